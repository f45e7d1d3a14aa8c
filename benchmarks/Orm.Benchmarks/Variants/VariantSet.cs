using Orm.Benchmarks.Stores;

namespace Orm.Benchmarks.Variants;

/// <summary>The variants that are compared; the first one is what ratios refer to.</summary>
public static class VariantSet
{
    /// <summary>New, unopened variants for a database: sqlite, postgresql or mariadb.</summary>
    public static Variant[] Create(string database) => database switch
    {
        "sqlite" =>
        [
            new SqliteBest(new()),
            new AdoNetNaive(new SqliteStore()),
            new DapperVariant(new SqliteStore()),
            new EfCoreVariant(new SqliteStore()),
            .. Orm(() => new SqliteStore()),
        ],
        "postgresql" =>
        [
            new PostgreSqlBest(new()),
            new PostgreSqlArrays(new()),
            new AdoNetNaive(new PostgreSqlStore()),
            new DapperVariant(new PostgreSqlStore()),
            new EfCoreVariant(new PostgreSqlStore()),
            .. Orm(() => new PostgreSqlStore()),
        ],
        "mariadb" =>
        [
            new MariaDbBest(new()),
            new MariaDbManyRows(new()),
            new AdoNetNaive(new MariaDbStore()),
            new DapperVariant(new MariaDbStore()),
            .. EfCoreProvider.ServesMariaDb ? new Variant[] { new EfCoreVariant(new MariaDbStore()) } : [],
            .. Orm(() => new MariaDbStore()),
        ],
        _ => throw new ArgumentException($"There is no database {database}: sqlite, postgresql and mariadb are compared."),
    };

    private static OrmVariant[] Orm(Func<PeopleStore> store) =>
    [
        new(store(), tracked: true, heldSession: false),
        new(store(), tracked: false, heldSession: false),
        new(store(), tracked: true, heldSession: true),
        new(store(), tracked: false, heldSession: true),
    ];
}
