using System.Globalization;

namespace Orm.Benchmarks.Quick;

/// <summary>How busy the machine was with other work than this process: what to think of the figures.</summary>
internal sealed class MachineLoad
{
    private readonly string? _before = Read();

    public override string ToString() => _before is null || Read() is not { } after
        ? $"{Environment.ProcessorCount} processors"
        : string.Create(CultureInfo.InvariantCulture, $"{Environment.ProcessorCount} processors, load average {_before} before and {after} after (this comparison alone and its server make about 1)");

    private static string? Read() => File.Exists("/proc/loadavg") ? File.ReadAllText("/proc/loadavg").Split(' ')[0] : null;
}
