using System.Text;

namespace Orm.Generators.Emission;

/// <summary>Writes indented C#: LF, four spaces, never two blank lines, none after an opening or before a closing brace.</summary>
internal sealed class SourceWriter
{
    private readonly StringBuilder _text = new(16 * 1024);
    private int _depth;
    private bool _blankPending;
    private bool _opened = true;

    /// <summary>Writes one or more lines at the current depth; relative indentation inside the text is kept.</summary>
    public void Write(string text)
    {
        foreach (string line in text.Split('\n'))
            WriteLine(line);
    }

    /// <summary>Puts one blank line before what is written next, unless a brace stands there.</summary>
    public void Blank() => _blankPending = true;

    /// <summary>Opens a block under a header; disposing closes it.</summary>
    public Scope Block(string header, string close = "}")
    {
        Write(header);
        return Body(close);
    }

    /// <summary>Opens a block under what was just written; disposing closes it.</summary>
    public Scope Body(string close = "}")
    {
        WriteLine("{");
        _depth++;
        _opened = true;
        return new Scope(this, close);
    }

    /// <summary>Opens a list in brackets; disposing closes it.</summary>
    public Scope List(string close)
    {
        WriteLine("[");
        _depth++;
        _opened = true;
        return new Scope(this, close);
    }

    /// <summary>Indents what is written until disposal.</summary>
    public Scope Indent()
    {
        _depth++;
        return new Scope(this, null);
    }

    public override string ToString() => _text.ToString();

    private void WriteLine(string line)
    {
        if (line.Length == 0)
        {
            Blank();
            return;
        }

        if (_blankPending && !_opened)
            _text.Append('\n');
        _blankPending = false;
        _opened = false;
        if (line[0] != '#')
            _text.Append(' ', _depth * 4);
        _text.Append(line).Append('\n');
    }

    private void Close(string? close)
    {
        _depth--;
        if (close is null)
            return;
        _blankPending = false;
        WriteLine(close);
    }

    internal readonly struct Scope(SourceWriter writer, string? close) : IDisposable
    {
        public void Dispose() => writer.Close(close);
    }
}
