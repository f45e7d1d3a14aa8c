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

    internal static void Use(DbContextOptionsBuilder builder, PeopleStore store)
    {
        if (store is not MariaDbStore mariaDb)
            throw new NotSupportedException("This project compares on MariaDB only: run benchmarks/Orm.Benchmarks for the other databases.");
        builder.UseMySql(mariaDb.ConnectionString, ServerVersion.AutoDetect(mariaDb.ConnectionString));
    }
#else
    internal static bool ServesMariaDb => false;

    internal static void Use(DbContextOptionsBuilder builder, PeopleStore store) => _ = store switch
    {
        SqliteStore sqlite => builder.UseSqlite(sqlite.Connection),
        PostgreSqlStore postgreSql => builder.UseNpgsql(postgreSql.ConnectionString),
        _ => throw new NotSupportedException($"EF Core {Version} has no provider for {store.GetType().Name}."),
    };
#endif
}
