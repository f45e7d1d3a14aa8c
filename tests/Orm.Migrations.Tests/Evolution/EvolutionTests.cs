using System.Globalization;
using Orm.Dialects;
using Orm.Execution;
using Orm.Mapping;
using Orm.Migrations.Tests.Diffing;
using Orm.Schema;

namespace Orm.Migrations.Tests.Evolution;

/// <summary>
/// Random models change in random steps with rows in their tables. Each step is found by the differ, applied to a database and compared with
/// what a database made from scratch would hold; at the end everything is taken back.
/// </summary>
public sealed class EvolutionTests
{
    private const int StepsPerRound = 10;

    // Far from one another, so that what databases number by themselves falls in between.
    private static int _numbers = 1_000_000;

    public static TheoryData<string> Kinds => TestDatabase.Kinds;

    [Theory, MemberData(nameof(Kinds))]
    public async Task Databases_follow_random_changes_with_rows_in_place(string kind) => await RunAsync(kind, rounds: 4);

    [Theory(Explicit = true), MemberData(nameof(Kinds))]
    public async Task Databases_follow_a_thousand_random_changes(string kind) => await RunAsync(kind, rounds: 100);

    private static async Task RunAsync(string kind, int rounds)
    {
        int seed = Environment.GetEnvironmentVariable("ORM_SEED") is { } given ? int.Parse(given, CultureInfo.InvariantCulture) : Random.Shared.Next();
        TestContext.Current.TestOutputHelper?.WriteLine($"ORM_SEED={seed}");
        var random = new Random(seed);
        for (int round = 0; round < rounds; round++)
        {
            await using TestDatabase database = await TestDatabase.CreateAsync(kind);
            await using TestDatabase scratch = await TestDatabase.CreateAsync(kind);
            await RoundAsync(database, scratch, random);
        }
    }

    private static async Task RoundAsync(TestDatabase database, TestDatabase scratch, Random random)
    {
        var evolving = new RandomSchema(random, (await database.DialectAsync()).Features);
        for (int i = random.Next(6, 14); i > 0; i--)
            evolving.Step();
        var revisions = new List<Revision>();
        DatabaseSchema from = DatabaseSchema.Empty;
        var text = new List<string>();
        try
        {
            for (int step = 0; step <= StepsPerRound; step++)
            {
                IReadOnlyList<SchemaOperation> operations = SchemaDiffer.Diff(from, evolving.Schema, step == 0 ? null : evolving.Renames());
                text = [.. operations.Select(Told)];
                revisions.Add(Steps.Revision($"r{revisions.Count}", revisions.Count == 0 ? [] : [revisions[^1].Id], op =>
                {
                    foreach (SchemaOperation operation in operations)
                        op.Apply(operation);
                }));
                Dictionary<string, long> before = await CountAsync(database, from);
                await new Migrator(database.Database, new MigratorOptions { Revisions = [.. revisions] }).UpgradeAsync(cancellationToken: TestDatabase.Token);
                await CheckAsync(database, revisions, evolving.Schema);
                await CompareAsync(database, scratch, evolving.Schema);
                Dictionary<string, long> after = await CountAsync(database, evolving.Schema);
                foreach ((string table, long rows) in before)
                {
                    if (after.TryGetValue(NameAfter(operations, table), out long left))
                        Assert.Equal(rows, left);
                }

                from = evolving.Schema;
                await FillAsync(database, from, random);
                evolving.Mark();
                for (int i = random.Next(1, 4); i > 0; i--)
                    evolving.Step();
            }

            text = [.. revisions.SelectMany(static r => r.Operations.Select(o => $"{r.Id}: {Told(o)}"))];
            await new Migrator(database.Database, new MigratorOptions { Revisions = [.. revisions] }).DowngradeAsync("base", TestDatabase.Token);
            Assert.Empty((await Migrator.ReadAsync(database.Database, TestDatabase.Token)).Tables);
        }
        catch (Exception exception) when (exception is not OperationCanceledException)
        {
            Assert.Fail($"{exception.Message}\nafter:\n{string.Join('\n', text)}\n{exception}");
        }
    }

    private static string Told(SchemaOperation operation) => operation switch
    {
        AlterColumnOperation alter => $"{operation} to {alter.NewColumn}",
        AddColumnOperation add => $"{operation} as {add.Column}",
        _ => operation.ToString(),
    };

    private static string NameAfter(IEnumerable<SchemaOperation> operations, string table)
    {
        foreach (RenameTableOperation rename in operations.OfType<RenameTableOperation>())
            table = rename.Table.Name == table ? rename.NewName.Name : table;
        return table;
    }

    private static async Task CheckAsync(TestDatabase database, List<Revision> revisions, DatabaseSchema wanted)
    {
        MigrationCheck check = await new Migrator(database.Database, new MigratorOptions { Revisions = [.. revisions] }).CheckAsync([], TestDatabase.Token);
        Assert.Empty(check.Drift);
        Assert.Empty(check.Missing);
        SchemaWriter writer = (await database.DialectAsync()).Schema;
        Assert.Empty(Drift.Between(writer.Canonical(wanted), writer.Canonical(await Migrator.ReadAsync(database.Database, TestDatabase.Token))));
    }

    // Word by word as the server tells it, without the forgiveness of a canonical form.
    private static async Task CompareAsync(TestDatabase database, TestDatabase scratch, DatabaseSchema wanted)
    {
        await scratch.ExecuteAsync([.. (await scratch.DialectAsync()).Schema.CreateAll(wanted)]);
        Assert.Empty(Drift.Between(await Migrator.ReadAsync(scratch.Database, TestDatabase.Token), await Migrator.ReadAsync(database.Database, TestDatabase.Token)));
        await scratch.ClearAsync(wanted);
    }

    private static async Task<Dictionary<string, long>> CountAsync(TestDatabase database, DatabaseSchema schema)
    {
        var counts = new Dictionary<string, long>(StringComparer.Ordinal);
        await using Session session = database.Database.OpenSession();
        foreach (TableSchema table in schema.Tables)
        {
            var sql = new RawSqlHandler(0, 0);
            sql.AppendLiteral($"SELECT COUNT(*) FROM {table.Name}");
            counts[table.Name.Name] = await session.Sql(sql).ScalarAsync<long>(TestDatabase.Token);
        }

        return counts;
    }

    // Every column gets a value that fits, referring columns null or a row that is there; no value stands in the way of a later change.
    private static async Task FillAsync(TestDatabase database, DatabaseSchema schema, Random random)
    {
        foreach (TableSchema table in schema.Tables)
        {
            for (int row = random.Next(3); row > 0; row--)
            {
                ColumnSchema[] columns = [.. table.Columns.Where(static c => c.Generation == ValueGeneration.None && c.ComputedSql is null)];
                string names = string.Join(", ", columns.Select(static c => c.Name));
                string values = string.Join(", ", columns.Select(c => ValueOf(table, c, random)));
                await database.ExecuteAsync($"INSERT INTO {table.Name} ({names}) VALUES ({values})");
            }
        }
    }

    private static string ValueOf(TableSchema table, ColumnSchema column, Random random)
    {
        if (table.ForeignKeys.FirstOrDefault(f => f.Columns.Contains(column.Name)) is { } key)
            return key.Principal == table.Name ? "NULL" : $"(SELECT MIN({key.PrincipalColumns[0]}) FROM {key.Principal})";
        // One that referred to rows may do so again when a step is taken back.
        if (column.Name.StartsWith('r'))
            return "NULL";
        if (column.Name.StartsWith('i'))
            return (_numbers += 1_000).ToString(CultureInfo.InvariantCulture);
        return column.Type.Kind switch
        {
            StoredKind.Named => $"'{column.Type.Labels[random.Next(2)]}'",
            StoredKind.Boolean => "'1'",
            StoredKind.String => $"'{(char)('a' + random.Next(26))}'",
            _ => random.Next(100).ToString(CultureInfo.InvariantCulture),
        };
    }
}
