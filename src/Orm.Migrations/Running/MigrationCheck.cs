using Orm.Schema;

namespace Orm.Migrations;

/// <summary>How model, revisions and database stand to one another.</summary>
/// <param name="Pending">What leads from the revisions to the model.</param>
/// <param name="Missing">The revisions that the database does not have.</param>
/// <param name="Drift">How the database differs from the revisions that it has, a sentence each.</param>
public sealed record MigrationCheck(IReadOnlyList<SchemaOperation> Pending, IReadOnlyList<Revision> Missing, IReadOnlyList<string> Drift)
{
    /// <summary>Whether all three agree.</summary>
    public bool IsClean => Pending.Count == 0 && Missing.Count == 0 && Drift.Count == 0;
}
