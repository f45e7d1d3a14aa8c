namespace Orm.Benchmarks.Quick;

/// <summary>What a stream of many rows took.</summary>
/// <param name="Variant">Whose stream it was.</param>
/// <param name="Milliseconds">The time, while nobody watched the memory.</param>
/// <param name="BytesPerRow">What was allocated for a row.</param>
/// <param name="HeapGrowth">How much more than before the stream was reachable at most.</param>
/// <param name="ProcessGrowth">How much more than after its first half the process held of the machine's memory at most.</param>
public sealed record StreamMeasurement(string Variant, double Milliseconds, double BytesPerRow, long HeapGrowth, long ProcessGrowth);
