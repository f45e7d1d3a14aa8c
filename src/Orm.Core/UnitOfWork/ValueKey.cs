using Orm.Mapping;

namespace Orm.UnitOfWork;

/// <summary>Values of several columns as one dictionary key; boxed, so for conflicts and cycles only.</summary>
internal readonly struct ValueKey : IEquatable<ValueKey>
{
    private readonly TableInfo _table;
    private readonly int[] _columns;
    private readonly object[] _values;

    private ValueKey(TableInfo table, int[] columns, object[] values) => (_table, _columns, _values) = (table, columns, values);

    /// <summary>The entity's values of the columns of a unique key or of the table's key; false when one is null.</summary>
    public static bool TryRead(IEntity entity, int[] columns, bool original, TableInfo table, int[] named, out ValueKey key)
    {
        object[] values = new object[columns.Length];
        for (int i = 0; i < columns.Length; i++)
        {
            object? value = original ? entity.Mapper.GetOriginalValue(entity, columns[i]) : entity.Mapper.GetValue(entity, columns[i]);
            if (value is null)
            {
                key = default;
                return false;
            }

            values[i] = value;
        }

        key = new ValueKey(table, named, values);
        return true;
    }

    public bool Equals(ValueKey other) =>
        ReferenceEquals(_table, other._table) && _columns.AsSpan().SequenceEqual(other._columns) && _values.AsSpan().SequenceEqual(other._values);

    public override bool Equals(object? obj) => obj is ValueKey other && Equals(other);

    public override int GetHashCode()
    {
        var hash = default(HashCode);
        hash.Add(_table.Name, StringComparer.Ordinal);
        foreach (object value in _values)
            hash.Add(value);
        return hash.ToHashCode();
    }
}
