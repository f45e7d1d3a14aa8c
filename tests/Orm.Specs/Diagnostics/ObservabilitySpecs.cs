using System.Diagnostics;
using Microsoft.Extensions.Logging;

namespace Orm.Specs.Diagnostics;

/// <summary>
/// What Orm tells about its statements: spans, metrics and logs, by OpenTelemetry's conventions, without anybody's data. Listeners belong
/// to the process: hosted in a collection that runs alone.
/// </summary>
public abstract class ObservabilitySpecs<TServer>(TServer server) : Spec<TServer>(server)
    where TServer : SpecServer
{
    private const string Secret = "s3cret-value";

    private static readonly ActivitySource Source = new("specs");

    [Fact]
    public async Task A_query_is_a_span_with_text_and_without_values()
    {
        await using Database database = await AccountsAsync();
        using var spans = new Spans();
        using Activity request = Source.StartActivity("request")!;
        await using Session session = database.OpenSession();
        await Account.Table.Where(a => a.Name == Secret).ToListAsync(session, Token);

        Assert.Same(request, Activity.Current);
        Activity span = Assert.Single(spans.Take());
        Assert.Equal(("SELECT accounts", ActivityKind.Client, request.SpanId), (span.DisplayName, span.Kind, span.ParentSpanId));
        Assert.Equal(Server.Dialect.Name.ToLowerInvariant(), span.GetTagItem("db.system.name"));
        Assert.Equal(database.Url!.Database, span.GetTagItem("db.namespace"));
        Assert.Equal(database.Url.Host, span.GetTagItem("server.address"));
        Assert.Equal(database.Url.Port, span.GetTagItem("server.port"));
        Assert.Equal("SELECT", span.GetTagItem("db.operation.name"));
        Assert.Equal("accounts", span.GetTagItem("db.collection.name"));
        Assert.Equal(Account.Table.Where(a => a.Name == Secret).ToSql(Server.Dialect), span.GetTagItem("db.query.text"));
        Assert.Equal(ActivityStatusCode.Unset, span.Status);
        Assert.DoesNotContain(span.TagObjects, t => t.Value?.ToString()?.Contains(Secret, StringComparison.Ordinal) == true);
    }

    [Fact]
    public async Task A_batch_of_a_flush_is_one_span_and_the_commit_another()
    {
        await using Database database = await AccountsAsync();
        using var spans = new Spans();
        await using Session session = database.OpenSession();
        session.AddRange([New("a"), New("b"), New("c")]);
        await session.CommitAsync(Token);

        Activity[] ended = spans.Take();
        Assert.Equal(["INSERT accounts", "COMMIT"], ended.Select(s => s.DisplayName));
        Assert.Equal(3, ended[0].GetTagItem("db.operation.batch.size"));
        Assert.StartsWith("INSERT INTO", (string)ended[0].GetTagItem("db.query.text")!, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_is_included_is_a_span_of_its_own_beside_the_query()
    {
        await using Database database = await AccountsAsync();
        await using Session session = database.OpenSession();
        Account account = New("a");
        account.Visits.Add(new Visit { Page = "home" });
        session.Add(account);
        await session.CommitAsync(Token);
        session.Clear();
        using var spans = new Spans();
        using Activity request = Source.StartActivity("request")!;
        await Account.Table.Include(a => a.Visits).ToListAsync(session, Token);

        Activity[] ended = spans.Take();
        Assert.Equal(["SELECT accounts", "SELECT visits"], ended.Select(s => s.DisplayName));
        Assert.All(ended, s => Assert.Equal(request.SpanId, s.ParentSpanId));
    }

    [Fact]
    public async Task A_failure_tells_its_code_and_no_value()
    {
        var log = new LogLines(LogLevel.Warning);
        await using Database database = await AccountsAsync(o => o.LoggerFactory = log);
        using var spans = new Spans();
        using var measurements = new Measurements();
        await using Session session = database.OpenSession();
        session.AddRange([New(Secret), New(Secret)]);
        UniqueViolationException violation = await Assert.ThrowsAsync<UniqueViolationException>(async () => await session.CommitAsync(Token));

        Activity span = Assert.Single(spans.Take(), s => s.DisplayName == "INSERT accounts");
        Assert.Equal(ActivityStatusCode.Error, span.Status);
        string error = Assert.IsType<string>(span.GetTagItem("error.type"));
        Assert.NotEmpty(error);
        Assert.Equal((violation.InnerException as System.Data.Common.DbException)?.SqlState, span.GetTagItem("db.response.status_code"));
        Assert.DoesNotContain(span.TagObjects, t => t.Value?.ToString()?.Contains(Secret, StringComparison.Ordinal) == true);
        Assert.Contains(measurements.Of("db.client.operation.duration"), m => Equals(m.Tags.GetValueOrDefault("error.type"), error));
        (EventId Id, LogLevel Level, string Message) line = Assert.Single(log.Take());
        Assert.Equal((1103, LogLevel.Warning), (line.Id.Id, line.Level));
        Assert.Contains(error, line.Message, StringComparison.Ordinal);
        Assert.DoesNotContain(Secret, line.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_statement_that_fails_by_itself_is_a_failed_span()
    {
        await using Database database = await AccountsAsync();
        using var spans = new Spans();
        await using Session session = database.OpenSession();
        await Assert.ThrowsAnyAsync<DatabaseException>(async () => await session.Sql($"select * from nowhere").ScalarAsync<int>(Token));

        Activity span = Assert.Single(spans.Take());
        Assert.Equal(("SELECT nowhere", ActivityStatusCode.Error), (span.DisplayName, span.Status));
    }

    [Fact]
    public async Task A_cancelled_statement_says_so()
    {
        await using Database database = await AccountsAsync();
        using var spans = new Spans();
        using var cancellation = new CancellationTokenSource();
        await using Session session = database.OpenSession();
        await session.Sql($"select 1").ScalarAsync<int>(Token);
        await cancellation.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(async () => await Account.Table.Where(a => a.Id > 0).ToListAsync(session, cancellation.Token));

        Assert.All(spans.Take().Skip(1), s => Assert.Contains("Cancel", (string)s.GetTagItem("error.type")!, StringComparison.Ordinal));
    }

    [Fact]
    public async Task Durations_are_measured_in_seconds_by_operation_and_table()
    {
        await using Database database = await AccountsAsync();
        using var measurements = new Measurements();
        long began = Stopwatch.GetTimestamp();
        await using Session session = database.OpenSession();
        session.Add(New("a"));
        await session.CommitAsync(Token);
        _ = await session.GetAsync(Account.Table, 999, Token);
        double passed = Stopwatch.GetElapsedTime(began).TotalSeconds;

        (double Value, Dictionary<string, object?> Tags)[] durations = measurements.Of("db.client.operation.duration");
        Assert.Equal(["INSERT", "SELECT"], durations.Select(m => m.Tags["db.operation.name"]).Where(o => !Equals(o, "COMMIT")));
        Assert.All(durations.Where(m => !Equals(m.Tags["db.operation.name"], "COMMIT")), m => Assert.Equal("accounts", m.Tags["db.collection.name"]));
        Assert.All(durations, m => Assert.InRange(m.Value, 0.0000001, passed));
        Assert.All(durations, m => Assert.Equal(Server.Dialect.Name.ToLowerInvariant(), m.Tags["db.system.name"]));
    }

    [Fact]
    public async Task The_pool_is_counted_while_it_lives()
    {
        using var measurements = new Measurements();
        string name;
        await using (Database database = await AccountsAsync(o => (o.MaxPoolSize, o.MinPoolSize) = (3, 2)))
        {
            name = (string)measurements.Of("db.client.connection.create_time").Last().Tags["db.client.connection.pool.name"]!;
            await using Session session = database.OpenSession();
            await session.BeginAsync(cancellationToken: Token);
            measurements.Observe();
            Assert.Equal(1, Sum(measurements, name, "db.client.connection.count", "used"));
            Assert.Equal(3, Sum(measurements, name, "db.client.connection.max"));
            Assert.Equal(2, Sum(measurements, name, "db.client.connection.idle.min"));
            Assert.Equal(0, Sum(measurements, name, "db.client.connection.pending_requests"));
            Assert.Equal(0, Sum(measurements, name, "db.client.connection.timeouts"));
        }

        using var later = new Measurements();
        later.Observe();
        Assert.DoesNotContain(later.Of("db.client.connection.max"), m => m.Value == 3 && Equals(m.Tags["db.client.connection.pool.name"], name));
    }

    [Fact]
    public async Task Waiting_in_vain_for_a_connection_is_logged_and_counted()
    {
        var log = new LogLines(LogLevel.Warning);
        await using Database database = await AccountsAsync(o => (o.MaxPoolSize, o.PoolTimeout, o.LoggerFactory) = (1, TimeSpan.FromMilliseconds(50), log));
        await using Session holder = database.OpenSession();
        await holder.BeginAsync(cancellationToken: Token);
        await using Session waiter = database.OpenSession();
        await Assert.ThrowsAsync<PoolTimeoutException>(async () => await Account.Table.CountAsync(waiter, Token));

        Assert.Equal(1003, Assert.Single(log.Take()).Id.Id);
        Assert.Equal(1, database.Pool.TimedOut);
    }

    [Fact]
    public async Task Statements_and_transactions_are_logged_with_stable_ids()
    {
        var log = new LogLines(LogLevel.Debug);
        await using Database database = await AccountsAsync(o => o.LoggerFactory = log);
        log.Take();
        await using (Session session = database.OpenSession())
        {
            await session.BeginAsync(cancellationToken: Token);
            session.Add(New(Secret));
            await session.CommitAsync(Token);
            await session.BeginAsync(cancellationToken: Token);
            await Account.Table.Where(a => a.Name == Secret).ToListAsync(session, Token);
            await session.RollbackAsync(Token);
        }

        (EventId Id, LogLevel Level, string Message)[] lines = log.Take();
        Assert.Equal([1200, 1100, 1201, 1200, 1100, 1202], lines.Select(l => l.Id.Id));
        Assert.Equal(["TransactionBegun", "StatementExecuted", "TransactionCommitted", "TransactionBegun", "StatementExecuted", "TransactionRolledBack"], lines.Select(l => l.Id.Name));
        Assert.All(lines, l => Assert.Equal(LogLevel.Debug, l.Level));
        Assert.All(lines, l => Assert.DoesNotContain(Secret, l.Message, StringComparison.Ordinal));
        Assert.Contains("SELECT", lines[4].Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Slow_statements_are_warnings()
    {
        var log = new LogLines(LogLevel.Warning);
        await using Database database = await AccountsAsync(o => (o.LoggerFactory, o.SlowStatement) = (log, TimeSpan.FromTicks(1)));
        log.Take();
        await using Session session = database.OpenSession();
        await Account.Table.Where(a => a.Id > 1).ToListAsync(session, Token);

        (EventId Id, LogLevel Level, string Message) line = Assert.Single(log.Take());
        Assert.Equal((1102, LogLevel.Warning), (line.Id.Id, line.Level));
        Assert.Contains(Account.Table.Where(a => a.Id > 1).ToSql(Server.Dialect), line.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Values_are_shown_to_those_who_asked_but_never_redacted_ones()
    {
        var log = new LogLines(LogLevel.Debug);
        List<StatementEvent> events = [];
        await using Database database = await AccountsAsync(o => (o.LoggerFactory, o.RecordValues, o.OnStatement) = (log, true, events.Add));
        events.Clear();
        log.Take();
        await using Session session = database.OpenSession();
        session.Add(New("shown"));
        await session.FlushAsync(Token);
        await Visit.Table.Where(v => v.Page == "page" && v.Id > 7).ToListAsync(session, Token);
        await Account.Table.Where(a => a.Token == Secret).ToListAsync(session, Token);
        await session.Sql($"select count(*) from accounts where token = {Secret}").ScalarAsync<long>(Token);
        await session.CommitAsync(Token);

        Assert.Equal(["'shown', redacted", "'page', 7", "1 redacted", "1 redacted", null], events.Select(e => e.Parameters));
        Assert.Equal([("INSERT", "accounts"), ("SELECT", "visits"), ("SELECT", "accounts"), ("SELECT", "accounts"), ("COMMIT", null)], events.Select(e => (e.Operation, e.Table)));
        (EventId Id, LogLevel Level, string Message)[] lines = log.Take();
        Assert.Contains(lines, l => l.Id.Id == 1101 && l.Message.Contains("'shown', redacted", StringComparison.Ordinal));
        Assert.All(lines, l => Assert.DoesNotContain(Secret, l.Message, StringComparison.Ordinal));
    }

    private static Account New(string name) => new() { Name = name, Token = Secret };

    private Task<Database> AccountsAsync(Action<DatabaseOptions>? configure = null) => CreateAsync("accounts", configure);

    private static double Sum(Measurements measurements, string pool, string instrument, string? state = null) => measurements.Of(instrument)
        .Where(m => Equals(m.Tags["db.client.connection.pool.name"], pool) && (state is null || Equals(m.Tags["db.client.connection.state"], state))).Sum(m => m.Value);
}
