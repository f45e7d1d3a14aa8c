using Orm.Dialects;
using Orm.Mapping;
using Orm.Schema;

namespace Orm.Sqlite;

internal sealed partial class SqliteSchemaWriter
{
    protected override SqlComparison Comparison { get; } = new() { FoldsQuotedNames = true, BooleansAreNumbers = true };

    protected override ColumnSchema Canonical(TableSchema table, ColumnSchema column)
    {
        ColumnSchema canonical = base.Canonical(table, column);
        return canonical.Collation == "BINARY" ? canonical with { Collation = null } : canonical;
    }

    // Constants stay as they were written.
    protected override string CanonicalText(StoredKind kind, string text) => text;
}
