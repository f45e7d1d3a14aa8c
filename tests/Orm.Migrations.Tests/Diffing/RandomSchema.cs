using Orm.Dialects;
using Orm.Mapping;
using Orm.Schema;

namespace Orm.Migrations.Tests.Diffing;

/// <summary>A schema that changes in random steps, each of which a server with rows in the tables can follow, and the renames among them.</summary>
/// <param name="random">Where chance comes from.</param>
/// <param name="database">What the database has that follows the steps, with rows in its tables; null where all is on paper.</param>
internal sealed partial class RandomSchema(Random random, DialectFeatures? database = null)
{
    private const int MaxTables = 15;

    private readonly Dictionary<string, string> _tables = new(StringComparer.Ordinal);
    private readonly Dictionary<(string Table, string Column), string> _columns = [];
    private readonly HashSet<string> _principals = new(StringComparer.Ordinal);
    private int _names;

    private bool IsOnPaper => database is null;

    public DatabaseSchema Schema { get; private set; } = DatabaseSchema.Empty;

    /// <summary>Begins counting renames anew.</summary>
    public void Mark()
    {
        _tables.Clear();
        _columns.Clear();
        foreach (TableSchema table in Schema.Tables)
        {
            _tables[table.Name.Name] = table.Name.Name;
            foreach (ColumnSchema column in table.Columns)
                _columns[(table.Name.Name, column.Name)] = column.Name;
        }
    }

    /// <summary>The renames since the mark.</summary>
    public RenameChoices Renames()
    {
        var choices = new RenameChoices();
        foreach ((string old, string name) in _tables.Where(static t => t.Key != t.Value))
            choices.Table(old, name);
        foreach (((string table, string column), string name) in _columns.Where(static c => c.Key.Column != c.Value))
            choices.Column(table, column, name);
        return choices;
    }

    public void Step()
    {
        Func<DatabaseSchema?>[] steps =
        [
            AddTable, AddTable, AddTable, DropTable, RenameTable, AddColumn, AddColumn, DropColumn, RenameColumn, RenameColumn, Widen, Widen, Default,
            Nullable, AddIndex, AddIndex, DropIndex, RenameIndex, AddForeignKey, AddForeignKey, DropForeignKey, AddCheck, DropCheck, RenameConstraint,
            ChangeKey, ChangeKey, AddView, DropView, Comment, Retype, AddComputed, AddEnum, AlterEnum, DropEnum,
            .. database is null or { Sequences: true } ? new Func<DatabaseSchema?>[] { AddSequence } : [],
        ];
        DatabaseSchema? next = null;
        while (next is null)
            next = Pick(steps)();
        Schema = next.Ordered();
    }

    private DatabaseSchema Forget(TableSchema table)
    {
        foreach ((string old, string now) in _tables.Where(t => t.Value == table.Name.Name).ToArray())
        {
            _tables.Remove(old);
            foreach ((string Table, string Column) key in _columns.Keys.Where(k => k.Table == old).ToArray())
                _columns.Remove(key);
        }

        return Schema;
    }

    private void ForgetColumn(TableSchema table, ColumnSchema column)
    {
        foreach ((string Table, string Column) key in _columns.Where(c => _tables.GetValueOrDefault(c.Key.Table) == table.Name.Name && c.Value == column.Name).Select(static c => c.Key).ToArray())
            _columns.Remove(key);
    }

    private DatabaseSchema Replace(TableSchema table, TableSchema changed) => Replace(Schema, table, changed);

    private static DatabaseSchema Replace(DatabaseSchema schema, TableSchema table, TableSchema changed) =>
        schema with { Tables = [.. schema.Tables.Select(t => t == table ? changed : t)] };

    private TableSchema? Table(Func<TableSchema, bool>? fits = null)
    {
        TableSchema[] tables = [.. Schema.Tables.Where(t => fits?.Invoke(t) ?? true)];
        return tables.Length == 0 ? null : Pick(tables);
    }

    private T Pick<T>(IReadOnlyList<T> items) => items[random.Next(items.Count)];

    private string Name(string prefix) => $"{prefix}{++_names}";
}
