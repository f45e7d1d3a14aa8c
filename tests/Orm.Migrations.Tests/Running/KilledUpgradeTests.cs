using System.Diagnostics;
using System.Globalization;

namespace Orm.Migrations.Tests.Running;

/// <summary>An upgrade that is killed before any of its statements, and run again, ends where one that was left alone does.</summary>
public sealed class KilledUpgradeTests
{
    public static TheoryData<string> Kinds => TestDatabase.Kinds;

    [Theory, MemberData(nameof(Kinds))]
    public async Task An_upgrade_killed_at_any_statement_reaches_the_head_when_it_is_run_again(string kind)
    {
        bool survived = false;
        int statements = 1;
        for (; !survived; statements++)
        {
            await using TestDatabase database = await TestDatabase.CreateAsync(kind);
            survived = await KilledAsync(database.Url, statements) == Victim.Survived;

            var migrator = new Migrator(database.Database, new MigratorOptions { Revisions = Victim.Revisions });
            try
            {
                await migrator.UpgradeAsync(cancellationToken: TestDatabase.Token);
                MigrationCheck check = await migrator.CheckAsync([], TestDatabase.Token);
                Assert.Empty(check.Drift);
                Assert.Empty(check.Missing);
                await using Session session = database.Database.OpenSession();
                Assert.Equal([("Ada", 42, "Notes")], await session
                    .Sql($"SELECT u.name, u.age, a.headline FROM users u JOIN articles a ON a.author_id = u.id")
                    .As<string, int, string>().ToListAsync(TestDatabase.Token));
                Assert.Equal(0, await session.Sql($"SELECT COUNT(*) FROM orm_revision_steps").ScalarAsync<long>(TestDatabase.Token));
            }
            catch (Exception exception) when (exception is not OperationCanceledException)
            {
                Assert.Fail($"killed before statement {statements}: {exception}");
            }
        }

        TestContext.Current.TestOutputHelper?.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{statements - 2} boundaries"));
        Assert.InRange(statements, 20, 200);
    }

    private static async Task<int> KilledAsync(string url, int statements)
    {
        using Process process = Process.Start(new ProcessStartInfo(Environment.ProcessPath!, [Victim.Argument, url, statements.ToString(CultureInfo.InvariantCulture)])
        {
            RedirectStandardError = true,
        })!;
        string errors = await process.StandardError.ReadToEndAsync(TestDatabase.Token);
        await process.WaitForExitAsync(TestDatabase.Token);
        Assert.True(process.ExitCode is Victim.Survived or 137, $"{process.ExitCode}: {errors}");
        return process.ExitCode;
    }
}
