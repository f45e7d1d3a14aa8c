using Orm.Statements;

namespace Orm;

public static partial class Sql
{
    /// <summary>A window of the rows that are equal in the keys.</summary>
    public static RowWindow PartitionBy(params ReadOnlySpan<Operand> keys) => new(keys.ToArray(), []);

    /// <summary>A window of all rows in ascending order.</summary>
    public static RowWindow OrderBy(Operand key, Nulls nulls = Nulls.Default) => RowWindow.AllRows.OrderBy(key, nulls);

    /// <summary>A window of all rows in descending order.</summary>
    public static RowWindow OrderByDescending(Operand key, Nulls nulls = Nulls.Default) => RowWindow.AllRows.OrderByDescending(key, nulls);

    /// <summary>The row's number in its partition, from 1.</summary>
    public static WindowFunction<long> RowNumber() => new("row_number");

    /// <summary>The row's rank in its partition, from 1; rows that are equal in the order share one, and leave out as many after it.</summary>
    public static WindowFunction<long> Rank() => new("rank");

    /// <summary>The row's rank in its partition, from 1, without gaps.</summary>
    public static WindowFunction<long> DenseRank() => new("dense_rank");

    /// <summary>The row's rank in its partition, from 0 to 1.</summary>
    public static WindowFunction<double> PercentRank() => new("percent_rank");

    /// <summary>The share of the partition's rows that come before the row or are equal to it, up to 1.</summary>
    public static WindowFunction<double> CumulativeDistribution() => new("cume_dist");

    /// <summary>In which of a number of parts of about the same size the row stands, from 1.</summary>
    public static WindowFunction<long> Tile(int parts)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(parts, 1);
        return new WindowFunction<long>("ntile", new NumberLiteral(parts));
    }

    /// <summary>The value of an earlier row of the partition.</summary>
    public static NullableWindowFunction<T> Lag<T>(Operand<T> value, int rows = 1)
        where T : struct => Neighbour("lag", value, rows);

    /// <summary>The text of an earlier row of the partition.</summary>
    public static TextWindowFunction Lag(Operand<string> value, int rows = 1) => Neighbour("lag", value, rows);

    /// <summary>The value of a later row of the partition.</summary>
    public static NullableWindowFunction<T> Lead<T>(Operand<T> value, int rows = 1)
        where T : struct => Neighbour("lead", value, rows);

    /// <summary>The text of a later row of the partition.</summary>
    public static TextWindowFunction Lead(Operand<string> value, int rows = 1) => Neighbour("lead", value, rows);

    /// <summary>The value of the frame's first row.</summary>
    public static NullableWindowFunction<T> FirstValue<T>(Operand<T> value)
        where T : struct => new("first_value", value.Mapping, value);

    /// <summary>The text of the frame's first row.</summary>
    public static TextWindowFunction FirstValue(Operand<string> value) => new("first_value", value);

    /// <summary>The value of the frame's last row; the frame ends with the current row unless it says otherwise.</summary>
    public static NullableWindowFunction<T> LastValue<T>(Operand<T> value)
        where T : struct => new("last_value", value.Mapping, value);

    /// <summary>The text of the frame's last row; the frame ends with the current row unless it says otherwise.</summary>
    public static TextWindowFunction LastValue(Operand<string> value) => new("last_value", value);

    private static NullableWindowFunction<T> Neighbour<T>(string name, Operand<T> value, int rows)
        where T : struct
    {
        ArgumentOutOfRangeException.ThrowIfNegative(rows);
        return new NullableWindowFunction<T>(name, value.Mapping, value, new NumberLiteral(rows));
    }

    private static TextWindowFunction Neighbour(string name, Operand<string> value, int rows)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(rows);
        return new TextWindowFunction(name, value, new NumberLiteral(rows));
    }
}
