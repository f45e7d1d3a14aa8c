using Microsoft.Data.Sqlite;

namespace Orm.Benchmarks;

/// <summary>The table that all variants use, and the same rows for each of them.</summary>
public static class PeopleTable
{
    /// <summary>How many rows every database holds before a measurement.</summary>
    public const int Rows = 1_000;

    /// <summary>How many rows the list workload reads.</summary>
    public const int ListSize = 100;

    /// <summary>How many rows the filter workload reads.</summary>
    public const int FilterSize = 10;

    /// <summary>How many rows the bulk workload inserts in one transaction.</summary>
    public const int BulkSize = 1_000;

    /// <summary>The table, as Orm creates it and every variant uses it.</summary>
    public const string CreateSql =
        "CREATE TABLE \"people\" (\"id\" INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT, \"name\" TEXT NOT NULL, \"email\" TEXT NOT NULL, \"age\" INTEGER NULL, \"score\" REAL NOT NULL)";

    /// <summary>The name that the insert workloads write; making strings is not what they measure.</summary>
    public const string InsertedName = "Inserted Example";

    /// <summary>The address that the insert workloads write.</summary>
    public const string InsertedEmail = "inserted@example.com";

    private static readonly string[] GivenNames = ["Ada", "Grace", "Edsger", "Barbara", "Donald", "Frances", "Niklaus", "Margaret", "Tony", "Radia"];

    /// <summary>Row number <paramref name="id"/>: every eighth has no age, every second passes the filter workload.</summary>
    public static PersonRow Row(int id) => new()
    {
        Id = id,
        Name = Name(id),
        Email = Email(id),
        Age = Age(id),
        Score = Score(id),
    };

    public static string Name(int id) => $"{GivenNames[id % GivenNames.Length]} Example {id}";

    public static string Email(int id) => $"person{id}@example.com";

    public static int? Age(int id) => id % 8 == 0 ? null : 20 + id % 50;

    public static double Score(int id) => id % 100 / 2.0;

    /// <summary>The conditions of operation number <paramref name="operation"/>: all three are set, and more than enough rows pass.</summary>
    public static PersonFilter Filter(int operation) => new(operation % 500, 30, 45.0);

    /// <summary>The new objects of the bulk workload.</summary>
    public static PersonRow[] NewRows()
    {
        var rows = new PersonRow[BulkSize];
        for (var i = 0; i < rows.Length; i++)
            rows[i] = new() { Name = InsertedName, Email = InsertedEmail, Age = i, Score = i };
        return rows;
    }

    /// <summary>Creates the table in a new in-memory database and fills it.</summary>
    public static SqliteConnection OpenFilled()
    {
        var connection = new SqliteConnection("Data Source=:memory:");
        connection.Open();
        using var create = connection.CreateCommand();
        create.CommandText = CreateSql;
        create.ExecuteNonQuery();
        Fill(connection);
        return connection;
    }

    /// <summary>Fills an empty table.</summary>
    public static void Fill(SqliteConnection connection)
    {
        using var transaction = connection.BeginTransaction();
        using var insert = connection.CreateCommand();
        insert.Transaction = transaction;
        insert.CommandText = "INSERT INTO people (id, name, email, age, score) VALUES (@id, @name, @email, @age, @score)";
        for (var id = 1; id <= Rows; id++)
        {
            var row = Row(id);
            insert.Parameters.Clear();
            insert.Parameters.AddWithValue("@id", row.Id);
            insert.Parameters.AddWithValue("@name", row.Name);
            insert.Parameters.AddWithValue("@email", row.Email);
            insert.Parameters.AddWithValue("@age", (object?)row.Age ?? DBNull.Value);
            insert.Parameters.AddWithValue("@score", row.Score);
            insert.ExecuteNonQuery();
        }

        transaction.Commit();
    }
}
