using System.Data.Common;
using Orm.Execution;

namespace Orm.Mapping;

/// <summary>How the elements of an array travel: as values of their type's mapping.</summary>
/// <typeparam name="T">The elements' type as the collection has it.</typeparam>
internal class ArrayItems<T>(ColumnType element, bool hasNulls)
{
    /// <summary>How an element is stored.</summary>
    public ColumnType Element { get; } = element;

    /// <summary>Whether an element may be null.</summary>
    public bool HasNulls { get; } = hasNulls;

    /// <summary>Whether elements as the driver gives them need nothing done to them.</summary>
    public bool IsPlain { get; } = Array.IndexOf(Plain, element) >= 0;

    private static ColumnType[] Plain { get; } =
    [
        ColumnTypes.Boolean, ColumnTypes.Int16, ColumnTypes.Int32, ColumnTypes.Int64, ColumnTypes.Single, ColumnTypes.Double,
        ColumnTypes.Decimal, ColumnTypes.String, ColumnTypes.Guid, ColumnTypes.DateOnly, ColumnTypes.Bytes,
    ];

    /// <summary>Binds an element that is not null.</summary>
    public virtual void Bind(ParameterBinder binder, int ordinal, T item) => ((ColumnType<T>)Element).Bind(binder, ordinal, item);

    /// <summary>Reads an element that is not null.</summary>
    public virtual T Read(DbDataReader row) => ((ColumnType<T>)Element).Read(row, 0);
}

/// <summary>The same where elements are nullable values.</summary>
internal sealed class NullableArrayItems<T>(ColumnType<T> element) : ArrayItems<T?>(element, hasNulls: true)
    where T : struct
{
    public override void Bind(ParameterBinder binder, int ordinal, T? item) => element.Bind(binder, ordinal, item.GetValueOrDefault());

    public override T? Read(DbDataReader row) => element.Read(row, 0);
}
