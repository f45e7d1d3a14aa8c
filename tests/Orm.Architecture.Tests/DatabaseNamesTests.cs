namespace Orm.Architecture.Tests;

public sealed class DatabaseNamesTests
{
    [Theory]
    [InlineData("src/Orm.Core")]
    [InlineData("src/Orm.Generators")]
    [InlineData("src/Orm.CodeFixes")]
    public void No_database_is_named_in(string folder)
    {
        string[] found = [.. Repository.SourceFiles(folder).SelectMany(file => DatabaseNames.In(Repository.Parse(file)))];

        Assert.True(found.Length == 0, "What differs between databases belongs into Dialect or DialectFeatures:\n" + string.Join('\n', found));
    }

    [Theory]
    [InlineData("class SqliteThing;")]
    [InlineData("class A { string s = \"postgresql\"; }")]
    [InlineData("class A { string s = $\"is {1} MySql\"; }")]
    [InlineData("class A { string s = \"\"\"\n  mariadb\n  \"\"\"; }")]
    public void A_name_in_an_identifier_or_literal_is_found(string code) =>
        Assert.Single(DatabaseNames.In(Repository.Parse(code, "a.cs")));

    [Fact]
    public void A_name_in_a_comment_is_not_found() =>
        Assert.Empty(DatabaseNames.In(Repository.Parse("/// <summary>As SQLite does.</summary>\nclass A; // PostgreSQL, too", "a.cs")));
}
