using Orm.Execution;
using Orm.Mapping;

namespace Orm.UnitOfWork;

/// <summary>The statement that reads one row of a table, all columns, by its key.</summary>
internal static class RowSelect
{
    public static PreparedStatement Rent(EntityMapper mapper, DriverConnection connection)
    {
        SqlWriter writer = connection.Writer;
        writer.Reset();
        Write(writer, mapper.Table);
        WriteKey(writer, mapper);
        return connection.Statements.Rent(writer.Text);
    }

    /// <summary>Writes SELECT with all columns, or with those given, and FROM.</summary>
    public static void Write(SqlWriter writer, TableInfo table, int[]? columns = null)
    {
        writer.Write("SELECT ");
        int count = columns?.Length ?? table.Columns.Length;
        for (int i = 0; i < count; i++)
        {
            if (i > 0)
                writer.Write(", ");
            writer.WriteIdentifier(table.Columns[columns?[i] ?? i].Name);
        }

        writer.Write(" FROM ");
        writer.WriteTable(table);
    }

    /// <summary>Writes WHERE with a placeholder for each column of the key.</summary>
    public static void WriteKey(SqlWriter writer, EntityMapper mapper)
    {
        int[] key = mapper.Shape.Key;
        for (int i = 0; i < key.Length; i++)
        {
            writer.Write(i == 0 ? " WHERE " : " AND ");
            writer.WriteIdentifier(mapper.Table.Columns[key[i]].Name);
            writer.Write(" = ");
            writer.WritePlaceholder();
        }
    }

    /// <summary>Writes SELECT of all columns of the rows whose columns hold one of the keys to be bound.</summary>
    public static void WriteByKeys(SqlWriter writer, TableInfo table, int[] columns)
    {
        Write(writer, table);
        writer.Write(" WHERE ");
        writer.WriteKeyFilter((table, columns), table, columns, static (w, state, k) => w.WriteIdentifier(state.table.Columns[state.columns[k]].Name));
    }

    /// <summary>Binds columns of an entity as the database knows them.</summary>
    public static void BindOriginal(ParameterBinder binder, int ordinal, IEntity entity, int[] columns)
    {
        for (int i = 0; i < columns.Length; i++)
            entity.Mapper.BindOriginal(binder, ordinal + i, entity, columns[i]);
    }

    /// <summary>Binds the key under which the database knows the entity.</summary>
    public static void BindKey(ParameterBinder binder, IEntity entity) => BindKeyOf(binder, 0, entity);

    /// <summary>The same from an ordinal on.</summary>
    public static void BindKeyOf(ParameterBinder binder, int ordinal, IEntity entity) => BindOriginal(binder, ordinal, entity, entity.Mapper.Shape.Key);
}
