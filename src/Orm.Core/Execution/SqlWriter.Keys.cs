using Orm.Mapping;
using Orm.Statements;

namespace Orm.Execution;

public sealed partial class SqlWriter
{
    /// <summary>How many keys the loader is about to bind; the key filter of the statement writes a place for each.</summary>
    internal int KeyCount { get; set; }

    /// <summary>The ordinal of the first key's first parameter, once the filter is written.</summary>
    internal int FirstKey { get; set; }

    /// <summary>The association table that the statement joins, whose links the key filter then need not look for; else null.</summary>
    internal JoinClause? JoinedAssociation { get; set; }

    /// <summary>
    /// Writes the condition that columns hold one of the keys to be bound; <paramref name="column"/> writes the column at a place.
    /// Where the database takes arrays, several keys are one array for each column.
    /// </summary>
    internal void WriteKeyFilter<TState>(TState state, TableInfo table, int[] columns, Action<SqlWriter, TState, int> column)
    {
        FirstKey = ParameterCount;
        if (KeyCount > 1 && Dialect.Features.ArrayParameters)
            WriteKeyArrays(state, table, columns, column);
        else if (columns.Length == 1)
            WriteKeyList(state, column);
        else
            WriteKeyDisjunction(state, columns.Length, column);
    }

    private void WriteKeyList<TState>(TState state, Action<SqlWriter, TState, int> column)
    {
        column(this, state, 0);
        Write(KeyCount == 1 ? " = " : " IN (");
        for (int i = 0; i < KeyCount; i++)
        {
            if (i > 0)
                Write(", ");
            WritePlaceholder();
        }

        if (KeyCount != 1)
            Write(')');
    }

    // Row values are not understood everywhere; a disjunction is.
    private void WriteKeyDisjunction<TState>(TState state, int columns, Action<SqlWriter, TState, int> column)
    {
        if (KeyCount > 1)
            Write('(');
        for (int i = 0; i < KeyCount; i++)
        {
            if (i > 0)
                Write(" OR ");
            for (int k = 0; k < columns; k++)
            {
                if (k > 0)
                    Write(" AND ");
                column(this, state, k);
                Write(" = ");
                WritePlaceholder();
            }
        }

        if (KeyCount > 1)
            Write(')');
    }

    private void WriteKeyArrays<TState>(TState state, TableInfo table, int[] columns, Action<SqlWriter, TState, int> column)
    {
        if (columns.Length > 1)
            Write('(');
        for (int k = 0; k < columns.Length; k++)
        {
            if (k > 0)
                Write(", ");
            column(this, state, k);
        }

        Write(columns.Length > 1 ? ") IN (SELECT * FROM unnest(" : " = ANY (");
        for (int k = 0; k < columns.Length; k++)
        {
            if (k > 0)
                Write(", ");
            WriteArrayPlaceholder(table.Columns[columns[k]].Type);
        }

        Write(columns.Length > 1 ? "))" : ")");
    }

    /// <summary>Writes a placeholder for an array of a column's values; one of a type of the database's own needs that type's name.</summary>
    public void WriteArrayPlaceholder(ColumnType type)
    {
        ArgumentNullException.ThrowIfNull(type);
        if (type.DatabaseTypeName is null)
        {
            WritePlaceholder();
            return;
        }

        Write("CAST(");
        WritePlaceholder();
        Write(" AS ");
        Dialect.WriteCastType(this, type);
        Write("[])");
    }
}
