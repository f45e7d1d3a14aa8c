using System.Data.Common;
using System.Globalization;
using System.Runtime.CompilerServices;
using Microsoft.Data.Sqlite;
using Orm.Chinook.Tests.Model;

namespace Orm.Chinook.Tests.Data;

/// <summary>
/// Compares what Orm gave with what hand-written SQL gives through the database's driver: the same rows in the same order, value by
/// value. What another database than SQLite gave is compared with SQLite's file, too.
/// </summary>
internal static class RowComparison
{
    /// <summary>Fails unless <paramref name="actual"/> are the rows of <paramref name="sql"/>, of which there must be some.</summary>
    /// <param name="copy">The database that both read.</param>
    /// <param name="actual">Orm's rows: entities, tuples, scalars, or arrays of values.</param>
    /// <param name="sql">The hand-written statement; its columns stand in the order of the values.</param>
    /// <param name="parameters">Its parameters, <c>@p0</c> and so on.</param>
    /// <param name="everywhere">Whether the rows are those of the sample as it came, so that each database must give the same.</param>
    /// <param name="mayBeEmpty">Whether no row at all is what is expected.</param>
    internal static void SameRows<T>(
        ChinookCopy copy, IReadOnlyCollection<T> actual, HandWritten sql, object[]? parameters = null, bool everywhere = false, bool mayBeEmpty = false)
    {
        using (var connection = copy.Open())
            Compare(connection, actual, ChinookStore.Text(sql), parameters, mayBeEmpty, digits: null);
        if (!everywhere || ChinookStore.IsSqlite || sql.Differs is not null || (sql.ByName && ChinookStore.NamesKnowNoCase))
            return;

        // Amounts of money have two digits.
        using var original = new SqliteConnection($"Data Source={ChinookFile.Path("Chinook_Sqlite.sqlite")};Mode=ReadOnly;Pooling=False");
        original.Open();
        Compare(original, actual, sql.Sqlite, parameters, mayBeEmpty, digits: 3);
    }

    private static void Compare<T>(DbConnection connection, IReadOnlyCollection<T> actual, string sql, object[]? parameters, bool mayBeEmpty, int? digits)
    {
        using var command = connection.CreateCommand();
        command.CommandText = sql;
        for (var i = 0; i < (parameters?.Length ?? 0); i++)
        {
            var parameter = command.CreateParameter();
            parameter.ParameterName = "@p" + i.ToString(CultureInfo.InvariantCulture);
            parameter.Value = parameters![i];
            command.Parameters.Add(parameter);
        }

        var where = $"{connection.GetType().Name}:\n{sql}";
        using var reader = command.ExecuteReader();
        var row = 0;
        foreach (var item in actual)
        {
            Assert.True(reader.Read(), $"Orm gave {actual.Count} rows, the hand-written SQL only {row}, {where}");
            var values = Values(item);
            Assert.True(values.Count == reader.FieldCount, $"Orm gave {values.Count} values in a row, the hand-written SQL {reader.FieldCount}, {where}");
            for (var i = 0; i < values.Count; i++)
            {
                var expected = Expected(reader, i, values[i]);
                if (!Equals(expected, values[i]) && !Near(expected, values[i], digits))
                    Assert.Fail($"Row {row}, {reader.GetName(i)}: Orm gave {Show(values[i])}, the hand-written SQL {Show(expected)}, {where}");
            }

            row++;
        }

        Assert.False(reader.Read(), $"Orm gave only {actual.Count} rows, the hand-written SQL more, {where}");
        Assert.True(row > 0 || mayBeEmpty, $"The hand-written SQL gave no row, so nothing was compared, {where}");
    }

    // The driver's value under the type that Orm gave. Integers must be integers there, too, or decimals without a fraction, as some
    // databases sum them. A decimal in a real has fifteen digits: the conversion rounds to them, as GetDecimal, which takes seventeen, does not.
    private static object? Expected(DbDataReader reader, int ordinal, object? actual)
    {
        if (reader.IsDBNull(ordinal))
            return null;
        var value = reader.GetValue(ordinal);
        return actual switch
        {
            int when IsWhole(value) => Convert.ToInt32(value, CultureInfo.InvariantCulture),
            long when IsWhole(value) => Convert.ToInt64(value, CultureInfo.InvariantCulture),
            decimal when value is double real => (decimal)real,
            decimal => reader.GetDecimal(ordinal),
            double => Convert.ToDouble(value, CultureInfo.InvariantCulture),
            string => reader.GetString(ordinal),
            bool => Convert.ToBoolean(value, CultureInfo.InvariantCulture),
            DateTime => reader.GetDateTime(ordinal),
            null or int or long => value,
            _ => throw new NotSupportedException($"No comparison for {actual.GetType()}."),
        };
    }

    private static bool IsWhole(object value) => value is long or int or short or ulong or uint || (value is decimal number && number == decimal.Truncate(number));

    // Sums of floating-point numbers depend on their order, and averages are computed by each database to digits of its own.
    private static bool Near(object? expected, object? actual, int? digits) => (expected, actual) switch
    {
        (double one, double other) => Math.Abs(one - other) < (digits is null ? Math.Abs(one) * 1e-14 : Math.Pow(10, -digits.Value)),
        _ when digits is null => false,
        // PostgreSQL's script writes N'…', a literal of a type that loses the space at the end of a city.
        (string one, string other) => one.TrimEnd() == other.TrimEnd(),
        (decimal one, decimal other) => Math.Abs(one - other) < (decimal)Math.Pow(10, -digits.Value),
        _ => false,
    };

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
