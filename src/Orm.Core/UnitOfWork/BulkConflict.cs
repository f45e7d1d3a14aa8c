using Orm.Mapping;
using Orm.Statements;

namespace Orm.UnitOfWork;

/// <summary>The unique constraint by which an upsert finds rows that are there already, and whether these change.</summary>
internal sealed class BulkConflict
{
    private BulkConflict(int[] columns, bool updates) => (Columns, Updates) = (columns, updates);

    public int[] Columns { get; }

    public bool Updates { get; }

    /// <summary>The constraint over the columns that a user named, or over the key.</summary>
    public static BulkConflict Of(EntityMapper mapper, IColumn[] columns, bool updates)
    {
        if (columns.Length == 0)
        {
            return new BulkConflict(
                mapper.Table.PrimaryKey?.Columns ?? throw new InvalidOperationException($"{mapper.EntityName} has no key, so an upsert needs the columns of a unique constraint."), updates);
        }

        int[] named = Array.ConvertAll(columns, static c => c.Ordinal);
        bool isKey = mapper.Table.PrimaryKey is { } key && IsSame(key.Columns, named);
        if (!isKey && !Array.Exists(mapper.Table.Indexes, i => i.IsUnique && i.Filter is null && IsSame(i.Columns, named)))
        {
            string names = string.Join(", ", Array.ConvertAll(named, c => mapper.Table.Columns[c].Property));
            throw new ArgumentException($"{mapper.EntityName} has no unique constraint over {names}, by which an upsert could find its rows. Declare one: [Index(nameof({mapper.Table.Columns[named[0]].Property}), Unique = true)].", nameof(columns));
        }

        return new BulkConflict(named, updates);
    }

    /// <summary>The inserted columns that a row which is there already takes over.</summary>
    public int[] UpdatesOf(EntityMapper mapper, int[] inserted) => Updates
        ? Array.FindAll(inserted, c => Array.IndexOf(Columns, c) < 0 && Array.IndexOf(mapper.Shape.Key, c) < 0)
        : [];

    private static bool IsSame(int[] some, int[] others) => some.Length == others.Length && Array.TrueForAll(some, c => Array.IndexOf(others, c) >= 0);
}
