using System.Collections.Concurrent;
using System.Diagnostics;
using System.Diagnostics.Metrics;
using Microsoft.Extensions.Logging;

namespace Orm.Specs.Diagnostics;

/// <summary>The spans of Orm while it lives.</summary>
internal sealed class Spans : IDisposable
{
    private readonly ConcurrentQueue<Activity> _ended = new();
    private readonly ActivityListener _listener;

    public Spans()
    {
        _listener = new ActivityListener
        {
            ShouldListenTo = static source => source.Name is OrmDiagnostics.ActivitySourceName or "specs",
            Sample = static (ref _) => ActivitySamplingResult.AllDataAndRecorded,
            ActivityStopped = activity =>
            {
                if (activity.Source.Name == OrmDiagnostics.ActivitySourceName)
                    _ended.Enqueue(activity);
            },
        };
        ActivitySource.AddActivityListener(_listener);
    }

    public Activity[] Take()
    {
        Activity[] ended = [.. _ended];
        _ended.Clear();
        return ended;
    }

    public void Dispose() => _listener.Dispose();
}

/// <summary>The measurements of Orm's instruments while it lives.</summary>
internal sealed class Measurements : IDisposable
{
    private readonly ConcurrentQueue<(string Instrument, double Value, Dictionary<string, object?> Tags)> _taken = new();
    private readonly MeterListener _listener = new();

    public Measurements()
    {
        _listener.InstrumentPublished = static (instrument, listener) =>
        {
            if (instrument.Meter.Name == OrmDiagnostics.MeterName)
                listener.EnableMeasurementEvents(instrument);
        };
        _listener.SetMeasurementEventCallback<double>((instrument, value, tags, _) => Add(instrument, value, tags));
        _listener.SetMeasurementEventCallback<long>((instrument, value, tags, _) => Add(instrument, value, tags));
        _listener.SetMeasurementEventCallback<int>((instrument, value, tags, _) => Add(instrument, value, tags));
        _listener.Start();
    }

    public (double Value, Dictionary<string, object?> Tags)[] Of(string instrument) =>
        [.. _taken.Where(m => m.Instrument == instrument).Select(m => (m.Value, m.Tags))];

    public void Observe() => _listener.RecordObservableInstruments();

    public void Dispose() => _listener.Dispose();

    private void Add(Instrument instrument, double value, ReadOnlySpan<KeyValuePair<string, object?>> tags) =>
        _taken.Enqueue((instrument.Name, value, tags.ToArray().ToDictionary(StringComparer.Ordinal)));
}

/// <summary>A logger factory whose lines are read by a spec.</summary>
internal sealed class LogLines(LogLevel level) : ILoggerFactory, ILogger
{
    private readonly ConcurrentQueue<(EventId Id, LogLevel Level, string Message)> _lines = new();

    public (EventId Id, LogLevel Level, string Message)[] Take()
    {
        (EventId, LogLevel, string)[] lines = [.. _lines];
        _lines.Clear();
        return lines;
    }

    public ILogger CreateLogger(string categoryName)
    {
        Assert.Equal(OrmDiagnostics.LogCategory, categoryName);
        return this;
    }

    public void AddProvider(ILoggerProvider provider) => throw new NotSupportedException();

    public IDisposable? BeginScope<TState>(TState state)
        where TState : notnull => null;

    public bool IsEnabled(LogLevel logLevel) => logLevel >= level;

    public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter)
    {
        Assert.Null(exception);
        _lines.Enqueue((eventId, logLevel, formatter(state, exception)));
    }

    public void Dispose()
    {
    }
}
