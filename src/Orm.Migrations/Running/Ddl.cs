using Orm.Dialects;
using Orm.Schema;

namespace Orm.Migrations;

/// <summary>The statements of changes under a dialect.</summary>
internal static class Ddl
{
    /// <summary>The statements, each with whether the author wrote it.</summary>
    public static IEnumerable<(SchemaStatement Statement, bool IsAuthors)> Write(Dialect dialect, List<SchemaOperation> operations, DatabaseSchema before)
    {
        HashSet<string> own = [.. operations.OfType<SqlOperation>().Select(static o => o.Sql)];
        // Whether SQL runs on this server is decided before.
        List<SchemaOperation> chosen = [.. operations.Select(static o => o is SqlOperation { Dialect: not null } sql ? sql with { Dialect = null } : o)];
        return dialect.Schema.Write(chosen, before).Select(s => (s, own.Contains(s.Sql)));
    }
}
