using System.Globalization;
using Spectre.Console;

namespace Orm.Tool;

/// <summary>Shows lines and progress: a bar where a person looks, plain lines where the output goes elsewhere.</summary>
internal sealed class Screen : IDisposable
{
    private readonly bool _isPlain = Console.IsOutputRedirected || !AnsiConsole.Profile.Capabilities.Ansi;
    private bool _hasBar;

    public void Line(string text)
    {
        ClearBar();
        Console.WriteLine(text);
    }

    public void Error(string text)
    {
        ClearBar();
        if (_isPlain || Console.IsErrorRedirected)
            Console.Error.WriteLine(text);
        else
            AnsiConsole.MarkupLine($"[red]{Markup.Escape(text)}[/]");
    }

    public void Progress(string revision, int step, int steps, string text)
    {
        if (step > steps)
            return;
        if (_isPlain)
        {
            Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{revision}: step {step} of {steps}, {text}"));
            return;
        }

        const int width = 24;
        int done = width * (step - 1) / Math.Max(1, steps);
        string line = string.Create(CultureInfo.InvariantCulture, $" {step}/{steps} {revision}: {text}");
        int room = Math.Max(10, AnsiConsole.Profile.Width - width - 1);
        ClearBar();
        AnsiConsole.Markup($"[green]{new string('━', done)}[/][grey]{new string('━', width - done)}[/]{Markup.Escape(line.Length > room ? line[..room] : line)}");
        _hasBar = true;
    }

    public void Dispose() => ClearBar();

    private void ClearBar()
    {
        if (!_hasBar)
            return;
        _hasBar = false;
        // Back to the beginning of the line, which is emptied.
        AnsiConsole.Write(new ControlCode("\r\u001b[2K"));
    }
}
