namespace Orm.Execution;

public sealed partial class SqlWriter
{
    /// <summary>How many keys the loader is about to bind; the key filter of the statement writes a place for each.</summary>
    internal int KeyCount { get; set; }

    /// <summary>The ordinal of the first key's first parameter, once the filter is written.</summary>
    internal int FirstKey { get; set; }

    /// <summary>Writes the condition that columns hold one of the keys to be bound; <paramref name="column"/> writes the column at a place.</summary>
    internal void WriteKeyFilter<TState>(TState state, int columns, Action<SqlWriter, TState, int> column)
    {
        FirstKey = ParameterCount;
        if (columns == 1)
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
            return;
        }

        // Row values are not understood everywhere; a disjunction is.
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
}
