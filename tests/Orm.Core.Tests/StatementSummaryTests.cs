using Orm.Diagnostics;

namespace Orm.Core.Tests;

public sealed class StatementSummaryTests
{
    [Theory]
    [InlineData("SELECT t0.\"id\" FROM \"users\" AS t0 WHERE t0.\"name\" = $1", "SELECT", "users")]
    [InlineData("select count(*) from posts", "SELECT", "posts")]
    [InlineData("SELECT (SELECT count(*) FROM \"a\") FROM \"b\".\"c\"", "SELECT", "b.c")]
    [InlineData("SELECT `x``y` FROM `od``d`", "SELECT", "od`d")]
    [InlineData("SELECT count(*) FROM (SELECT 1) AS d", "SELECT", null)]
    [InlineData("SELECT 'from nowhere'", "SELECT", null)]
    [InlineData("/* tag */ -- more\n SELECT 1 FROM a", "SELECT", "a")]
    [InlineData("INSERT INTO \"users\" (\"name\") VALUES (?)", "INSERT", "users")]
    [InlineData("UPDATE \"users\" SET \"name\" = ?", "UPDATE", "users")]
    [InlineData("DELETE FROM \"users\" WHERE \"id\" = ?", "DELETE", "users")]
    [InlineData("WITH r AS (SELECT 1 FROM x) SELECT * FROM r", "SELECT", "r")]
    [InlineData("WITH n AS (SELECT unnest($1)) INSERT INTO \"users\" SELECT * FROM n", "INSERT", "users")]
    [InlineData("(SELECT 1 FROM a) UNION (SELECT 2 FROM b)", "SELECT", "a")]
    [InlineData("CREATE TABLE x (id int)", "CREATE", null)]
    [InlineData("COMMIT", "COMMIT", null)]
    [InlineData("", "SQL", null)]
    [InlineData("SELECT 'never closed FROM a", "SELECT", null)]
    public void Verb_and_table_are_read_from_the_text(string sql, string operation, string? table)
    {
        StatementSummary summary = StatementSummary.Of(sql);

        Assert.Equal((operation, table), (summary.Operation, summary.Collection));
        Assert.Equal(table is null ? operation : $"{operation} {table}", summary.Name);
    }
}
