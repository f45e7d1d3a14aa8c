using System.Numerics;

namespace Orm.UnitOfWork;

/// <summary>A set of column ordinals; equal sets share one statement.</summary>
internal struct ColumnSet : IEquatable<ColumnSet>
{
    private ulong _first;
    private ulong[]? _more;

    public readonly bool IsEmpty => _first == 0 && (_more is null || Array.TrueForAll(_more, static w => w == 0));

    public void Add(int column)
    {
        if (column < 64)
        {
            _first |= 1UL << column;
            return;
        }

        int word = column / 64 - 1;
        ulong[] more = new ulong[Math.Max(word + 1, _more?.Length ?? 0)];
        _more?.CopyTo(more, 0);
        more[word] |= 1UL << (column % 64);
        _more = more;
    }

    public void Remove(int column)
    {
        if (column < 64)
        {
            _first &= ~(1UL << column);
            return;
        }

        int word = column / 64 - 1;
        if (_more is null || word >= _more.Length)
            return;
        _more = (ulong[])_more.Clone();
        _more[word] &= ~(1UL << (column % 64));
    }

    public void AddAll(in ColumnSet other)
    {
        if (other.IsEmpty)
            return;
        foreach (int column in other.ToArray())
            Add(column);
    }

    public void RemoveAll(in ColumnSet other)
    {
        if (other.IsEmpty)
            return;
        foreach (int column in other.ToArray())
            Remove(column);
    }

    public void KeepAll(in ColumnSet other)
    {
        foreach (int column in ToArray())
        {
            if (!other.Contains(column))
                Remove(column);
        }
    }

    public readonly bool Contains(int column) =>
        column < 64
            ? (_first & (1UL << column)) != 0
            : _more is not null && column / 64 - 1 < _more.Length && (_more[column / 64 - 1] & (1UL << (column % 64))) != 0;

    public readonly int[] ToArray()
    {
        int count = BitOperations.PopCount(_first);
        int top = 64;
        if (_more is not null)
        {
            top += _more.Length * 64;
            foreach (ulong word in _more)
                count += BitOperations.PopCount(word);
        }

        int[] columns = new int[count];
        for (int column = 0, i = 0; column < top && i < count; column++)
        {
            if (Contains(column))
                columns[i++] = column;
        }

        return columns;
    }

    public readonly bool Equals(ColumnSet other)
    {
        if (_first != other._first)
            return false;
        int words = Math.Max(_more?.Length ?? 0, other._more?.Length ?? 0);
        for (int i = 0; i < words; i++)
        {
            if (Word(_more, i) != Word(other._more, i))
                return false;
        }

        return true;
    }

    public override readonly bool Equals(object? obj) => obj is ColumnSet other && Equals(other);

    public override readonly int GetHashCode() => _first.GetHashCode();

    private static ulong Word(ulong[]? words, int index) => words is not null && index < words.Length ? words[index] : 0;
}
