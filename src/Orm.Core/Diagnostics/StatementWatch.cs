using System.Data.Common;
using System.Diagnostics;
using System.Globalization;
using Microsoft.Extensions.Logging;
using Orm.Dialects;
using Orm.Execution;

namespace Orm.Diagnostics;

/// <summary>One execution under observation: a span, a duration, a line of the log. Made only where somebody looks.</summary>
internal sealed class StatementWatch(DatabaseWatch database, DriverConnection connection, StatementSummary summary)
{
    // A statement of thousands of rows says nothing more at its end.
    private const int LongestText = 4000;

    private long _started;
    private Activity? _activity;
    private Exception? _failure;

    /// <summary>The text; of a batch, that of its first statement.</summary>
    public string? Sql { get; set; }

    public int Rows { get; init; } = 1;

    public bool IsBatch { get; init; }

    public string? Parameters { get; set; }

    public StatementWatch Start()
    {
        if (Telemetry.Source.HasListeners())
            StartActivity();
        _started = Stopwatch.GetTimestamp();
        return this;
    }

    /// <summary>Notes why the statement fails; false, so that exception filters can call it.</summary>
    public bool Fail(Exception exception)
    {
        _failure ??= exception;
        return false;
    }

    public void End()
    {
        TimeSpan elapsed = Stopwatch.GetElapsedTime(_started);
        string? error = _failure is null ? null : ErrorOf(_failure);
        if (Sql is { Length: > LongestText } text)
            Sql = text[..LongestText] + "…";
        if (Telemetry.Duration.Enabled)
            Measure(elapsed, error);
        if (_activity is not null)
            StopActivity(_activity, elapsed, error);
        Log(elapsed, error);
        database.OnStatement?.Invoke(new StatementEvent(Sql ?? "", summary.Operation, summary.Collection, Rows, elapsed, Parameters, _failure));
    }

    // What it means, where the database has no standard code for it.
    private string ErrorOf(Exception exception) =>
        exception is DbException { SqlState: null or "" } error && connection.Translate(error).Kind is not DatabaseErrorKind.Other and var kind
            ? kind.ToString()
            : ErrorType(exception);

    /// <summary>The database's own code where there is one, else the exception's type.</summary>
    public static string ErrorType(Exception exception) => exception switch
    {
        DbException { SqlState: { Length: > 0 } state } => state,
        DatabaseException { InnerException: { } inner } => ErrorType(inner),
        DbException { ErrorCode: not 0 } e => string.Create(CultureInfo.InvariantCulture, $"{e.GetType().Name} {e.ErrorCode}"),
        _ => exception.GetType().FullName ?? exception.GetType().Name,
    };

    // The span is no parent of anything: what the application does while rows are open is none of the statement's parts.
    private void StartActivity()
    {
        Activity? outer = Activity.Current;
        _activity = Telemetry.Source.StartActivity(summary.Name, ActivityKind.Client);
        if (_activity is not null)
            Activity.Current = outer;
    }

    private void StopActivity(Activity activity, TimeSpan elapsed, string? error)
    {
        if (activity.IsAllDataRequested)
        {
            TagList tags = Tags(error);
            foreach (KeyValuePair<string, object?> tag in tags)
                activity.SetTag(tag.Key, tag.Value);
            if (Sql is not null)
                activity.SetTag("db.query.text", Sql);
            if (IsBatch && Rows > 1)
                activity.SetTag("db.operation.batch.size", Rows);
            if (Parameters is not null)
                activity.SetTag("orm.query.parameters", Parameters);
        }

        if (error is not null)
            activity.SetStatus(ActivityStatusCode.Error);
        Activity? outer = Activity.Current;
        activity.SetEndTime(activity.StartTimeUtc + elapsed);
        activity.Stop();
        Activity.Current = outer;
    }

    private void Measure(TimeSpan elapsed, string? error)
    {
        TagList tags = Tags(error);
        Telemetry.Duration.Record(elapsed.TotalSeconds, tags);
    }

    private TagList Tags(string? error)
    {
        var tags = new TagList();
        database.AddTags(connection.Dialect.Name, ref tags);
        tags.Add("db.operation.name", summary.Operation);
        if (summary.Collection is not null)
            tags.Add("db.collection.name", summary.Collection);
        if (error is null)
            return tags;
        tags.Add("error.type", error);
        if (_failure is DbException { SqlState: { Length: > 0 } state })
            tags.Add("db.response.status_code", state);
        return tags;
    }

    private void Log(TimeSpan elapsed, string? error)
    {
        ILogger logger = database.Logger;
        double milliseconds = elapsed.TotalMilliseconds;
        string sql = Sql ?? summary.Name;
        if (error is not null)
            OrmEvents.StatementFailed(logger, summary.Operation, milliseconds, error, sql);
        else if (database.Slow != Timeout.InfiniteTimeSpan && elapsed > database.Slow)
            OrmEvents.SlowStatement(logger, summary.Operation, milliseconds, database.Slow.TotalMilliseconds, sql);
        else if (Parameters is not null)
            OrmEvents.StatementExecutedWithValues(logger, summary.Operation, milliseconds, Rows, sql, Parameters);
        else if (summary.Operation == "COMMIT")
            OrmEvents.TransactionCommitted(logger, milliseconds);
        else if (summary.Operation == "ROLLBACK")
            OrmEvents.TransactionRolledBack(logger, milliseconds);
        else
            OrmEvents.StatementExecuted(logger, summary.Operation, milliseconds, Rows, sql);
    }
}
