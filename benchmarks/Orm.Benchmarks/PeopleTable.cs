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

    /// <summary>How many objects the inserts workload inserts in one transaction.</summary>
    public const int ManySize = 1_000;

    /// <summary>How many objects the bulk workload inserts in one transaction.</summary>
    public const int BulkSize = 100_000;

    /// <summary>How many rows a stream reads.</summary>
    public const int StreamSize = 1_000_000;

    /// <summary>The name that the insert workloads write; making strings is not what they measure.</summary>
    public const string InsertedName = "Inserted Example";

    /// <summary>The address that the insert workloads write.</summary>
    public const string InsertedEmail = "inserted@example.com";

    private static readonly string[] GivenNames = ["Ada", "Grace", "Edsger", "Barbara", "Donald", "Frances", "Niklaus", "Margaret", "Tony", "Radia"];

    public static string Name(int id) => $"{GivenNames[id % GivenNames.Length]} Example {id}";

    public static string Email(int id) => $"person{id}@example.com";

    public static int? Age(int id) => id % 8 == 0 ? null : 20 + id % 50;

    public static double Score(int id) => id % 100 / 2.0;

    /// <summary>The conditions of operation number <paramref name="operation"/>: all three are set, and more than enough rows pass.</summary>
    public static PersonFilter Filter(int operation) => new(operation % 500, 30, 45.0);

    /// <summary>New objects of the plain class.</summary>
    public static PersonRow[] NewRows(int count)
    {
        var rows = new PersonRow[count];
        for (var i = 0; i < rows.Length; i++)
            rows[i] = NewRow(i);
        return rows;
    }

    /// <summary>New object number <paramref name="number"/> of the plain class.</summary>
    public static PersonRow NewRow(int number) => new() { Name = InsertedName, Email = InsertedEmail, Age = number, Score = number };

    /// <summary>New object number <paramref name="number"/> of Orm's entity.</summary>
    public static Person NewPerson(int number) => new() { Name = InsertedName, Email = InsertedEmail, Age = number, Score = number };

    /// <summary>
    /// The statement, the same for every database, that fills an empty table with the rows 1 to <paramref name="rows"/>: every eighth has no
    /// age, every second passes the filter workload.
    /// </summary>
    public static string FillSql(int rows)
    {
        var names = string.Concat(GivenNames.Select((name, i) => $" WHEN {i} THEN '{name}'"));
        return $"""
            INSERT INTO people (id, name, email, age, score)
            WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < {rows})
            SELECT i, concat(CASE i % {GivenNames.Length}{names} END, ' Example ', i), concat('person', i, '@example.com'), CASE WHEN i % 8 = 0 THEN NULL ELSE 20 + i % 50 END, i % 100 / 2.0
            FROM n
            """;
    }
}
