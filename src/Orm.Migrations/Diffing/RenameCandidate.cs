using Orm.Schema;

namespace Orm.Migrations;

/// <summary>Something that goes beside something alike that comes: a rename perhaps, which only the author knows.</summary>
/// <param name="Table">The table, under the name that it is to have, when a column is meant; null when a table is.</param>
/// <param name="Old">The name of what goes.</param>
/// <param name="New">The name of what comes.</param>
public sealed record RenameCandidate(ObjectName? Table, string Old, string New)
{
    /// <summary>The words by which <see cref="RenameChoices.Parse"/> takes it: <c>users.name:full_name</c>.</summary>
    public string Option => Table is { } table ? $"{table}.{Old}:{New}" : $"{Old}:{New}";

    /// <inheritdoc/>
    public override string ToString() => Table is { } table
        ? $"column '{Old}' of table '{table}' may have become '{New}'"
        : $"table '{Old}' may have become '{New}'";
}
