using System.Data.Common;
using Orm.Execution;

namespace Orm.Mapping;

/// <summary>How values of one CLR type travel to and from a column: what is bound, and how it is read back.</summary>
public abstract class ColumnType
{
    private protected ColumnType(StoredKind kind) => Kind = kind;

    /// <summary>The kind of value that the database stores.</summary>
    public StoredKind Kind { get; }

    /// <summary>The CLR type of the model's value.</summary>
    public abstract Type ModelType { get; }

    /// <summary>The name of the database's own type (a native enum, a domain) when the kind does not tell it; else null.</summary>
    public virtual string? DatabaseTypeName => null;

    /// <summary>The labels of a native enum in the order in which its type declares them; else null.</summary>
    public virtual IReadOnlyCollection<string>? Labels => null;

    /// <summary>Whether a value is an array whose elements are of <see cref="Kind"/>.</summary>
    public virtual bool IsArray => false;

    /// <summary>The mapping that this one differs from only in how many digits it keeps: values of both compare.</summary>
    internal virtual ColumnType Kin => this;

    /// <summary>Whether values are decimals that may have more than 15 digits, which not every database keeps as numbers.</summary>
    internal virtual bool IsLongDecimal => false;

    /// <summary>The same mapping for a column that keeps so many digits of the second's fraction; itself where there are none.</summary>
    internal virtual ColumnType WithDigits(int digits) => this;

    /// <summary>Binds null where a value of this mapping is expected.</summary>
    public virtual void BindNull(ParameterBinder binder, int ordinal)
    {
        ArgumentNullException.ThrowIfNull(binder);
        binder.SetNull(ordinal, Kind);
    }

    /// <summary>Reads a value from a row and binds it as a parameter.</summary>
    internal abstract void Copy(DbDataReader row, int ordinal, ParameterBinder binder, int parameter);
}

/// <summary>The typed form of <see cref="ColumnType"/>: binds and reads without boxing.</summary>
/// <typeparam name="T">The model's type, never nullable: null is the caller's business on both ways.</typeparam>
public abstract class ColumnType<T> : ColumnType
{
    /// <summary>Creates a mapping that stores values of the given kind.</summary>
    protected ColumnType(StoredKind kind)
        : base(kind)
    {
    }

    /// <inheritdoc/>
    public sealed override Type ModelType => typeof(T);

    /// <summary>Binds a value that is not null.</summary>
    public abstract void Bind(ParameterBinder binder, int ordinal, T value);

    /// <summary>Reads a value that is not null.</summary>
    public abstract T Read(DbDataReader row, int ordinal);

    internal sealed override void Copy(DbDataReader row, int ordinal, ParameterBinder binder, int parameter) =>
        Bind(binder, parameter, Read(row, ordinal));
}
