using Orm.Mapping;
using Orm.Schema;

namespace Orm.MySql.Tests;

/// <summary>Changes of a schema as MySQL's and MariaDB's statements.</summary>
public sealed class SchemaChangeTests
{
    private static readonly DatabaseSchema Before = new()
    {
        Tables =
        [
            new("people")
            {
                Columns =
                [
                    new("id", new(StoredKind.Int32)) { Generation = ValueGeneration.Identity },
                    new("boss_id", new(StoredKind.Int32)) { IsNullable = true },
                    new("story", new(StoredKind.String)),
                    new("age", new(StoredKind.String) { MaxLength = 10 }) { IsNullable = true },
                ],
                PrimaryKey = new("pk_people", ["id"]),
                ForeignKeys = [new("fk_people_boss_id_people", ["boss_id"], "people", ["id"])],
                Checks = [new("ck_people_age", "`age` <> ''")],
            },
        ],
    };

    [Fact]
    public void The_index_that_the_server_made_for_a_foreign_key_goes_with_it()
    {
        var operation = new DropForeignKeyOperation("people", "fk_people_boss_id_people");
        Assert.Equal(["ALTER TABLE `people` DROP FOREIGN KEY `fk_people_boss_id_people`", "ALTER TABLE `people` DROP INDEX IF EXISTS `fk_people_boss_id_people`"], Write(MySqlDialect.MariaDb, operation));
        Assert.Equal("ALTER TABLE `people` DROP INDEX `fk_people_boss_id_people`", Write(MySqlDialect.MySql, operation)[1]);
        Assert.Equal(
            ["CREATE INDEX `ix_boss` ON `people` (`boss_id`)", "ALTER TABLE `people` DROP FOREIGN KEY `fk_people_boss_id_people`"],
            Write(MySqlDialect.MySql, new CreateIndexOperation("people", new("ix_boss", [new("boss_id")])), operation));
    }

    [Fact]
    public void An_index_that_a_foreign_key_needs_is_replaced_in_one_statement() => Assert.Equal(
        "ALTER TABLE `people` DROP INDEX `ix_boss`, ADD INDEX `fk_people_boss_id_people` (`boss_id`)",
        Write(MySqlDialect.MySql, new CreateIndexOperation("people", new("ix_boss", [new("boss_id")])), new DropIndexOperation("people", "ix_boss"))[1]);

    [Fact]
    public void A_long_text_is_bounded_while_an_index_is_over_it() => Assert.Equal(
        [
            "ALTER TABLE `people` MODIFY COLUMN `story` varchar(255) NOT NULL",
            "CREATE INDEX `ix_story` ON `people` (`story`)",
            "ALTER TABLE `people` DROP INDEX `ix_story`",
            "ALTER TABLE `people` MODIFY COLUMN `story` longtext NOT NULL",
        ],
        Write(MySqlDialect.MySql, new CreateIndexOperation("people", new("ix_story", [new("story")])), new DropIndexOperation("people", "ix_story")));

    [Fact]
    public void A_primary_key_is_changed_in_one_statement() => Assert.Equal(
        ["ALTER TABLE `people` DROP PRIMARY KEY, ADD CONSTRAINT `pk_people` PRIMARY KEY (`id`, `age`)"],
        Write(MySqlDialect.MySql, new DropPrimaryKeyOperation("people"), new AddPrimaryKeyOperation("people", new("pk_people", ["id", "age"]))));

    [Fact]
    public void Checks_are_dropped_as_each_server_says()
    {
        var operation = new DropCheckOperation("people", "ck_people_age");
        Assert.Equal(["ALTER TABLE `people` DROP CHECK `ck_people_age`"], Write(MySqlDialect.MySql, operation));
        Assert.Equal(["ALTER TABLE `people` DROP CONSTRAINT `ck_people_age`"], Write(MySqlDialect.MariaDb, operation));
    }

    [Fact]
    public void A_column_that_needs_values_is_not_filled_with_zeros() => Assert.Equal(
        ["ALTER TABLE `people` ADD COLUMN `size` int", "ALTER TABLE `people` MODIFY COLUMN `size` int NOT NULL"],
        Write(MySqlDialect.MySql, new AddColumnOperation("people", new("size", new(StoredKind.Int32)))));

    [Fact]
    public void What_cannot_be_changed_in_place_is_refused_with_a_way_out()
    {
        ColumnSchema age = Before.Tables[0].FindColumn("age")!;
        NotSupportedException error = Assert.Throws<NotSupportedException>(() => Write(MySqlDialect.MariaDb, new AlterColumnOperation("people", "age", age with { ComputedSql = "1" })));
        Assert.Equal("MariaDB cannot compute people.age in another way in place. Drop the column and add it again.", error.Message);
        ColumnSchema id = Before.Tables[0].FindColumn("id")!;
        error = Assert.Throws<NotSupportedException>(() => Write(MySqlDialect.MariaDb, new AlterColumnOperation("people", "id", id) { UsingSql = "id + 1" }));
        Assert.Contains("primary key", error.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("integer", "int(11)")]
    [InlineData("bool", "tinyint(1)")]
    [InlineData("numeric(10)", "decimal(10,0)")]
    [InlineData("double precision", "double")]
    [InlineData("bigint unsigned", "bigint(20) unsigned")]
    [InlineData("enum('a', 'it''s')", "enum('a','it''s')")]
    public void Types_equal_what_the_server_calls_them(string given, string kept) => Assert.Equal(Canonical(given), Canonical(kept));

    private static DatabaseSchema Canonical(string type) =>
        MySqlDialect.MySql.Schema.Canonical(new() { Tables = [new("t") { Columns = [new("c", new(StoredKind.String) { DatabaseType = type })] }] });

    private static string[] Write(MySqlDialect dialect, params SchemaOperation[] operations) => [.. dialect.Schema.Write(operations, Before).Select(static s => s.Sql)];
}
