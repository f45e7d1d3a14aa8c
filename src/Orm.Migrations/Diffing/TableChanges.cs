using Orm.Schema;

namespace Orm.Migrations;

/// <summary>One table that stays: as it was, as it is called and its columns are called now, and as it is to be.</summary>
internal sealed class TableChanges
{
    private readonly HashSet<string> _renamedFrom;

    /// <param name="before">The table before renames.</param>
    /// <param name="now">The table after renames.</param>
    /// <param name="target">The table as wanted.</param>
    /// <param name="renamedColumns">The old names of renamed columns.</param>
    public TableChanges(TableSchema before, TableSchema now, TableSchema target, IEnumerable<string> renamedColumns)
    {
        Before = before;
        Now = now;
        Target = target;
        _renamedFrom = [.. renamedColumns];
        Reshaped = [.. now.Columns.Where(c => target.FindColumn(c.Name) is { } wanted && IsReshaped(c, wanted)).Select(static c => c.Name)];
        Dropped = [.. now.Columns.Where(c => target.FindColumn(c.Name) is null).Select(static c => c.Name)];
        Remade = [.. now.Columns.Where(IsRemade).Select(static c => c.Name)];
        KeyChanges = now.PrimaryKey is { } key && (target.PrimaryKey is not { } wantedKey || key.Columns != wantedKey.Columns || key.Columns.Any(Remade.Contains));
    }

    public TableSchema Before { get; }

    public TableSchema Now { get; }

    public TableSchema Target { get; }

    /// <summary>Columns whose values take another form.</summary>
    public HashSet<string> Reshaped { get; }

    /// <summary>Columns that go.</summary>
    public HashSet<string> Dropped { get; }

    /// <summary>Computed columns that are dropped and added again, or for good.</summary>
    public HashSet<string> Remade { get; }

    /// <summary>Whether the primary key goes, for another one or for good.</summary>
    public bool KeyChanges { get; }

    /// <summary>Whether a view over the table may see a difference.</summary>
    public bool TouchesViews => Before.Name != Target.Name || _renamedFrom.Count > 0 || !SameColumns();

    public bool IsIndexDropped(IndexSchema index) =>
        !Target.Indexes.Contains(index) && RenamedIndex(index) is null
        || index.Columns.Any(c => Remade.Contains(c.Name) || Dropped.Contains(c.Name))
        || MentionsChanged(index.Filter);

    /// <summary>The name that an index gets which is otherwise the same, or null.</summary>
    public string? RenamedIndex(IndexSchema index) => Target.Indexes.Any(i => i.Name == index.Name)
        ? null
        : Target.Indexes.FirstOrDefault(i => i with { Name = index.Name } == index && Now.Indexes.All(n => n.Name != i.Name))?.Name;

    public bool IsCheckDropped(CheckSchema check) =>
        (!Target.Checks.Contains(check) && RenamedCheck(check) is null) || MentionsChanged(check.Sql);

    public string? RenamedCheck(CheckSchema check) => IsTaken(check.Name, Target)
        ? null
        : Target.Checks.FirstOrDefault(c => c.Sql == check.Sql && !IsTaken(c.Name, Now))?.Name;

    public string? RenamedForeignKey(ForeignKeySchema foreignKey) => IsTaken(foreignKey.Name, Target)
        ? null
        : Target.ForeignKeys.FirstOrDefault(f => f with { Name = foreignKey.Name } == foreignKey && !IsTaken(f.Name, Now))?.Name;

    private static bool IsTaken(string constraint, TableSchema table) =>
        table.PrimaryKey?.Name == constraint || table.ForeignKeys.Any(f => f.Name == constraint) || table.Checks.Any(c => c.Name == constraint);

    private static bool IsReshaped(ColumnSchema now, ColumnSchema wanted) =>
        now.Type != wanted.Type || now.Collation != wanted.Collation || now.ComputedSql != wanted.ComputedSql || now.IsStored != wanted.IsStored;

    private bool IsRemade(ColumnSchema now)
    {
        if (now.ComputedSql is null)
            return Target.FindColumn(now.Name)?.ComputedSql is not null;
        if (MentionsChanged(now.ComputedSql))
            return true;
        ColumnSchema? wanted = Target.FindColumn(now.Name);
        bool becomesPlain = wanted is { ComputedSql: null } && now.IsStored;
        return wanted is null || (now != wanted && !becomesPlain);
    }

    private bool MentionsChanged(string? sql) =>
        sql is not null && (sql.MentionsAny(_renamedFrom) || sql.MentionsAny(Reshaped) || sql.MentionsAny(Dropped));

    private bool SameColumns() =>
        Now.Columns.Count == Target.Columns.Count && Now.Columns.All(c => Target.FindColumn(c.Name) == c);
}
