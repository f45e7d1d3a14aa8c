using System.Data.Common;
using Orm.Statements;

namespace Orm;

/// <summary>The current row of raw SQL.</summary>
public readonly ref struct RawRow
{
    private readonly DbDataReader _reader;

    internal RawRow(DbDataReader reader) => _reader = reader;

    /// <summary>The value of a column by its number, from 0. Null gives null where <typeparamref name="T"/> has it, else an error.</summary>
    public T Get<T>(int ordinal) => RawValue<T>.Read(_reader, ordinal);

    /// <summary>The value of a column by its name.</summary>
    public T Get<T>(string column) => RawValue<T>.Read(_reader, _reader.GetOrdinal(column));
}
