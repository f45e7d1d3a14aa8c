using System.Globalization;
using Orm.Dialects;
using Orm.Mapping;
using Orm.Statements;

namespace Orm.Execution;

/// <summary>
/// Collects the text of one statement in a buffer that is used again and again, and the parameters in the order in which
/// the text names them.
/// </summary>
public sealed partial class SqlWriter
{
    private char[] _text = new char[512];
    private int _length;
    private ParameterSlot[] _parameters = new ParameterSlot[8];

    /// <summary>Creates a writer for a dialect.</summary>
    public SqlWriter(Dialect dialect) => Dialect = dialect;

    /// <summary>The dialect that decides what is written.</summary>
    public Dialect Dialect { get; }

    /// <summary>The text so far.</summary>
    public ReadOnlySpan<char> Text => _text.AsSpan(0, _length);

    /// <summary>How many parameters the text names so far.</summary>
    public int ParameterCount { get; private set; }

    /// <summary>Empties the writer for the next statement.</summary>
    public void Reset()
    {
        _length = 0;
        Array.Clear(_parameters, 0, ParameterCount);
        ParameterCount = 0;
        RowLimit = 0;
        ResetScopes();
    }

    /// <summary>Writes text as it is.</summary>
    public void Write(ReadOnlySpan<char> text)
    {
        if (_text.Length - _length < text.Length)
            Grow(text.Length);
        text.CopyTo(_text.AsSpan(_length));
        _length += text.Length;
    }

    /// <summary>Writes a character as it is.</summary>
    public void Write(char character)
    {
        if (_text.Length == _length)
            Grow(1);
        _text[_length++] = character;
    }

    /// <summary>Writes a number in invariant form.</summary>
    public void Write(long number)
    {
        if (_text.Length - _length < 20)
            Grow(20);
        number.TryFormat(_text.AsSpan(_length), out int written, provider: CultureInfo.InvariantCulture);
        _length += written;
    }

    /// <summary>Writes a part of a statement.</summary>
    public void Write(SqlNode node)
    {
        ArgumentNullException.ThrowIfNull(node);
        node.Write(this);
    }

    /// <summary>Writes a name in the dialect's quotes.</summary>
    public void WriteIdentifier(string name) => Dialect.WriteIdentifier(this, name);

    /// <summary>Writes a name between quotes of one kind, doubling them inside.</summary>
    public void WriteQuoted(string name, char quote)
    {
        Write(quote);
        if (name.Contains(quote, StringComparison.Ordinal))
            Write(name.Replace(quote.ToString(), new string(quote, 2), StringComparison.Ordinal));
        else
            Write(name);
        Write(quote);
    }

    /// <summary>Writes a table's name with its schema, both quoted.</summary>
    public void WriteTable(TableInfo table)
    {
        if (table.Schema is not null)
        {
            WriteIdentifier(table.Schema);
            Write('.');
        }

        WriteIdentifier(table.Name);
    }

    /// <summary>Writes a placeholder for a value that the caller binds itself, by the ordinal returned.</summary>
    public int WritePlaceholder()
    {
        int ordinal = ParameterCount;
        if (_parameters.Length == ordinal)
            Array.Resize(ref _parameters, ordinal * 2);
        ParameterCount++;
        Dialect.WriteParameter(this, ordinal);
        return ordinal;
    }

    /// <summary>Writes a placeholder for a value, to be bound as the column that it meets is stored (null: as its own type is).</summary>
    public void WriteParameter(IParameter parameter, ColumnType? type)
    {
        // The same value in GROUP BY and in SELECT must be the same expression for the server, too.
        if (Dialect.Features.NumberedParameters && Find(parameter, type) is >= 0 and int known)
        {
            Dialect.WriteParameter(this, known);
            return;
        }

        int ordinal = WritePlaceholder();
        _parameters[ordinal] = new ParameterSlot(parameter, type, 0);
    }

    /// <summary>Writes a placeholder for one of several values.</summary>
    internal void WriteParameter(IIndexedParameter parameter, int index, ColumnType? type)
    {
        int ordinal = WritePlaceholder();
        _parameters[ordinal] = new ParameterSlot(parameter, type, index);
    }

    /// <summary>Binds all values that were written as parameters.</summary>
    public void Bind(ParameterBinder binder) => Bind(binder, 0, ParameterCount);

    /// <summary>Binds those of an ordinal range: the places of keys stand between the parameters of a user's filter.</summary>
    internal void Bind(ParameterBinder binder, int start, int end)
    {
        for (int i = start; i < end; i++)
        {
            ref readonly ParameterSlot slot = ref _parameters[i];
            if (slot.Parameter is IParameter parameter)
                parameter.Bind(binder, i, slot.Type);
            else if (slot.Parameter is IIndexedParameter indexed)
                indexed.Bind(binder, i, slot.Index, slot.Type);
        }
    }

    /// <inheritdoc/>
    public override string ToString() => Text.ToString();

    private int Find(IParameter parameter, ColumnType? type)
    {
        for (int i = 0; i < ParameterCount; i++)
        {
            ref readonly ParameterSlot slot = ref _parameters[i];
            if (ReferenceEquals(slot.Parameter, parameter) && ReferenceEquals(slot.Type, type))
                return i;
        }

        return -1;
    }

    private void Grow(int more) => Array.Resize(ref _text, Math.Max(_text.Length * 2, _length + more));

    private readonly record struct ParameterSlot(object? Parameter, ColumnType? Type, int Index);
}
