using Orm.Mapping;
using Orm.Schema;

namespace Orm.Specs.Schema;

/// <summary>What a database tells of itself is what it was made from.</summary>
public abstract class SchemaReadingSpecs<TServer>(TServer server) : Spec<TServer>(server)
    where TServer : SpecServer
{
    private static readonly int Rounds = int.TryParse(Environment.GetEnvironmentVariable("ORM_TEST_ROUNDS"), out int given) ? given : 12;

    [Theory]
    [InlineData("")]
    [InlineData("collations")]
    [InlineData("fleet")]
    [InlineData("ledger")]
    [InlineData("library")]
    [InlineData("mapping")]
    [InlineData("places")]
    [InlineData("readings")]
    [InlineData("rules")]
    [InlineData("samples")]
    [InlineData("shop")]
    [InlineData("temporal")]
    [InlineData("types")]
    public async Task Tables_of_a_model_read_as_the_model(string model)
    {
        IReadOnlyList<ModelInfo> models = model.Length == 0 ? [Core.Tests.Contract.ContractModel.Instance] : ModelRegistry.Find(model);
        await using Database database = await CreateAsync(models);
        DatabaseSchema read = await database.ReadSchemaAsync(Token);
        SchemaText.Same(Server.Dialect.Schema, ModelSchema.Of(models), read);
        // What Orm makes, it has words for.
        Assert.Empty(read.Unsupported);
    }

    [Fact]
    public async Task An_empty_database_holds_nothing()
    {
        await using Database database = await ConnectAsync();
        Assert.Equal(DatabaseSchema.Empty, await database.ReadSchemaAsync(Token));
    }

    [Fact]
    public async Task A_database_that_others_made_is_made_again_from_what_was_read()
    {
        await using Database database = await ConnectAsync();
        await SchemaRunner.RunAsync(database, [Chinook.Definitions(Server.ChinookScript)], Token);
        DatabaseSchema read = await database.ReadSchemaAsync(Token);
        Assert.Equal(11, read.Tables.Count);
        Assert.Equal(11, read.Tables.Sum(static t => t.ForeignKeys.Count));
        Assert.All(read.Tables, static t => Assert.NotNull(t.PrimaryKey));

        await using Database again = await ConnectAsync();
        await SchemaRunner.RunAsync(again, Server.Dialect.Schema.CreateAll(read), Token);
        SchemaText.Same(Server.Dialect.Schema, read, await again.ReadSchemaAsync(Token));
    }

    [Fact]
    public async Task Constraints_that_repeat_one_another_are_all_made()
    {
        var table = new TableSchema("parcels")
        {
            Columns = [new("id", new(StoredKind.Int32)), new("code", new(StoredKind.String) { MaxLength = 20 })],
            PrimaryKey = new("pk_parcels", ["id"]),
            Indexes =
            [
                new("uq_parcels_code", [new("code")]) { IsUnique = true },
                new("uq_parcels_code_again", [new("code")]) { IsUnique = true },
                new("uq_parcels_id", [new("id")]) { IsUnique = true },
            ],
        };
        var schema = new DatabaseSchema { Tables = [table] };
        await using Database database = await ConnectAsync();

        await SchemaRunner.RunAsync(database, Server.Dialect.Schema.CreateAll(schema), Token);
        SchemaText.Same(Server.Dialect.Schema, schema, await database.ReadSchemaAsync(Token));

        SchemaOperation[] without = [.. table.Indexes.Skip(1).Select(i => new DropIndexOperation("parcels", i.Name))];
        await SchemaRunner.RunAsync(database, Server.Dialect.Schema.Write(without, schema), Token);
        DatabaseSchema after = without.Aggregate(schema, static (s, o) => o.Apply(s));
        SchemaText.Same(Server.Dialect.Schema, after, await database.ReadSchemaAsync(Token));
    }

    [Fact]
    public async Task Random_schemas_read_as_they_were_made()
    {
        var random = SeededRandom.Create(out int seed);
        for (int round = 0; round < Rounds; round++)
        {
            DatabaseSchema schema = new RandomSchema(random, Server.Dialect).Next();
            await using Database database = await ConnectAsync();
            await SchemaRunner.RunAsync(database, Server.Dialect.Schema.CreateAll(schema), Token);
            SchemaText.Same(Server.Dialect.Schema, schema, await database.ReadSchemaAsync(Token), $"Seed {seed}, round {round}");
        }
    }

    [Fact]
    public async Task Views_are_read_by_their_names()
    {
        DatabaseSchema schema = new() { Views = [new ViewSchema("answers", "SELECT 42 AS answer")] };
        await using Database database = await ConnectAsync();
        await SchemaRunner.RunAsync(database, Server.Dialect.Schema.CreateAll(schema), Token);
        DatabaseSchema read = await database.ReadSchemaAsync(Token);
        SchemaText.Same(Server.Dialect.Schema, schema, read);
        Assert.Contains("42", Assert.Single(read.Views).Sql, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_view_that_is_made_again_elsewhere_reads_the_tables_there()
    {
        string name = Spelled("\"words\"");
        var schema = new DatabaseSchema
        {
            Tables = [new("words") { Columns = [new("word", new(StoredKind.String) { MaxLength = 20 })] }],
            Views = [new ViewSchema("short_words", Spelled($"SELECT w.\"word\" FROM {name} w WHERE w.\"word\" IN (SELECT \"word\" FROM {name}) AND length(w.\"word\") < 4"))],
        };
        await using Database database = await ConnectAsync();
        await SchemaRunner.RunAsync(database, Server.Dialect.Schema.CreateAll(schema), Token);
        await using Database elsewhere = await ConnectAsync();
        await SchemaRunner.RunAsync(elsewhere, [.. Server.Dialect.Schema.CreateAll(await database.ReadSchemaAsync(Token)), $"INSERT INTO {name} VALUES ('tea'), ('coffee')"], Token);
        await using Session session = elsewhere.OpenSession();
        Assert.Equal(1, await session.Sql($"SELECT COUNT(*) FROM short_words").ScalarAsync<int>(Token));
    }

    private async Task<Database> ConnectAsync()
    {
        string url = await Server.CreateDatabaseAsync();
        return Database.Connect(url, static options => options.Models = []);
    }
}
