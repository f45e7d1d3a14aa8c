using Orm.Dialects;
using Orm.Schema;

namespace Orm.PostgreSql;

internal sealed partial class PostgreSqlSchemaWriter
{
    protected override IEnumerable<string> CreateEnum(EnumSchema type)
    {
        ArgumentNullException.ThrowIfNull(type);
        if (type.Name.Schema is { } schema)
            yield return $"CREATE SCHEMA IF NOT EXISTS {Quoted(schema)}";
        yield return CreateType(type);
    }

    // A label that is added cannot be used before the transaction has ended; a type made anew can (postgresql.org/docs/current/sql-altertype.html).
    protected override IEnumerable<string> AlterEnum(DatabaseSchema after, EnumSchema type, EnumSchema changed, bool isUsedNext)
    {
        ArgumentNullException.ThrowIfNull(after);
        ArgumentNullException.ThrowIfNull(type);
        ArgumentNullException.ThrowIfNull(changed);
        bool onlyAdds = changed.Labels.Where(type.Labels.Contains).SequenceEqual(type.Labels);
        return onlyAdds && !isUsedNext ? AddLabels(type, changed) : Replace(after, type, changed);
    }

    private IEnumerable<string> AddLabels(EnumSchema type, EnumSchema changed)
    {
        List<string> present = [.. type.Labels];
        for (int i = 0; i < changed.Labels.Count; i++)
        {
            string label = changed.Labels[i];
            if (present.Contains(label))
                continue;
            string place = i > 0 ? $" AFTER {Literal(changed.Labels[i - 1])}" : present.Count > 0 ? $" BEFORE {Literal(present[0])}" : "";
            present.Insert(i, label);
            yield return $"ALTER TYPE {Quoted(type.Name)} ADD VALUE {Literal(label)}{place}";
        }
    }

    private IEnumerable<string> Replace(DatabaseSchema after, EnumSchema type, EnumSchema changed)
    {
        ObjectName old = type.Name with { Name = CanonicalName("orm_old_" + type.Name.Name) };
        yield return $"ALTER TYPE {Quoted(type.Name)} RENAME TO {Quoted(old.Name)}";
        yield return CreateType(changed);
        foreach (TableSchema table in after.Tables)
        {
            ColumnSchema[] columns = [.. table.Columns.Where(c => c.Type.Enum == type.Name)];
            // Conditions hold labels of the type that goes.
            CheckSchema[] checks = [.. table.Checks.Where(k => columns.Any(c => Mentions(k.Sql, c.Name)))];
            IndexSchema[] indexes = [.. table.Indexes.Where(i => columns.Any(c => Mentions(i.Filter, c.Name)))];
            foreach (string statement in (string[])[.. checks.SelectMany(c => DropCheck(table.Name, c.Name)), .. indexes.SelectMany(i => DropIndex(table, table, i))])
                yield return statement;
            foreach (ColumnSchema column in columns)
            {
                if (table.Columns.Any(c => Mentions(c.ComputedSql, column.Name)))
                    throw Cannot($"change the labels of {type.Name} while a column is computed from {table.Name}.{column.Name}", "Drop the computed column before, and add it again after.");
                string alter = $"ALTER TABLE {Quoted(table.Name)} ALTER COLUMN {Quoted(column.Name)}";
                string brackets = column.Type.IsArray ? "[]" : "";
                if (column.Default is not null)
                    yield return $"{alter} DROP DEFAULT";
                yield return $"{alter} TYPE {TypeName(column.Type)} USING {Quoted(column.Name)}::text{brackets}::{TypeName(column.Type)}";
                if (column.Default is not null)
                    yield return $"{alter} SET DEFAULT {DefaultText(column)}";
            }

            foreach (string statement in (string[])[.. checks.Select(c => $"ALTER TABLE {Quoted(table.Name)} ADD {Constraint(w => WriteCheck(w, c))}"), .. indexes.SelectMany(i => CreateIndex(table, table, i))])
                yield return statement;
        }

        yield return $"DROP TYPE {Quoted(old)}";
    }
}
