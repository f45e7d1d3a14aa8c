using Orm.Migrations;

namespace Orm;

/// <summary>Migrations of a database, for applications that upgrade as they start.</summary>
public static class DatabaseMigrations
{
    /// <summary>
    /// Applies the revisions that the database does not have; several processes that start at once wait for one another. One read where
    /// there is nothing to do.
    /// </summary>
    /// <param name="database">The database.</param>
    /// <param name="target"><c>head</c>, <c>heads</c>, an id (or its beginning), or <c>+n</c> for the next n.</param>
    /// <param name="options">How; null for the defaults.</param>
    /// <param name="cancellationToken">Cancels.</param>
    /// <returns>The revisions that were applied.</returns>
    /// <exception cref="MigrationException">The database is ahead, an applied revision was edited, or a step failed.</exception>
    public static ValueTask<IReadOnlyList<Revision>> UpgradeAsync(
        this Database database, string target = "head", MigratorOptions? options = null, CancellationToken cancellationToken = default) =>
        new Migrator(database, options).UpgradeAsync(target, cancellationToken);
}
