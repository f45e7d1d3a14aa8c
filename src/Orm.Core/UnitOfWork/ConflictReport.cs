using System.Data.Common;
using Orm.Execution;
using Orm.Mapping;

namespace Orm.UnitOfWork;

/// <summary>Reads what the database holds now, for the exception that reports a lost row.</summary>
internal static class ConflictReport
{
    public static async ValueTask<ConcurrencyException> CreateAsync(EntityBatch batch, int row, DriverConnection connection, CancellationToken cancellationToken)
    {
        IEntity entity = batch.EntityAt(row);
        EntityMapper mapper = batch.Mapper;
        Dictionary<string, object?> original = ValuesOf(entity, mapper.GetOriginalValue);
        Dictionary<string, object?> current = ValuesOf(entity, mapper.GetValue);
        PreparedStatement statement = RowSelect.Rent(mapper, connection);
        try
        {
            RowSelect.BindKey(statement.Parameters, entity);
            DbDataReader reader = await statement.ExecuteReaderAsync(cancellationToken).ConfigureAwait(false);
            await using (reader.ConfigureAwait(false))
            {
                Dictionary<string, object?>? database = null;
                if (await reader.ReadAsync(cancellationToken).ConfigureAwait(false))
                    database = ValuesOf(mapper.ReadAny(reader, 0), mapper.GetValue);
                return new ConcurrencyException(entity, mapper.EntityName, batch.Kind == FlushBatchKind.Delete ? ConcurrencyException.Delete : ConcurrencyException.Update, original, current, database);
            }
        }
        catch (Exception exception) when (statement.Fails(exception))
        {
            throw;
        }
        finally
        {
            await connection.Statements.ReturnAsync(statement).ConfigureAwait(false);
        }
    }

    /// <summary>The values by property.</summary>
    public static Dictionary<string, object?> ValuesOf(IEntity entity, Func<IEntity, int, object?> read)
    {
        ColumnInfo[] columns = entity.Mapper.Table.Columns;
        var values = new Dictionary<string, object?>(columns.Length, StringComparer.Ordinal);
        for (int i = 0; i < columns.Length; i++)
            values[columns[i].Property] = read(entity, i);
        return values;
    }
}
