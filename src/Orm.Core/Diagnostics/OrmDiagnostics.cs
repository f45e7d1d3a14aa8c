namespace Orm;

/// <summary>The names under which Orm tells what it does: for OpenTelemetry and other listeners.</summary>
public static class OrmDiagnostics
{
    /// <summary>The name of the <see cref="System.Diagnostics.ActivitySource"/>: <c>tracing.AddSource(OrmDiagnostics.ActivitySourceName)</c>.</summary>
    public const string ActivitySourceName = "Orm";

    /// <summary>The name of the <see cref="System.Diagnostics.Metrics.Meter"/>: <c>metrics.AddMeter(OrmDiagnostics.MeterName)</c>.</summary>
    public const string MeterName = "Orm";

    /// <summary>The category of the logger that tells statements, transactions and connections.</summary>
    public const string LogCategory = "Orm.Database";
}
