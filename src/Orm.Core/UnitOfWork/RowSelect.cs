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
        writer.Write(" WHERE ");
        int[] key = mapper.Shape.Key;
        ColumnInfo[] columns = mapper.Table.Columns;
        for (int i = 0; i < key.Length; i++)
        {
            if (i > 0)
                writer.Write(" AND ");
            writer.WriteIdentifier(columns[key[i]].Name);
            writer.Write(" = ");
            writer.WritePlaceholder();
        }

        return connection.Statements.Rent(writer.Text);
    }

    /// <summary>Writes SELECT with all columns and FROM.</summary>
    public static void Write(SqlWriter writer, TableInfo table)
    {
        writer.Write("SELECT ");
        for (int i = 0; i < table.Columns.Length; i++)
        {
            if (i > 0)
                writer.Write(", ");
            writer.WriteIdentifier(table.Columns[i].Name);
        }

        writer.Write(" FROM ");
        writer.WriteTable(table);
    }

    /// <summary>Binds the key under which the database knows the entity.</summary>
    public static void BindKey(ParameterBinder binder, IEntity entity)
    {
        int[] key = entity.Mapper.Shape.Key;
        for (int i = 0; i < key.Length; i++)
            entity.Mapper.BindOriginal(binder, i, entity, key[i]);
    }
}
