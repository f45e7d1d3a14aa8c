using Orm;

namespace Recipes;

/// <summary>Raw SQL: interpolated values become parameters, interpolated symbols become quoted names, nothing is concatenated.</summary>
public static class SqlByHand
{
    public static async Task<(long Users, List<string> Names, List<User> Entities)> RunAsync(Database db, string pattern, int[] ids)
    {
        await using var session = db.OpenSession();
        long users = await session.Sql($"select count(*) from users").ScalarAsync<long>();
        List<string> names = await session.Sql($"select {User.Table.Name} from {User.Table} where {User.Table.Name} like {pattern} order by 1").ToListAsync<string>();
        List<User> entities = await session.Sql($"select * from users where id in {ids} order by id").As(User.Table).ToListAsync();
        return (users, names, entities);
    }
}
