namespace Orm.Mapping;

/// <summary>
/// A type of time. Those of columns cut values to the digits that the column keeps (SEMANTICS 20), so that a value in a statement finds
/// what a flush stored. Exists once for each number of digits; the root, which every digit passes, is the one in <see cref="ColumnTypes"/>.
/// </summary>
internal abstract class TemporalType<T>(StoredKind kind, int digits, TemporalType<T>? root) : ColumnType<T>(kind)
{
    private readonly TemporalType<T>?[]? _variants = root is null ? new TemporalType<T>?[TemporalType.MostDigits + 1] : null;

    internal sealed override ColumnType Kin => root ?? this;

    protected int Digits => digits;

    internal sealed override ColumnType WithDigits(int digits)
    {
        if (root is not null)
            return root.WithDigits(digits);
        digits = Math.Clamp(digits, 0, TemporalType.MostDigits);
        if (digits == Digits)
            return this;
        return Volatile.Read(ref _variants![digits]) ?? Interlocked.CompareExchange(ref _variants[digits], Create(digits), null) ?? _variants[digits]!;
    }

    /// <summary>Makes the mapping for another number of digits, of which this is the root.</summary>
    private protected abstract TemporalType<T> Create(int digits);
}

/// <summary>What all of them share.</summary>
internal static class TemporalType
{
    /// <summary>What a column keeps that declares nothing: microseconds.</summary>
    public const int DefaultDigits = 6;

    /// <summary>What a tick is.</summary>
    public const int MostDigits = 7;
}
