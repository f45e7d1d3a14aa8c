using Orm.Mapping;
using Orm.Schema;

namespace Orm.Migrations;

/// <summary>The tables in which a database keeps which revisions it has, and how far an interrupted one came.</summary>
internal static class Journal
{
    public const string Revisions = "orm_revisions";
    public const string Steps = "orm_revision_steps";

    private static readonly ColumnTypeSchema Id = new(StoredKind.String) { MaxLength = 150 };
    private static readonly ColumnTypeSchema Digest = new(StoredKind.String) { MaxLength = 64 };
    private static readonly ColumnTypeSchema Int32 = new(StoredKind.Int32);

    public static TableSchema[] Tables { get; } =
    [
        new TableSchema(Revisions)
        {
            Columns =
            [
                new("id", Id), new("checksum", Digest), new("ordinal", Int32),
                new("applied_at", new(StoredKind.DateTimeOffset)) { Default = new DefaultSchema { IsNow = true } },
            ],
            PrimaryKey = new KeySchema("pk_orm_revisions", ["id"]),
        },
        new TableSchema(Steps)
        {
            Columns = [new("revision", Id), new("step", Int32), new("is_downgrade", Int32), new("is_done", Int32), new("checksum", Digest)],
            PrimaryKey = new KeySchema("pk_orm_revision_steps", ["revision", "step"]),
        },
    ];

    public static bool IsJournal(ObjectName table) => table.Schema is null && table.Name is Revisions or Steps;

    public static async ValueTask<List<JournalEntry>> ReadAsync(Session session, CancellationToken cancellationToken)
    {
        List<(string, string, int, DateTimeOffset)> rows = await session
            .Sql($"SELECT id, checksum, ordinal, applied_at FROM orm_revisions ORDER BY ordinal, id")
            .As<string, string, int, DateTimeOffset>().ToListAsync(cancellationToken).ConfigureAwait(false);
        return [.. rows.Select(static r => new JournalEntry(r.Item1, r.Item2, r.Item3, r.Item4))];
    }

    public static async ValueTask AddAsync(Session session, Revision revision, CancellationToken cancellationToken)
    {
        int last = await session.Sql($"SELECT COALESCE(MAX(ordinal), 0) FROM orm_revisions").ScalarAsync<int>(cancellationToken).ConfigureAwait(false);
        await session.Sql($"INSERT INTO orm_revisions (id, checksum, ordinal) VALUES ({revision.Id}, {revision.Checksum}, {last + 1})").ExecuteAsync(cancellationToken).ConfigureAwait(false);
        await ForgetStepsAsync(session, revision.Id, cancellationToken).ConfigureAwait(false);
    }

    public static async ValueTask RemoveAsync(Session session, string id, CancellationToken cancellationToken)
    {
        await session.Sql($"DELETE FROM orm_revisions WHERE id = {id}").ExecuteAsync(cancellationToken).ConfigureAwait(false);
        await ForgetStepsAsync(session, id, cancellationToken).ConfigureAwait(false);
    }

    public static async ValueTask ForgetStepsAsync(Session session, string id, CancellationToken cancellationToken) =>
        await session.Sql($"DELETE FROM orm_revision_steps WHERE revision = {id}").ExecuteAsync(cancellationToken).ConfigureAwait(false);

    public static async ValueTask<List<JournalStep>> ReadStepsAsync(Session session, CancellationToken cancellationToken)
    {
        List<(string, int, int, int, string)> rows = await session
            .Sql($"SELECT revision, step, is_downgrade, is_done, checksum FROM orm_revision_steps ORDER BY step")
            .As<string, int, int, int, string>().ToListAsync(cancellationToken).ConfigureAwait(false);
        return [.. rows.Select(static r => new JournalStep(r.Item1, r.Item2, r.Item3 != 0, r.Item4 != 0, r.Item5))];
    }

    /// <summary>Notes a step before it is done.</summary>
    public static async ValueTask BeginStepAsync(Session session, JournalStep step, CancellationToken cancellationToken)
    {
        int down = step.IsDowngrade ? 1 : 0;
        int done = step.IsDone ? 1 : 0;
        await session.Sql($"INSERT INTO orm_revision_steps (revision, step, is_downgrade, is_done, checksum) VALUES ({step.Revision}, {step.Step}, {down}, {done}, {step.Checksum})")
            .ExecuteAsync(cancellationToken).ConfigureAwait(false);
    }

    public static async ValueTask EndStepAsync(Session session, JournalStep step, CancellationToken cancellationToken) =>
        await session.Sql($"UPDATE orm_revision_steps SET is_done = 1 WHERE revision = {step.Revision} AND step = {step.Step}").ExecuteAsync(cancellationToken).ConfigureAwait(false);

    public static async ValueTask RemoveStepAsync(Session session, JournalStep step, CancellationToken cancellationToken) =>
        await session.Sql($"DELETE FROM orm_revision_steps WHERE revision = {step.Revision} AND step = {step.Step}").ExecuteAsync(cancellationToken).ConfigureAwait(false);
}
