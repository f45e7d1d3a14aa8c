using Orm.Execution;
using Orm.Mapping;

namespace Orm.PostgreSql;

/// <summary>Writes the statement that does the work of a whole batch, over one array for each parameter of a row.</summary>
/// <remarks>The arrays are rows of <c>u</c> with the columns c0, c1, … and o, the row's number from 1.</remarks>
internal static class ArrayStatement
{
    /// <summary>The form of a batch's statement; null where arrays cannot serve.</summary>
    public static ArrayForm? FormOf(FlushBatch batch)
    {
        int parameters = batch.ParametersPerRow;
        if (parameters == 0)
            return null;
        for (int position = 0; position < parameters; position++)
        {
            // unnest takes an array of arrays apart to its innermost elements.
            if (batch.Table.Columns[batch.ColumnAt(position)].Type.IsArray)
                return null;
        }

        return batch.Kind switch
        {
            FlushBatchKind.Insert or FlushBatchKind.Link => FormOfInsert(batch),
            // A statement may not touch a row twice, but a list may name it twice.
            FlushBatchKind.Upsert => null,
            FlushBatchKind.Unlink => ArrayForm.Count,
            FlushBatchKind.Delete when RestrictsItself(batch.Table) => null,
            _ => ArrayForm.Ordinal,
        };
    }

    public static void Write(SqlWriter writer, FlushBatch batch, ArrayForm form)
    {
        switch (batch.Kind)
        {
            case FlushBatchKind.Insert or FlushBatchKind.Link when form == ArrayForm.Ordinal:
                WriteInsertByKey(writer, batch);
                break;
            case FlushBatchKind.Insert or FlushBatchKind.Link:
                WriteInsert(writer, batch, form);
                break;
            case FlushBatchKind.Update or FlushBatchKind.Clear:
                WriteUpdate(writer, batch);
                break;
            default:
                WriteDelete(writer, batch, form);
                break;
        }
    }

    private static ArrayForm? FormOfInsert(FlushBatch batch)
    {
        if (batch.ReadBack.Length == 0)
            return ArrayForm.Count;
        if (batch is not EntityBatch entities || batch.Conflict.Length > 0)
            return null;
        if (entities.IdentityOnly)
            return ArrayForm.Identity;
        int identity = entities.Mapper.IdentityColumn;
        if (identity >= 0 && Array.IndexOf(batch.ReadBack, identity) >= 0)
            return ArrayForm.Ascending;
        return batch.Table.PrimaryKey is { } key && Array.TrueForAll(key.Columns, c => Array.IndexOf(batch.Columns, c) >= 0) ? ArrayForm.Ordinal : null;
    }

    private static bool RestrictsItself(TableInfo table) =>
        Array.Exists(table.ForeignKeys(), key => key.OnDelete == ReferentialAction.Restrict && ReferenceEquals(key.Principal(), table));

    private static void WriteInsert(SqlWriter writer, FlushBatch batch, ArrayForm form)
    {
        if (form == ArrayForm.Ascending)
            writer.Write("WITH i AS (");
        WriteInto(writer, batch);
        WriteSelect(writer, batch);
        WriteArrays(writer, batch);
        writer.Write(" ORDER BY u.o");
        PostgreSqlFlushExecutor.WriteConflictOf(writer, batch);
        if (form == ArrayForm.Count)
            return;
        writer.Write(" RETURNING ");
        WriteNames(writer, batch.Table, batch.ReadBack, "");
        if (form == ArrayForm.Identity)
            return;
        writer.Write(") SELECT * FROM i ORDER BY ");
        writer.WriteIdentifier(batch.Table.Columns[((EntityBatch)batch).Mapper.IdentityColumn].Name);
    }

    // RETURNING knows nothing of the arrays: the rows find back to their number by their key.
    private static void WriteInsertByKey(SqlWriter writer, FlushBatch batch)
    {
        int[] key = batch.Table.PrimaryKey!.Columns;
        writer.Write("WITH s AS (SELECT *");
        WriteArrays(writer, batch);
        writer.Write("), i AS (");
        WriteInto(writer, batch);
        WriteSelect(writer, batch);
        writer.Write(" FROM s AS u ORDER BY u.o RETURNING ");
        WriteNames(writer, batch.Table, [.. key, .. batch.ReadBack.Except(key)], "");
        writer.Write(") SELECT s.o, ");
        WriteNames(writer, batch.Table, batch.ReadBack, "i.");
        writer.Write(" FROM i INNER JOIN s ON ");
        for (int i = 0; i < key.Length; i++)
        {
            if (i > 0)
                writer.Write(" AND ");
            writer.Write("i.");
            writer.WriteIdentifier(batch.Table.Columns[key[i]].Name);
            writer.Write(" = s.c");
            writer.Write(Array.IndexOf(batch.Columns, key[i]));
        }
    }

    private static void WriteUpdate(SqlWriter writer, FlushBatch batch)
    {
        writer.Write("UPDATE ");
        writer.WriteTable(batch.Table);
        writer.Write(" AS t SET ");
        bool clears = batch.Kind == FlushBatchKind.Clear;
        for (int i = 0; i < batch.Columns.Length; i++)
        {
            if (i > 0)
                writer.Write(", ");
            writer.WriteIdentifier(batch.Table.Columns[batch.Columns[i]].Name);
            writer.Write(clears ? " = NULL" : " = u.c");
            if (!clears)
                writer.Write(i);
        }

        WriteArrays(writer, batch);
        WriteWhere(writer, batch, clears ? 0 : batch.Columns.Length);
        WriteMatched(writer, batch);
    }

    private static void WriteDelete(SqlWriter writer, FlushBatch batch, ArrayForm form)
    {
        writer.Write("DELETE FROM ");
        writer.WriteTable(batch.Table);
        writer.Write(" AS t");
        WriteArrays(writer, batch, " USING ");
        WriteWhere(writer, batch, 0);
        if (form == ArrayForm.Ordinal)
            WriteMatched(writer, batch);
    }

    private static void WriteInto(SqlWriter writer, FlushBatch batch)
    {
        writer.Write("INSERT INTO ");
        writer.WriteTable(batch.Table);
        writer.Write(" (");
        WriteNames(writer, batch.Table, batch.Columns, "");
        writer.Write(")");
    }

    private static void WriteSelect(SqlWriter writer, FlushBatch batch)
    {
        for (int i = 0; i < batch.Columns.Length; i++)
        {
            writer.Write(i == 0 ? " SELECT u.c" : ", u.c");
            writer.Write(i);
        }
    }

    private static void WriteArrays(SqlWriter writer, FlushBatch batch, string keyword = " FROM ")
    {
        int parameters = batch.ParametersPerRow;
        writer.Write(keyword);
        writer.Write("unnest(");
        for (int i = 0; i < parameters; i++)
        {
            if (i > 0)
                writer.Write(", ");
            writer.WriteArrayPlaceholder(batch.Table.Columns[batch.ColumnAt(i)].Type);
        }

        writer.Write(") WITH ORDINALITY AS u(");
        for (int i = 0; i < parameters; i++)
        {
            writer.Write('c');
            writer.Write(i);
            writer.Write(", ");
        }

        writer.Write("o)");
    }

    private static void WriteWhere(SqlWriter writer, FlushBatch batch, int first)
    {
        writer.Write(" WHERE ");
        for (int i = 0; i < batch.Compared.Length; i++)
        {
            if (i > 0)
                writer.Write(" AND ");
            ColumnInfo column = batch.Table.Columns[batch.Compared[i]];
            writer.Write("t.");
            writer.WriteIdentifier(column.Name);
            writer.Write(column.IsNullable ? " IS NOT DISTINCT FROM u.c" : " = u.c");
            writer.Write(first + i);
        }
    }

    private static void WriteMatched(SqlWriter writer, FlushBatch batch)
    {
        writer.Write(" RETURNING u.o");
        if (batch.ReadBack.Length == 0)
            return;
        writer.Write(", ");
        WriteNames(writer, batch.Table, batch.ReadBack, "t.");
    }

    private static void WriteNames(SqlWriter writer, TableInfo table, int[] columns, string qualifier)
    {
        for (int i = 0; i < columns.Length; i++)
        {
            if (i > 0)
                writer.Write(", ");
            writer.Write(qualifier);
            writer.WriteIdentifier(table.Columns[columns[i]].Name);
        }
    }
}
