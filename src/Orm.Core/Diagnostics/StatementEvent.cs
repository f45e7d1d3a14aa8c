namespace Orm;

/// <summary>A statement, a batch of a flush, or the end of a transaction, as it ended; see <see cref="DatabaseOptions.OnStatement"/>.</summary>
/// <param name="Sql">The text as sent, with placeholders for values; of a batch, the first one.</param>
/// <param name="Operation">The statement's verb, in upper case: <c>SELECT</c>, <c>INSERT</c>, <c>COMMIT</c>.</param>
/// <param name="Table">The table that it reads first or writes to, where its text tells one.</param>
/// <param name="Rows">How many rows a batch of a flush writes; 1 for other statements.</param>
/// <param name="Duration">From the moment when it was sent to the moment when its rows were read or given up.</param>
/// <param name="Parameters">The values, where <see cref="DatabaseOptions.RecordValues"/> is on; else null.</param>
/// <param name="Exception">Why it failed, or null.</param>
public sealed record StatementEvent(string Sql, string Operation, string? Table, int Rows, TimeSpan Duration, string? Parameters, Exception? Exception);
