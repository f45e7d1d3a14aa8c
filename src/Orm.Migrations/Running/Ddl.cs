using Orm.Dialects;
using Orm.Schema;

namespace Orm.Migrations;

/// <summary>The statements of changes under a dialect.</summary>
internal static class Ddl
{
    public static IEnumerable<(SchemaStatement Statement, bool IsAuthors)> Write(Dialect dialect, List<SchemaOperation> operations, DatabaseSchema before)
    {
        SchemaWriter writer = dialect.Schema;
        foreach (SchemaOperation operation in operations)
        {
            if (operation is SqlOperation sql)
            {
                yield return (new SchemaStatement(sql.Sql), true);
                continue;
            }

            if (operation is CreateTableOperation create)
            {
                yield return (new SchemaStatement(writer.CreateTable(create.Table, ifNotExists: false)), false);
                foreach (IndexSchema index in create.Table.Indexes)
                    yield return (new SchemaStatement(writer.CreateIndex(create.Table.Name, index, ifNotExists: false)), false);
            }
            else if (operation is DropTableOperation drop)
            {
                yield return (new SchemaStatement(writer.DropTable(drop.Table, ifExists: false)), false);
            }
            else
            {
                throw new NotSupportedException(operation.ToString());
            }
        }
    }
}
