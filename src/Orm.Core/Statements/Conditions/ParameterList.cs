using System.Numerics;
using Orm.Execution;

namespace Orm.Statements;

/// <summary>How many placeholders a list of values is written with.</summary>
internal static class ParameterList
{
    // Beyond it filling up would cost more parameters than shared texts are worth.
    private const int MostFilledUp = 1024;

    /// <summary>The next power of two for lists that are not long, so that lists of many lengths share few texts; the last value fills the rest up.</summary>
    /// <exception cref="NotSupportedException">The statement has no room for so many.</exception>
    public static int SizeOf(SqlWriter writer, int count)
    {
        int max = writer.Dialect.Features.MaxParameters;
        int room = max - writer.ParameterCount;
        if (count > room)
        {
            throw writer.Dialect.Lacks(
                $"room for {max} parameters in one statement, but a list has {count} values",
                "Split the list, or put the values into a table.");
        }

        return count > MostFilledUp ? count : Math.Min(room, (int)BitOperations.RoundUpToPowerOf2((uint)count));
    }
}
