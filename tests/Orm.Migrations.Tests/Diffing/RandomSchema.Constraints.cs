using Orm.Mapping;
using Orm.Schema;

namespace Orm.Migrations.Tests.Diffing;

/// <content>Keys, indexes and constraints.</content>
internal sealed partial class RandomSchema
{
    private DatabaseSchema? AddIndex()
    {
        if (Table() is not { } table)
            return null;
        ColumnSchema[] columns = [.. table.Columns.Where(static c => c.Type.MaxLength is not null || c.Type.Kind is not (StoredKind.String or StoredKind.Bytes)).OrderBy(_ => random.Next()).Take(random.Next(1, 3))];
        return Replace(table, table with
        {
            Indexes = [.. table.Indexes, new IndexSchema(Name("ix"), [.. columns.Select(c => new IndexColumnSchema(c.Name, random.Next(4) == 0))])
            {
                // Only where rows cannot meet.
                IsUnique = columns.Any(static c => c.Name.StartsWith('i')),
                Filter = database?.PartialIndexes != false && random.Next(3) == 0 ? $"{columns[0].Name} IS NOT NULL" : null,
            }],
        });
    }

    private DatabaseSchema? DropIndex() => Table(static t => t.Indexes.Count > 0) is { } table
        ? Replace(table, table with { Indexes = [.. table.Indexes.Except([Pick(table.Indexes)])] })
        : null;

    private DatabaseSchema? RenameIndex()
    {
        if (Table(static t => t.Indexes.Count > 0) is not { } table)
            return null;
        IndexSchema index = Pick(table.Indexes);
        return new RenameIndexOperation(table.Name, index.Name, Name("ix")).Apply(Schema);
    }

    private DatabaseSchema? AddForeignKey()
    {
        if (Table() is not { } table
            || Table(static t => t.PrimaryKey is { Columns: [['i', ..]] } && t.FindColumn(t.PrimaryKey.Columns[0])!.Type.Kind == StoredKind.Int32) is not { } principal)
        {
            return null;
        }

        string column = Name("r");
        _principals.Add(principal.Name.Name);
        return Replace(table, table with
        {
            Columns = [.. table.Columns, new ColumnSchema(column, new(StoredKind.Int32)) { IsNullable = true }],
            ForeignKeys = [.. table.ForeignKeys, new ForeignKeySchema(Name("fk"), [column], principal.Name, principal.PrimaryKey!.Columns)
            {
                OnDelete = Pick([ReferentialAction.NoAction, ReferentialAction.Cascade, ReferentialAction.SetNull]),
            }],
            Indexes = random.Next(2) == 0 ? table.Indexes : [.. table.Indexes, new IndexSchema(Name("ix"), [new(column)])],
        });
    }

    private DatabaseSchema? DropForeignKey() => Table(static t => t.ForeignKeys.Count > 0) is { } table
        ? Replace(table, table with { ForeignKeys = [.. table.ForeignKeys.Except([Pick(table.ForeignKeys)])] })
        : null;

    private DatabaseSchema? AddCheck()
    {
        if (Free(static c => c.Type.Kind is StoredKind.Int32 or StoredKind.Int64 && c.ComputedSql is null) is not { } found)
            return null;
        return Replace(found.Table, found.Table with { Checks = [.. found.Table.Checks, new CheckSchema(Name("ck"), $"{found.Column.Name} >= -{random.Next(5, 9)}")] });
    }

    private DatabaseSchema? DropCheck() => Table(static t => t.Checks.Count > 0) is { } table
        ? Replace(table, table with { Checks = [.. table.Checks.Except([Pick(table.Checks)])] })
        : null;

    private DatabaseSchema? RenameConstraint()
    {
        if (Table(static t => t.Checks.Count + t.ForeignKeys.Count > 0) is not { } table)
            return null;
        string name = Pick([.. table.Checks.Select(static c => c.Name), .. table.ForeignKeys.Select(static f => f.Name)]);
        return new RenameConstraintOperation(table.Name, name, Name("k")).Apply(Schema);
    }

    private DatabaseSchema? ChangeKey() => Table(t => Schema.Tables.All(o => o.ForeignKeys.All(f => f.Principal != t.Name))) is not { } table ? null
        : IsOnPaper ? WithAnyKey(table)
        : WithWiderOrNarrowerKey(table);

    private DatabaseSchema WithAnyKey(TableSchema table)
    {
        ColumnSchema key = Pick(table.Columns);
        return random.Next(3) == 0 || key.ComputedSql is not null
            ? Replace(table, table with { PrimaryKey = null, Columns = [.. table.Columns.Select(static c => c with { Generation = ValueGeneration.None, Sequence = null })] })
            : Replace(table, table with
            {
                PrimaryKey = new KeySchema($"pk_{table.Name}", [key.Name]),
                Columns = [.. table.Columns.Select(c => c with { Generation = c == key && c.Type.Kind == StoredKind.Int32 ? ValueGeneration.Identity : ValueGeneration.None, IsNullable = c != key && c.IsNullable, Sequence = null })],
            });
    }

    // Rows stay apart by their number alone: another column joins it, or leaves it to itself again.
    private DatabaseSchema? WithWiderOrNarrowerKey(TableSchema table)
    {
        ColumnSchema number = table.Columns.First(static c => c.Name.StartsWith('i'));
        bool isAlone = table.PrimaryKey!.Columns.Count == 1;
        ColumnSchema[] others = [.. table.Columns.Where(c => c is { IsNullable: false, ComputedSql: null, Generation: ValueGeneration.None } && c != number && c.Type is { Kind: StoredKind.Int32 or StoredKind.Int64 } or { MaxLength: not null })];
        if (isAlone && others.Length == 0)
            return null;
        return Replace(table, table with
        {
            PrimaryKey = table.PrimaryKey with { Columns = isAlone ? [number.Name, Pick(others).Name] : [number.Name] },
            Columns = [.. table.Columns.Select(c => c == number ? c with { Generation = isAlone ? ValueGeneration.None : ValueGeneration.Identity } : c)],
        });
    }
}
