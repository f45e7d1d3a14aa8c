using Orm.Specs;

namespace Orm.PostgreSql.Tests.Specs;

/// <summary>
/// The server behind pgbouncer in transaction mode, with fewer connections than clients: each transaction may meet another one. A
/// database for each spec, since a search path would be state of a session.
/// </summary>
public sealed class PgBouncerServer : SpecServer
{
    private static readonly string Run = Guid.NewGuid().ToString("N")[..8];
    private static int _databases;

    static PgBouncerServer() => PostgreSqlDriver.Register();

    protected override string? Missing => Pooler is null ? "No pgbouncer: ./test.sh starts one and sets ORM_TEST_PGBOUNCER." : null;

    private static string? Pooler => Environment.GetEnvironmentVariable("ORM_TEST_PGBOUNCER");

    public override string ChinookScript => "Chinook_PostgreSql.sql";

    // A setting of the session would be lost with the next transaction: that of a role is the server's to remember.
    public override string WithShortLockTimeout(string url) => url.Replace("//postgres@", "//impatient@", StringComparison.Ordinal);

    protected override async ValueTask<string> CreateAsync()
    {
        string name = $"pooled_{Run}_{Interlocked.Increment(ref _databases)}";
        await PostgreSqlServer.ExecuteAsync(
            """
            DO $$ BEGIN
                CREATE ROLE impatient LOGIN SUPERUSER;
                ALTER ROLE impatient SET lock_timeout = '200ms';
            EXCEPTION WHEN duplicate_object OR unique_violation THEN NULL;
            END $$
            """,
            $"CREATE DATABASE {name} TEMPLATE template0");
        return $"{Pooler}{name}?pgbouncer=true";
    }

    protected override ValueTask DropAsync(string[] urls) =>
        PostgreSqlServer.ExecuteAsync([.. urls.Select(static url => $"DROP DATABASE {DatabaseUrl.Parse(url).Database} WITH (FORCE)")]);
}
