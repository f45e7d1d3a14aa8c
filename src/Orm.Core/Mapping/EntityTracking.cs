using System.ComponentModel;
using System.Runtime.CompilerServices;
using Orm.UnitOfWork;

namespace Orm.Mapping;

/// <summary>The tracking state inside an entity: its owner, a dirty bit per column, and its state.</summary>
/// <remarks>
/// A field of the generated half. Bits are set by generated setters, also while detached, where they mean "was assigned".
/// Columns and relationships past the 64th live in words that are allocated on first use.
/// </remarks>
[EditorBrowsable(EditorBrowsableState.Never)]
public struct EntityTracking
{
    internal ChangeTracker? Owner;
    internal EntityExtra? Extra;
    private ulong _changed;
    private ulong[]? _more;
    private ulong _loaded;
    internal EntityState State;

    // True from the moment the entity is read or inserted, whether a session holds it or not.
    internal bool HasRow;

    // True while the entity stands in its tracker's list of changed entities.
    internal bool IsQueued;

    // The tracker's epoch in which the columns were read; an older one may be read again.
    internal int Epoch;

    /// <summary>True when a setter should keep the column's old value: the entity has a row and this is its first change.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public readonly bool IsFirstChange(int column) => HasRow && !IsChanged(column);

    /// <summary>Marks a column as changed; the first change of an attached entity reports it to its session.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void MarkChanged(IEntity entity, int column)
    {
        bool wasClean = !HasChanges;
        if (column < 64)
            _changed |= 1UL << column;
        else
            MarkMore(column);
        if (wasClean && Owner is not null)
            Owner.EntityChanged(entity);
    }

    /// <summary>Notes an assignment that changes nothing: it counts for an entity without a row, whose INSERT names assigned columns.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void MarkAssigned(int column)
    {
        if (HasRow)
            return;
        if (column < 64)
            _changed |= 1UL << column;
        else
            MarkMore(column);
    }

    /// <summary>Whether the column was assigned since the entity was loaded, or, while it is new, at all.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public readonly bool IsChanged(int column) =>
        column < 64 ? (_changed & (1UL << column)) != 0 : IsMoreChanged(column);

    /// <summary>Whether any column is marked.</summary>
    public readonly bool HasChanges => _changed != 0 || _more is not null;

    /// <summary>Whether the relationship with this index was loaded or assigned.</summary>
    public readonly bool IsLoaded(int relationship) =>
        relationship < 64 ? (_loaded & (1UL << relationship)) != 0 : Extra is { } extra && extra.IsLoaded(relationship);

    /// <summary>Notes that the relationship with this index holds what the database (or the user) gave it.</summary>
    public void MarkLoaded(int relationship)
    {
        if (relationship < 64)
            _loaded |= 1UL << relationship;
        else
            (Extra ??= new EntityExtra()).SetLoaded(relationship, true);
    }

    /// <summary>Notes that the relationship with this index is no longer known.</summary>
    public void MarkUnloaded(int relationship)
    {
        if (relationship < 64)
            _loaded &= ~(1UL << relationship);
        else
            Extra?.SetLoaded(relationship, false);
    }

    internal void ClearChanges()
    {
        _changed = 0;
        _more = null;
    }

    internal void ClearChange(int column)
    {
        if (column < 64)
            _changed &= ~(1UL << column);
        else if (_more is not null && column / 64 - 1 < _more.Length)
        {
            _more[column / 64 - 1] &= ~(1UL << (column % 64));
            if (Array.TrueForAll(_more, static w => w == 0))
                _more = null;
        }
    }

    /// <summary>The dirty words as they stand, to be restored by a rollback.</summary>
    internal readonly (ulong First, ulong[]? More) TakeMask() => (_changed, _more is null ? null : (ulong[])_more.Clone());

    /// <summary>Makes the dirty words those taken before.</summary>
    internal void SetMask((ulong First, ulong[]? More) mask) => (_changed, _more) = mask;

    private readonly bool IsMoreChanged(int column)
    {
        int word = column / 64 - 1;
        return _more is not null && word < _more.Length && (_more[word] & (1UL << (column % 64))) != 0;
    }

    private void MarkMore(int column)
    {
        int word = column / 64 - 1;
        if (_more is null || _more.Length <= word)
            Array.Resize(ref _more, word + 1);
        _more[word] |= 1UL << (column % 64);
    }
}
