namespace Orm.MySql.Tests.Specs;

/// <summary>The same server, on which Orm walks MySQL's ways: no RETURNING, keys from LAST_INSERT_ID.</summary>
public sealed class MySqlWaysServer : MySqlServer
{
    protected override async ValueTask<string> CreateAsync() => With(await base.CreateAsync(), "returning=off");
}
