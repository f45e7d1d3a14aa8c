using Orm.PostgreSql.Tests.Hotels;

namespace Orm.PostgreSql.Tests;

public sealed class DropTests
{
    [Fact]
    public async Task Native_enums_and_named_sequences_go_with_their_tables()
    {
        await using HotelDatabase hotels = await HotelDatabase.CreateAsync();
        await using Session session = hotels.Database.OpenSession();
        Assert.NotEqual((0, 0), await LeftAsync());
        await hotels.Database.DropTablesAsync(Server.Token);
        Assert.Equal((0, 0), await LeftAsync());

        async Task<(long Enums, long Sequences)> LeftAsync() => (
            await session.Sql($"select count(*) from pg_type t join pg_namespace n on n.oid = t.typnamespace where n.nspname = current_schema() and t.typtype = 'e'").ScalarAsync<long>(Server.Token),
            await session.Sql($"select count(*) from pg_class c join pg_namespace n on n.oid = c.relnamespace where n.nspname = current_schema() and c.relkind = 'S'").ScalarAsync<long>(Server.Token));
    }
}
