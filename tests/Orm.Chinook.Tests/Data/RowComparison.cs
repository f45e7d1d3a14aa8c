using System.Globalization;
using System.Runtime.CompilerServices;
using Microsoft.Data.Sqlite;
using Orm.Chinook.Tests.Model;

namespace Orm.Chinook.Tests.Data;

/// <summary>Compares what Orm gave with what hand-written SQL gives through Microsoft.Data.Sqlite: the same rows in the same order, value by value.</summary>
internal static class RowComparison
{
    /// <summary>Fails unless <paramref name="actual"/> are the rows of <paramref name="sql"/>, of which there must be some.</summary>
    /// <param name="copy">The database that both read.</param>
    /// <param name="actual">Orm's rows: entities, tuples, scalars, or arrays of values.</param>
    /// <param name="sql">The hand-written statement; its columns stand in the order of the values.</param>
    /// <param name="parameters">Its parameters, <c>@p0</c> and so on.</param>
    /// <param name="mayBeEmpty">Whether no row at all is what is expected.</param>
    internal static void SameRows<T>(ChinookCopy copy, IReadOnlyCollection<T> actual, string sql, object[]? parameters = null, bool mayBeEmpty = false)
    {
        using var connection = copy.Open();
        using var command = connection.CreateCommand();
        command.CommandText = sql;
        for (var i = 0; i < (parameters?.Length ?? 0); i++)
            command.Parameters.AddWithValue("@p" + i.ToString(CultureInfo.InvariantCulture), parameters![i]);

        using var reader = command.ExecuteReader();
        var row = 0;
        foreach (var item in actual)
        {
            Assert.True(reader.Read(), $"Orm gave {actual.Count} rows, the hand-written SQL only {row}:\n{sql}");
            var values = Values(item);
            Assert.True(values.Count == reader.FieldCount, $"Orm gave {values.Count} values in a row, the hand-written SQL {reader.FieldCount}:\n{sql}");
            for (var i = 0; i < values.Count; i++)
            {
                var expected = Expected(reader, i, values[i]);
                if (!Equals(expected, values[i]))
                    Assert.Fail($"Row {row}, {reader.GetName(i)}: Orm gave {Show(values[i])}, the hand-written SQL {Show(expected)}:\n{sql}");
            }

            row++;
        }

        Assert.False(reader.Read(), $"Orm gave only {actual.Count} rows, the hand-written SQL more:\n{sql}");
        Assert.True(row > 0 || mayBeEmpty, $"The hand-written SQL gave no row, so nothing was compared:\n{sql}");
    }

    // The typed getter of the type that Orm gave: the value must be the same under the type that was asked for. Integers must be
    // stored as such, since the getter would cut what stands after the point. A decimal in a real has fifteen digits: the
    // conversion rounds to them, as GetDecimal, which takes seventeen, does not.
    private static object? Expected(SqliteDataReader reader, int ordinal, object? actual)
    {
        if (reader.IsDBNull(ordinal))
            return null;
        return actual switch
        {
            int when reader.GetValue(ordinal) is long => reader.GetInt32(ordinal),
            long when reader.GetValue(ordinal) is long => reader.GetInt64(ordinal),
            decimal when reader.GetValue(ordinal) is double real => (decimal)real,
            decimal => reader.GetDecimal(ordinal),
            double => reader.GetDouble(ordinal),
            string => reader.GetString(ordinal),
            bool => reader.GetBoolean(ordinal),
            DateTime => reader.GetDateTime(ordinal),
            null or int or long => reader.GetValue(ordinal),
            _ => throw new NotSupportedException($"No comparison for {actual.GetType()}."),
        };
    }

    private static List<object?> Values(object? item)
    {
        var values = new List<object?>();
        Flatten(item, values);
        return values;
    }

    private static void Flatten(object? item, List<object?> values)
    {
        switch (item)
        {
            case ITuple tuple:
                for (var i = 0; i < tuple.Length; i++)
                    Flatten(tuple[i], values);
                break;
            case object?[] array:
                values.AddRange(array);
                break;
            case Orm.Mapping.IEntity entity:
                values.AddRange(EntityValues.Of(entity));
                break;
            default:
                values.Add(item);
                break;
        }
    }

    private static string Show(object? value) => value is null ? "null" : $"{Convert.ToString(value, CultureInfo.InvariantCulture)} ({value.GetType().Name})";
}
