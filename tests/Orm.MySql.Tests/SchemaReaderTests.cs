using Orm.Dialects;
using Orm.Mapping;
using Orm.Schema;
using Orm.Specs.Schema;

namespace Orm.MySql.Tests;

/// <summary>What MariaDB holds and a schema has no words for is told, so that nothing is lost silently.</summary>
public sealed class SchemaReaderTests
{
    [Fact]
    public async Task What_no_schema_can_say_is_told_with_its_statement()
    {
        await using Database database = await Server.ConnectAsync(static o => o.Models = []);
        await SchemaRunner.RunAsync(
            database,
            [
                """
                CREATE TABLE plain (id int PRIMARY KEY, word varchar(300), place point NOT NULL, seen timestamp NULL ON UPDATE CURRENT_TIMESTAMP,
                  INDEX ix_plain (word(20), id), FULLTEXT INDEX ix_words (word), SPATIAL INDEX ix_place (place), UNIQUE INDEX uq_word (word(10)), INDEX ix_id (id));
                CREATE TABLE loose (id int) ENGINE=MyISAM;
                CREATE TABLE measures (day int) PARTITION BY RANGE (day) (PARTITION p0 VALUES LESS THAN (10), PARTITION p1 VALUES LESS THAN MAXVALUE);
                CREATE TABLE kept (id int) WITH SYSTEM VERSIONING;
                CREATE SEQUENCE ones;
                CREATE VIEW guarded AS SELECT id FROM plain WHERE id > 0 WITH CHECK OPTION;
                CREATE TRIGGER touched BEFORE UPDATE ON plain FOR EACH ROW SET NEW.word = OLD.word;
                CREATE FUNCTION one() RETURNS int RETURN 1;
                CREATE EVENT cleaning ON SCHEDULE EVERY 1 DAY DO DELETE FROM loose;
                """,
            ],
            Server.Token);

        DatabaseSchema schema = await database.ReadSchemaAsync(Server.Token);

        Assert.Equal(["loose", "measures", "plain"], schema.Tables.Select(static t => t.Name.Name));
        Assert.Equal(["ix_id"], schema.FindTable("plain")!.Indexes.Select(static i => i.Name));
        Assert.Equal(
            [
                new("check option of view guarded"),
                new("column seen of table plain, on update current_timestamp(), and taken over without"),
                new("event cleaning"),
                new("function one"),
                new("index ix_place of table plain, spatial", "CREATE SPATIAL INDEX `ix_place` ON `plain` (`place`)"),
                new("index ix_plain of table plain, over the beginnings of values", "CREATE INDEX `ix_plain` ON `plain` (`word`(20), `id`)"),
                new("index ix_words of table plain, fulltext", "CREATE FULLTEXT INDEX `ix_words` ON `plain` (`word`)"),
                new("index uq_word of table plain, over the beginnings of values", "CREATE UNIQUE INDEX `uq_word` ON `plain` (`word`(10))"),
                new("sequence ones"),
                new("system versioned kept (a table)"),
                new("table loose, kept by MyISAM, and taken over by InnoDB"),
                new("table measures, partitioned by RANGE (`day`), and taken over in one piece"),
                new("trigger touched of plain", "CREATE TRIGGER `touched` BEFORE UPDATE ON `plain` FOR EACH ROW SET NEW.word = OLD.word"),
            ],
            schema.Unsupported);
    }

    [Fact]
    public async Task Numbers_without_a_sign_are_read_as_numbers()
    {
        await using Database database = await Server.ConnectAsync(static o => o.Models = []);
        await SchemaRunner.RunAsync(
            database,
            ["CREATE TABLE counts (a tinyint unsigned, b smallint unsigned, c mediumint unsigned, d int unsigned zerofill, e bigint unsigned, f float unsigned, g double unsigned, h decimal(10,2) unsigned, i bit(4) DEFAULT b'101')"],
            Server.Token);
        DatabaseSchema schema = await database.ReadSchemaAsync(Server.Token);
        Assert.Equal(
            [StoredKind.Int16, StoredKind.Int32, StoredKind.Int32, StoredKind.Int64, StoredKind.UInt64, StoredKind.Single, StoredKind.Double, StoredKind.Decimal, StoredKind.UInt64],
            schema.FindTable("counts")!.Columns.Select(static c => c.Type.Kind));
    }

    // As MySQL 8 tells them, which no server of these tests is.
    [Theory]
    [InlineData(@"(`state` in (_utf8mb4\'a\',_utf8mb4\'it\\\'s\'))", @"(`state` in ('a','it\'s'))")]
    [InlineData(@"(`path` <> _utf8mb4\'c:\\\\d\')", @"(`path` <> 'c:\\d')")]
    [InlineData("(`_utf8mb4` > 0)", "(`_utf8mb4` > 0)")]
    [InlineData("CURRENT_TIMESTAMP(6)", "CURRENT_TIMESTAMP(6)")]
    public void Expressions_of_the_catalogue_are_sql(string told, string sql) => Assert.Equal(sql, MySqlCatalogue.Expression(told));

    [Theory]
    [InlineData("007", StoredKind.String, "'007'")]
    [InlineData(@"it's \", StoredKind.String, @"'it''s \\'")]
    [InlineData("7.50", StoredKind.Decimal, "7.50")]
    [InlineData("1", StoredKind.Boolean, "1")]
    [InlineData("b'101'", StoredKind.UInt64, "b'101'")]
    [InlineData("2000-01-01", StoredKind.DateOnly, "'2000-01-01'")]
    public void Constants_of_the_catalogue_are_sql(string told, StoredKind kind, string sql) => Assert.Equal(sql, MySqlCatalogue.Constant(told, kind));

    [Fact]
    public async Task National_texts_read_as_they_were_asked_for()
    {
        await using Database database = await Server.ConnectAsync(static o => o.Models = []);
        DatabaseSchema schema = new()
        {
            Tables =
            [
                new("words")
                {
                    Columns =
                    [
                        new("national", new(StoredKind.String) { DatabaseType = "nvarchar(20)" }),
                        new("collated", new(StoredKind.String) { MaxLength = 20 }) { Collation = "utf8mb3_general_ci" },
                        new("letter", new(StoredKind.String) { DatabaseType = "national char(1)" }),
                        new("plain", new(StoredKind.String) { MaxLength = 20 }),
                    ],
                },
            ],
        };
        await SchemaRunner.RunAsync(database, MySqlDialect.MariaDb.Schema.CreateAll(schema), Server.Token);
        SchemaText.Same(MySqlDialect.MariaDb.Schema, schema, await database.ReadSchemaAsync(Server.Token));

        SchemaWriter writer = MySqlDialect.MariaDb.Schema;
        DatabaseSchema other = schema with { Tables = [schema.Tables[0] with { Columns = [.. schema.Tables[0].Columns.Select(static c => c with { Type = new(StoredKind.String) { MaxLength = 20 }, Collation = null })] }] };
        Assert.NotEqual(writer.Canonical(schema), writer.Canonical(other));
    }
}
