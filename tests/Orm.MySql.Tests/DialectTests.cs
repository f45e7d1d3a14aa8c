using Orm.Mapping;
using Orm.Schema;
using Orm.MySql.Tests.Stock;

namespace Orm.MySql.Tests;

/// <summary>What statements and tables look like, exactly.</summary>
public sealed class DialectTests
{
    [Fact]
    public void Names_stand_in_backticks_and_parameters_are_question_marks() => Assert.Equal(
        "SELECT t0.`name` FROM `items` AS t0 WHERE t0.`amount` > ? ORDER BY t0.`id` LIMIT ? OFFSET ?",
        Item.Table.Where(i => i.Amount > 3).OrderBy(i => i.Id).Select(i => i.Name).Take(5).Skip(2).ToSql(MySqlDialect.MySql));

    [Fact]
    public void Rows_left_out_need_a_limit() => Assert.Equal(
        "SELECT t0.`name` FROM `items` AS t0 ORDER BY t0.`id` LIMIT 18446744073709551615 OFFSET ?",
        Item.Table.OrderBy(i => i.Id).Select(i => i.Name).Skip(2).ToSql(MySqlDialect.MySql));

    [Fact]
    public void Integers_are_divided_to_integers() => Assert.Equal(
        "SELECT t0.`amount` DIV ? FROM `items` AS t0",
        Item.Table.Select(i => i.Amount / 2).ToSql(MySqlDialect.MySql));

    [Fact]
    public void Texts_are_joined_by_a_function() => Assert.Equal(
        "SELECT concat(t0.`name`, ?) FROM `items` AS t0",
        Item.Table.Select(i => i.Name + "!").ToSql(MySqlDialect.MySql));

    [Fact]
    public void Nulls_last_is_a_term_of_its_own() => Assert.Equal(
        "SELECT t0.`id` FROM `items` AS t0 ORDER BY CASE WHEN t0.`notes` IS NULL THEN 1 ELSE 0 END, t0.`notes`",
        Item.Table.OrderBy(i => i.Notes, Nulls.Last).Select(i => i.Id).ToSql(MySqlDialect.MySql));

    [Fact]
    public void Nulls_compare_by_their_own_operator() => Assert.Equal(
        "SELECT t0.`id` FROM `items` AS t0 WHERE NOT (t0.`notes` <=> t0.`name`)",
        Item.Table.Where(i => i.Notes.IsDistinctFrom(i.Name)).Select(i => i.Id).ToSql(MySqlDialect.MySql));

    [Fact]
    public void An_upsert_names_the_new_row_by_an_alias_on_mysql_and_by_a_function_on_mariadb()
    {
        var upsert = Parcel.Table.Insert(p => (p.Id, p.Label)).Values((Guid.Empty, "a")).OnConflict(p => p.Id).DoUpdate();
        Assert.Equal("INSERT INTO `parcels` (`id`, `label`) VALUES (?, ?) ON DUPLICATE KEY UPDATE `label` = VALUES(`label`)", upsert.ToSql(MySqlDialect.MariaDb));
        Assert.Equal("INSERT INTO `parcels` (`id`, `label`) VALUES (?, ?) AS `excluded` ON DUPLICATE KEY UPDATE `label` = `excluded`.`label`", upsert.ToSql(MySqlDialect.ForServer("8.0.36")));
        Assert.Equal("INSERT INTO `parcels` (`id`, `label`) VALUES (?, ?) ON DUPLICATE KEY UPDATE `label` = VALUES(`label`)", upsert.ToSql(MySqlDialect.ForServer("8.0.11")));
    }

    [Fact]
    public void A_row_that_is_kept_is_set_to_itself()
    {
        var upsert = Parcel.Table.Insert(p => (p.Id, p.Label)).Values((Guid.Empty, "a")).OnConflict(p => p.Id).DoNothing();
        Assert.Equal("INSERT INTO `parcels` (`id`, `label`) VALUES (?, ?) ON DUPLICATE KEY UPDATE `parcels`.`id` = `parcels`.`id`", upsert.ToSql(MySqlDialect.MySql));
    }

    [Fact]
    public void Returning_is_refused_by_the_servers_name_and_version_where_there_is_none()
    {
        var insert = Parcel.Table.Insert(p => (p.Id, p.Label)).Values((Guid.Empty, "a")).Returning(p => p.Id);
        Assert.EndsWith(" RETURNING `id`", insert.ToSql(MySqlDialect.MariaDb), StringComparison.Ordinal);
        Assert.StartsWith("MySQL 8.0.36 has no INSERT … RETURNING.", Assert.Throws<NotSupportedException>(() => insert.ToSql(MySqlDialect.ForServer("8.0.36"))).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_write_whose_condition_reads_its_own_table_reads_it_through_a_derived_one_on_mysql()
    {
        var delete = Item.Table.Where(i => i.Id.In(Item.Table.Where(o => o.Amount > 3).Select(o => o.Id))).Delete();
        Assert.Equal("DELETE FROM `items` WHERE `id` IN (SELECT t0.`id` FROM (SELECT * FROM `items` LIMIT 18446744073709551615) AS t0 WHERE t0.`amount` > ?)", delete.ToSql(MySqlDialect.MySql));
    }

    [Fact]
    public void Tables_are_innodb_with_indexes_inside()
    {
        TableInfo table = ModelRegistry.Find("stock")[0].Entities.Single(static e => e.EntityType == typeof(Parcel)).Table;
        Assert.Equal(
            """
            CREATE TABLE IF NOT EXISTS `parcels` (
                `id` binary(16) NOT NULL,
                `label` varchar(50) NOT NULL,
                `sent` datetime(6) NOT NULL DEFAULT CURRENT_TIMESTAMP(6),
                `length` int GENERATED ALWAYS AS (char_length(`label`)) STORED,
                CONSTRAINT `pk_parcels` PRIMARY KEY (`id`),
                INDEX `ix_parcels_label` (`label`)
            ) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4
            """.ReplaceLineEndings("\n"),
            MySqlDialect.MySql.Schema.CreateTable(ModelSchema.Of(table), ifNotExists: true));
    }
}
