using Orm.Migrations;
using Orm.Schema;

namespace Orm.Chinook.Tests.Data;

/// <summary>A revision that makes a schema from nothing.</summary>
internal sealed class Created(IReadOnlyList<SchemaOperation> operations) : Migration
{
    public static Revision Revision(string id, DatabaseSchema schema) => new(id, [], "", () => new Created(SchemaDiffer.Diff(DatabaseSchema.Empty, schema)));

    public override void Upgrade(MigrationBuilder op)
    {
        foreach (SchemaOperation operation in operations)
            op.Apply(operation);
    }
}
