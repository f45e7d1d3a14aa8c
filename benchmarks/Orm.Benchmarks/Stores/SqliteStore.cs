using System.Data.Common;
using Microsoft.Data.Sqlite;

namespace Orm.Benchmarks.Stores;

/// <summary>A database in memory, on one connection that stays open.</summary>
public sealed class SqliteStore : PeopleStore
{
    private const string CreateSql =
        "CREATE TABLE \"people\" (\"id\" INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT, \"name\" TEXT NOT NULL, \"email\" TEXT NOT NULL, \"age\" INTEGER NULL, \"score\" REAL NOT NULL)";

    public override bool IsInProcess => true;

    public override string Url => "sqlite:///:memory:";

    internal SqliteConnection Connection { get; } = new("Data Source=:memory:");

    public override async ValueTask OpenAsync()
    {
        Connection.Open();
        Execute(CreateSql);
        await FillAsync(PeopleTable.Rows);
    }

    public override ValueTask FillAsync(int rows)
    {
        Execute($"DELETE FROM people WHERE id > {rows}");
        if (rows > PeopleTable.Rows || IsEmpty())
        {
            Execute("DELETE FROM people");
            Execute(PeopleTable.FillSql(rows));
        }

        return default;
    }

    public override ValueTask<DbConnection> OpenConnectionAsync() => new(Connection);

    public override ValueTask CloseAsync(DbConnection connection) => default;

    public override ValueTask DisposeAsync() => Connection.DisposeAsync();

    private void Execute(string sql)
    {
        using var command = Connection.CreateCommand();
        command.CommandText = sql;
        command.ExecuteNonQuery();
    }

    private bool IsEmpty()
    {
        using var command = Connection.CreateCommand();
        command.CommandText = "SELECT NOT EXISTS (SELECT 1 FROM people)";
        return (long)command.ExecuteScalar()! == 1;
    }
}
