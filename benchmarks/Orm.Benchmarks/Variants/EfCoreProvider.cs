using Microsoft.EntityFrameworkCore;
using Orm.Benchmarks.Stores;

namespace Orm.Benchmarks.Variants;

/// <summary>
/// The providers of EF Core. There is none for MariaDB over EF Core 10: the project Orm.Benchmarks.EfCore9 compiles the same sources
/// with EF Core 9, and Pomelo's provider for it.
/// </summary>
internal static class EfCoreProvider
{
    internal static int Version => typeof(DbContext).Assembly.GetName().Version!.Major;

#if EFCORE9
    internal static bool ServesMariaDb => true;
#else
    internal static bool ServesMariaDb => false;
#endif

    internal static void Use(DbContextOptionsBuilder builder, PeopleStore store) => _ = store switch
    {
        SqliteStore sqlite => builder.UseSqlite(sqlite.Connection),
        PostgreSqlStore postgreSql => builder.UseNpgsql(postgreSql.ConnectionString),
#if EFCORE9
        MariaDbStore mariaDb => builder.UseMySql(mariaDb.ConnectionString, ServerVersion.AutoDetect(mariaDb.ConnectionString)),
#endif
        _ => throw new NotSupportedException($"EF Core {Version} has no provider for {store.GetType().Name}."),
    };
}
