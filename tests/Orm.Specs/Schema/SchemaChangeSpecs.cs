using System.Data.Common;
using System.Globalization;
using Orm.Execution;
using Orm.Schema;

namespace Orm.Specs.Schema;

/// <summary>Every change of a schema is done to a database with rows: they stay, and the database then reads as the change says.</summary>
public abstract class SchemaChangeSpecs<TServer>(TServer server) : Spec<TServer>(server)
    where TServer : SpecServer
{
    public static TheoryData<string> Changes => [.. new SchemaChanges(static name => name).All.Keys];

    [Theory]
    [MemberData(nameof(Changes))]
    public async Task Rows_stay_and_the_schema_is_the_one_that_was_asked_for(string change)
    {
        var changes = new SchemaChanges(name => Spelled($"\"{name}\""));
        SchemaOperation[] operations = changes.All[change];
        Needs(Features.PartialIndexes || change != "create partial index", nameof(Features.PartialIndexes));
        await using Database database = await FilledAsync(changes);
        Dictionary<string, string[]> rows = await RowsAsync(database, changes.Before, changes.Before, operations);
        DatabaseSchema after = operations.Aggregate(changes.Before, static (schema, operation) => operation.Apply(schema));

        await SchemaRunner.RunAsync(database, Server.Dialect.Schema.Write(operations, changes.Before), Token);

        SchemaText.Same(Server.Dialect.Schema, after, await database.ReadSchemaAsync(Token), change);
        Assert.Equal(rows, await RowsAsync(database, changes.Before, after, operations));
        if (after.FindTable("authors")?.FindColumn("id") is { Generation: ValueGeneration.Identity } && !operations.Any(static o => o is AddColumnOperation { BackfillSql: not null, Column.IsNullable: false } or AlterColumnOperation { Table.Name: "authors" }))
        {
            await SchemaRunner.RunAsync(database, [Spelled("""INSERT INTO "authors" ("name", "rating", "factor") VALUES ('New', 4, 1)""")], Token);
            Assert.Equal(["4"], await ReadAsync(database, Spelled("""SELECT "id" FROM "authors" WHERE "name" = 'New'""")));
        }
    }

    [Theory]
    [InlineData("add filled column", "SELECT \"label\" FROM \"authors\" ORDER BY \"id\"", "ada|bob")]
    [InlineData("add filled nullable column", "SELECT \"label\" FROM \"authors\" ORDER BY \"id\"", "ada|bob")]
    [InlineData("add column with default", "SELECT \"level\" FROM \"authors\" ORDER BY \"id\"", "3|3")]
    [InlineData("add column with computed default", "SELECT \"level\" FROM \"authors\" ORDER BY \"id\"", "3|3")]
    [InlineData("add computed column", "SELECT \"twice\" FROM \"authors\" ORDER BY \"id\"", "18|10")]
    [InlineData("replace column", "SELECT \"saying\" FROM \"authors\" ORDER BY \"id\"", "numbers|")]
    [InlineData("convert by expression", "SELECT \"motto\" FROM \"authors\" ORDER BY \"id\"", "7|")]
    [InlineData("text to integer", "SELECT \"isbn\" + 1 FROM \"books\" ORDER BY \"id\"", "124|457|")]
    [InlineData("integer to text", "SELECT \"number\" FROM \"editions\" ORDER BY \"number\"", "1|2")]
    [InlineData("keep computed values", "SELECT \"tenfold\" FROM \"authors\" ORDER BY \"id\"", "90|50")]
    [InlineData("add label and use it", "SELECT \"mood\" FROM \"authors\" ORDER BY \"id\"", "wild|last")]
    [InlineData("reorder labels", "SELECT \"mood\" FROM \"authors\" ORDER BY \"id\"", "wild|calm")]
    public async Task Values_are_what_the_change_makes_of_them(string change, string query, string expected)
    {
        var changes = new SchemaChanges(name => Spelled($"\"{name}\""));
        await using Database database = await FilledAsync(changes);
        await SchemaRunner.RunAsync(database, Server.Dialect.Schema.Write(changes.All[change], changes.Before), Token);
        Assert.Equal(expected, string.Join('|', await ReadAsync(database, Spelled(query))));
    }

    [Fact]
    public async Task A_required_column_without_values_is_refused_where_there_are_rows_and_nothing_changes()
    {
        var changes = new SchemaChanges(name => Spelled($"\"{name}\""));
        await using Database database = await FilledAsync(changes);
        IReadOnlyList<SchemaStatement> statements = Server.Dialect.Schema.Write(
            new AddColumnOperation("authors", new ColumnSchema("must", new(Orm.Mapping.StoredKind.Int32))), changes.Before);
        await Assert.ThrowsAsync<InvalidOperationException>(() => SchemaRunner.RunAsync(database, statements, Token));
        if (Features.TransactionalDdl)
            SchemaText.Same(Server.Dialect.Schema, changes.Before, await database.ReadSchemaAsync(Token));
        Assert.Equal(["Ada", "Bob"], await ReadAsync(database, Spelled("SELECT \"name\" FROM \"authors\" ORDER BY \"id\"")));
    }

    [Fact]
    public void Texts_of_other_dialects_are_left_out()
    {
        Assert.Empty(Server.Dialect.Schema.Write(new SqlOperation("x") { Dialect = "another database" }, DatabaseSchema.Empty));
        Assert.Equal("x", Assert.Single(Server.Dialect.Schema.Write(new SqlOperation("x") { Dialect = Server.Dialect.Name }, DatabaseSchema.Empty)).Sql);
    }

    [Fact]
    public void Sequences_are_refused_with_a_way_out_where_there_are_none()
    {
        var operation = new CreateSequenceOperation(new SequenceSchema("numbers"));
        if (Features.Sequences)
        {
            Assert.Single(Server.Dialect.Schema.Write(operation, DatabaseSchema.Empty));
            return;
        }

        NotSupportedException error = Assert.Throws<NotSupportedException>(() => Server.Dialect.Schema.Write(operation, DatabaseSchema.Empty));
        Assert.Contains(Server.Dialect.Name, error.Message, StringComparison.Ordinal);
        Assert.Contains("identity", error.Message, StringComparison.Ordinal);
    }

    private async Task<Database> FilledAsync(SchemaChanges changes)
    {
        Database database = Database.Connect(await Server.CreateDatabaseAsync(), static options => options.Models = []);
        await SchemaRunner.RunAsync(database, [.. Server.Dialect.Schema.CreateAll(changes.Before), .. SchemaChanges.Rows.Select(Spelled)], Token);
        return database;
    }

    // The values of every column that no change concerns.
    private async Task<Dictionary<string, string[]>> RowsAsync(Database database, DatabaseSchema before, DatabaseSchema now, SchemaOperation[] operations)
    {
        var rows = new Dictionary<string, string[]>();
        foreach (TableSchema table in before.Tables)
        {
            string name = operations.OfType<RenameTableOperation>().FirstOrDefault(o => o.Table == table.Name)?.NewName.Name ?? table.Name.Name;
            if (operations.OfType<DropTableOperation>().Any(o => o.Table == table.Name))
                continue;
            string[] touched =
            [
                .. operations.OfType<AlterColumnOperation>().Where(o => o.Table == table.Name).Select(static o => o.Column),
                .. operations.OfType<DropColumnOperation>().Where(o => o.Table == table.Name).Select(static o => o.Column),
                .. operations.OfType<RenameColumnOperation>().Where(o => o.Table == table.Name).Select(static o => o.Column),
                .. operations.OfType<SqlOperation>().Any() ? ["mood"] : Array.Empty<string>(),
            ];
            string columns = string.Join(", ", table.Columns.Where(c => !touched.Contains(c.Name)).Select(static c => $"\"{c.Name}\""));
            string present = now == before ? table.Name.Name : name;
            rows[table.Name.Name] = await ReadAsync(database, Spelled($"SELECT {columns} FROM \"{present}\" ORDER BY 1, 2"));
        }

        return rows;
    }

    private static async Task<string[]> ReadAsync(Database database, string sql)
    {
        DriverConnection connection = await database.RentAsync(Token);
        var rows = new List<string>();
        await using (PreparedStatement query = connection.Prepare(sql))
        await using (DbDataReader reader = await query.ExecuteReaderAsync(Token))
        {
            while (await reader.ReadAsync(Token))
                rows.Add(string.Join(',', Enumerable.Range(0, reader.FieldCount).Select(i => Convert.ToString(reader.GetValue(i), CultureInfo.InvariantCulture))));
        }

        await database.ReturnAsync(connection, reset: false);
        return [.. rows];
    }
}
