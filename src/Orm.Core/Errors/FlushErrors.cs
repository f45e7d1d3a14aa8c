using Orm.Dialects;
using Orm.Execution;
using Orm.Mapping;

namespace Orm;

/// <summary>Completes an error by what a flush was writing when it came: some servers name nothing when a foreign key is violated.</summary>
internal static class FlushErrors
{
    /// <param name="error">What the server told.</param>
    /// <param name="batch">The batch whose statement failed.</param>
    /// <param name="models">The models of the database.</param>
    /// <param name="candidates">The foreign keys that it may have been, where there are several.</param>
    public static DatabaseError Complete(DatabaseError error, FlushBatch batch, IReadOnlyList<ModelInfo> models, out IReadOnlyList<string> candidates)
    {
        candidates = [];
        if (error.Table is not null || error.Constraint is not null)
            return error;
        if (error.Kind != DatabaseErrorKind.ForeignKeyViolation)
            return error with { Table = batch.Table.Name };
        List<(TableInfo Table, ForeignKeyInfo Key)> keys = [.. Concerned(batch, models)];
        if (keys.Count == 1)
            return error with { Table = keys[0].Table.Name, Constraint = keys[0].Key.Name };
        candidates = [.. keys.Select(static k => k.Key.Name)];
        return error with { Table = batch.Table.Name };
    }

    /// <summary>The candidates as a message ends with them.</summary>
    public static string Describe(IReadOnlyList<string> candidates) => candidates.Count == 0 ? "" : $" It is one of {string.Join(", ", candidates)}.";

    // A row that is written must find its principals; one that goes, or whose key changes, must leave no dependents behind.
    private static IEnumerable<(TableInfo Table, ForeignKeyInfo Key)> Concerned(FlushBatch batch, IReadOnlyList<ModelInfo> models)
    {
        foreach (ForeignKeyInfo key in batch.Table.ForeignKeys())
        {
            if (Array.Exists(batch.Columns, c => Array.IndexOf(key.Columns, c) >= 0))
                yield return (batch.Table, key);
        }

        if (batch.Kind is FlushBatchKind.Insert or FlushBatchKind.Link)
            yield break;
        foreach (TableInfo table in models.SelectMany(static m => m.Entities.Select(static e => e.Table).Concat(m.AssociationTables)))
        {
            foreach (ForeignKeyInfo key in table.ForeignKeys())
            {
                if (ReferenceEquals(key.Principal(), batch.Table)
                    && (batch.Kind == FlushBatchKind.Delete || Array.Exists(batch.Columns, c => Array.IndexOf(key.PrincipalColumns, c) >= 0)))
                    yield return (table, key);
            }
        }
    }
}
