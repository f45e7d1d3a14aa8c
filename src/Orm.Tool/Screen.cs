using System.Globalization;
using Spectre.Console;

namespace Orm.Tool;

/// <summary>Shows lines and progress, and asks: bars, colours and questions where a person looks, plain lines where the output goes elsewhere.</summary>
internal sealed class Screen : IDisposable
{
    private const int BarWidth = 24;
    private const string Red = "\u001b[31m";
    private const string Yellow = "\u001b[33m";

    private readonly IAnsiConsole _console;
    private readonly TextWriter _output;
    private readonly TextWriter _errors;
    private readonly bool _isPlain;
    private readonly bool _hasPlainErrors;
    private bool _hasTransient;

    public Screen()
        : this(AnsiConsole.Console, Console.Out, Console.Error, Console.IsOutputRedirected, Console.IsInputRedirected, Console.IsErrorRedirected)
    {
    }

    public Screen(IAnsiConsole console, TextWriter output, TextWriter errors, bool isOutputRedirected, bool isInputRedirected, bool isErrorRedirected)
    {
        _console = console;
        _output = output;
        _errors = errors;
        _isPlain = isOutputRedirected || !console.Profile.Capabilities.Ansi;
        _hasPlainErrors = isErrorRedirected || _isPlain;
        IsInteractive = !isOutputRedirected && !isInputRedirected;
    }

    /// <summary>Whether somebody is there to answer.</summary>
    public bool IsInteractive { get; }

    public void Line(string text)
    {
        Clear();
        _output.WriteLine(text);
    }

    public void Error(string text) => Complain(text, Red);

    public void Warning(string text) => Complain(text, Yellow);

    /// <summary>What a person waits for; nobody else needs it.</summary>
    public void Wait(string text)
    {
        if (_isPlain)
            return;
        Clear();
        _console.Markup($"[grey]{Markup.Escape(text)}[/]");
        _hasTransient = true;
    }

    public void Progress(string revision, int step, int steps, string text)
    {
        if (_isPlain)
        {
            _output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{revision}: step {step} of {steps}, {text}"));
            return;
        }

        int done = BarWidth * (step - 1) / Math.Max(1, steps);
        string line = string.Create(CultureInfo.InvariantCulture, $" {step}/{steps} {revision}: {text}");
        int room = Math.Max(10, _console.Profile.Width - BarWidth - 1);
        Clear();
        _console.Markup($"[green]{new string('━', done)}[/][grey]{new string('━', BarWidth - done)}[/]{Markup.Escape(line.Length > room ? line[..room] : line)}");
        _hasTransient = true;
    }

    public bool Ask(string question)
    {
        Clear();
        return _console.Confirm(Markup.Escape(question), defaultValue: false);
    }

    public void Dispose() => Clear();

    // Lines as they are: wrapped ones cannot be copied.
    private void Complain(string text, string colour)
    {
        Clear();
        _errors.WriteLine(_hasPlainErrors ? text : $"{colour}{text}\u001b[0m");
    }

    /// <summary>Takes away what stood there for the time being.</summary>
    public void Clear()
    {
        if (!_hasTransient)
            return;
        _hasTransient = false;
        // Back to the beginning of the line, which is emptied.
        _console.Write(new ControlCode("\r\u001b[2K"));
    }
}
