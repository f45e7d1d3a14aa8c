using System.Data.Common;
using Orm.Dialects;
using Orm.Execution;
using Orm.Mapping;
using Orm.Schema;

namespace Orm;

public sealed partial class Database
{
    /// <summary>
    /// Creates the tables of the models that do not exist yet, with their keys, constraints and indexes, in one transaction where the
    /// database allows it. Existing tables stay as they are: changing them is what migrations are for.
    /// </summary>
    public ValueTask CreateTablesAsync(CancellationToken cancellationToken = default) =>
        RunSchemaAsync(static (schema, models) => schema.CreateAll(models), cancellationToken);

    /// <summary>Drops the tables of the models that exist, with all their rows.</summary>
    public ValueTask DropTablesAsync(CancellationToken cancellationToken = default) =>
        RunSchemaAsync(static (schema, models) => schema.DropAll(models), cancellationToken);

    /// <summary>
    /// Reads the structure of the database from its own catalogues: tables with their columns, keys, indexes and constraints, views, sequences
    /// and enum types of the connection's default schema, and of the schemas that the models name.
    /// </summary>
    public async ValueTask<DatabaseSchema> ReadSchemaAsync(CancellationToken cancellationToken = default)
    {
        Session session = OpenSession();
        await using (session.ConfigureAwait(false))
        {
            DriverConnection connection = await session.RentAsync(cancellationToken).ConfigureAwait(false);
            // The server at the other end tells its version, on which its catalogues depend.
            SchemaReader reader = connection.Dialect.SchemaReader;
            await session.ReleaseAsync(connection).ConfigureAwait(false);
            return await reader.ReadAsync(session, cancellationToken).ConfigureAwait(false);
        }
    }

    private async ValueTask RunSchemaAsync(Func<SchemaWriter, IReadOnlyList<ModelInfo>, List<string>> write, CancellationToken cancellationToken)
    {
        DriverConnection connection = await RentAsync(cancellationToken).ConfigureAwait(false);
        string? running = null;
        bool done = false;
        try
        {
            await connection.BeginAsync(System.Data.IsolationLevel.Unspecified, cancellationToken).ConfigureAwait(false);
            // The server at the other end tells its version, on which types and collations depend.
            foreach (string sql in write(connection.Dialect.Schema, Models))
            {
                running = sql;
                Options.Log?.Invoke(sql);
                await ExecuteScriptAsync(connection, sql, cancellationToken).ConfigureAwait(false);
            }

            running = "COMMIT";
            await connection.CommitAsync().ConfigureAwait(false);
            await connection.Statements.ClearAsync().ConfigureAwait(false);
            done = true;
        }
        catch (DbException exception)
        {
            throw Translate(exception, connection, running);
        }
        finally
        {
            await ReturnAsync(connection, reset: !done).ConfigureAwait(false);
        }
    }

    private async ValueTask ExecuteScriptAsync(DriverConnection connection, string sql, CancellationToken cancellationToken)
    {
        Diagnostics.StatementWatch? watch = Watch.IsActive ? Watch.Begin(connection, sql) : null;
        try
        {
            await connection.ExecuteScriptAsync(sql, cancellationToken).ConfigureAwait(false);
        }
        catch (Exception exception) when (watch?.Fail(exception) == true)
        {
            throw;
        }
        finally
        {
            watch?.End();
        }
    }
}
