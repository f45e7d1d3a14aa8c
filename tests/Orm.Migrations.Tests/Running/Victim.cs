using System.Diagnostics;

namespace Orm.Migrations.Tests.Running;

/// <summary>An upgrade in a process of its own, which dies by SIGKILL before its n-th statement.</summary>
internal static class Victim
{
    public const string Argument = "--victim";
    public const int Survived = 17;

    /// <summary>Changes of the schema, SQL and work on rows, so that each kind of step is interrupted.</summary>
    public static Revision[] Revisions { get; } = Steps.Line(
        op =>
        {
            op.CreateTable("users", t =>
            {
                t.Int32("id", identity: true);
                t.String("name", 50);
                t.PrimaryKey("pk_users", "id");
                t.Index("ix_users_name", "name");
            });
            op.Sql("INSERT INTO users (name) VALUES ('Ada')");
            op.CreateTable("posts", t =>
            {
                t.Int32("id", identity: true);
                t.Int32("author_id");
                t.String("title", 50, nullable: true);
                t.PrimaryKey("pk_posts", "id");
                t.ForeignKey("fk_posts_users", "author_id", "users", "id");
            });
        },
        op =>
        {
            op.Run(static async session => await session.Sql($"INSERT INTO posts (author_id, title) SELECT id, 'Notes' FROM users").ExecuteAsync(), "write a post");
            op.AddColumn("users", c => c.Int32("age"), backfill: "41");
            op.RenameColumn("posts", "title", "headline");
            op.AlterColumn("posts", c => c.String("headline", 80));
            op.Sql("UPDATE users SET age = age + 1");
            op.CreateIndex("posts", "ix_posts_headline", "headline");
            op.RenameTable("posts", "articles");
            op.AddCheck("users", "ck_users_age", "age > 0");
        });

    public static async Task<int> RunAsync(string url, int statements)
    {
        Sqlite.SqliteDriver.Register();
        PostgreSql.PostgreSqlDriver.Register();
        MySql.MySqlDriver.Register();
        int seen = 0;
        await using Database database = Database.Connect(url, o =>
        {
            o.Models = [];
            o.Log = _ =>
            {
                if (++seen == statements)
                    Process.GetCurrentProcess().Kill();
            };
        });
        await new Migrator(database, new MigratorOptions { Revisions = Revisions }).UpgradeAsync().ConfigureAwait(false);
        return Survived;
    }
}
