using System.Diagnostics;
using System.Diagnostics.Metrics;
using System.Globalization;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;
using Orm.Execution;
using Orm.Mapping;

namespace Orm.Diagnostics;

/// <summary>What one database tells about its statements, and to whom. Asked before each statement, so that silence costs one look.</summary>
internal sealed class DatabaseWatch
{
    private readonly DatabaseOptions _options;
    private readonly DatabaseUrl? _url;
    private readonly bool _isConfigured;
    // Of the whole process; here so that a look at them asks for no static state.
    private readonly ActivitySource _source = Telemetry.Source;
    private readonly Histogram<double> _duration = Telemetry.Duration;
    private (string Name, string System) _system = ("", "");
    private bool? _redacts;

    public DatabaseWatch(DatabaseOptions options, DatabaseUrl? url)
    {
        _options = options;
        _url = url;
        Logger = options.LoggerFactory?.CreateLogger(OrmDiagnostics.LogCategory) ?? NullLogger.Instance;
        _isConfigured = options.Log is not null || options.LoggerFactory is not null || options.OnStatement is not null;
    }

    public ILogger Logger { get; }

    public Action<string>? Log => _options.Log;

    public Action<StatementEvent>? OnStatement => _options.OnStatement;

    public TimeSpan Slow => _options.SlowStatement;

    /// <summary>Whether anybody may want to know of a statement.</summary>
    public bool IsActive => _isConfigured || IsListening;

    private bool IsListening => _source.HasListeners() || _duration.Enabled;

    private bool Measures => IsListening || OnStatement is not null || Logger.IsEnabled(LogLevel.Warning);

    /// <summary>Begins to watch a statement that was just taken from the cache of a connection; null where nobody looks at its end.</summary>
    public StatementWatch? Begin(DriverConnection connection, PreparedStatement statement)
    {
        Log?.Invoke(statement.Sql);
        if (connection.Batch is { } batch)
        {
            batch.Sql ??= statement.Sql;
            return null;
        }

        if (!Measures)
            return null;
        statement.Summary ??= StatementSummary.Of(statement.Sql);
        var watch = new StatementWatch(this, connection, statement.Summary) { Sql = statement.Sql };
        if (_options.RecordValues)
            watch.Parameters = ValuesOf(connection.Writer, statement.Sql);
        return watch.Start();
    }

    /// <summary>Tells of a statement that could not be prepared.</summary>
    public void Refused(DriverConnection connection, string sql, Exception exception)
    {
        if (connection.Batch is not null || Begin(connection, sql) is not { } watch)
            return;
        watch.Fail(exception);
        watch.End();
    }

    /// <summary>Begins to watch a batch of a flush, whose statements then tell it their text.</summary>
    public StatementWatch? Begin(DriverConnection connection, FlushBatch batch)
    {
        if (!Measures)
            return null;
        var watch = new StatementWatch(this, connection, StatementSummary.Of(batch)) { Rows = batch.Count, IsBatch = true };
        if (_options.RecordValues && batch.Count > 0)
            watch.Parameters = ValueRecorder.Record(batch);
        return watch.Start();
    }

    /// <summary>Begins to watch what has no prepared statement: the end of a transaction, a script.</summary>
    public StatementWatch? Begin(DriverConnection connection, string sql) =>
        Measures ? new StatementWatch(this, connection, StatementSummary.Of(sql)) { Sql = sql }.Start() : null;

    /// <summary>Adds where the statement goes; the same for spans and metrics.</summary>
    public void AddTags(string dialect, ref TagList tags)
    {
        (string Name, string System) system = _system;
        if (!ReferenceEquals(system.Name, dialect))
            _system = system = (dialect, dialect.ToLowerInvariant());
        tags.Add("db.system.name", system.System);
        if (_url is not { } url)
            return;
        if (url.Database.Length > 0)
            tags.Add("db.namespace", url.Database);
        if (url.Host is not { } host)
            return;
        tags.Add("server.address", host);
        if (url.Port is { } port)
            tags.Add("server.port", port);
    }

    // A parameter does not say which column it meets: where a table holds what nobody may see, no value is shown.
    private string ValuesOf(SqlWriter writer, string sql)
    {
        if (!writer.Text.SequenceEqual(sql))
            return "not recorded";
        bool hidden = writer.IsRaw && (_redacts ??= (_options.Models ?? ModelRegistry.Models).Any(static m => m.Entities.Any(static e => Redacts(e.Table))));
        foreach (TableInfo table in writer.Tables)
            hidden |= Redacts(table);
        return hidden ? string.Create(CultureInfo.InvariantCulture, $"{writer.ParameterCount} redacted") : ValueRecorder.Record(writer);
    }

    private static bool Redacts(TableInfo table) => Array.Exists(table.Columns, static c => c.IsRedacted);
}
