using Spectre.Console;
using Spectre.Console.Rendering;

namespace Orm.Tool.Tests;

/// <summary>A terminal with colours, 80 columns wide, that keeps what is shown and types what a person would.</summary>
internal sealed class ScriptedConsole : IAnsiConsole, IAnsiConsoleInput, IDisposable
{
    private readonly Queue<ConsoleKeyInfo> _keys = new();
    private readonly StringWriter _shown = new();
    private readonly IAnsiConsole _console;

    public ScriptedConsole(string keys = "")
    {
        foreach (char key in keys)
            _keys.Enqueue(new ConsoleKeyInfo(key, key == '\n' ? ConsoleKey.Enter : (ConsoleKey)char.ToUpperInvariant(key), false, false, false));
        _console = AnsiConsole.Create(new AnsiConsoleSettings { Ansi = AnsiSupport.Yes, ColorSystem = ColorSystemSupport.Standard, Interactive = InteractionSupport.Yes, Out = new AnsiConsoleOutput(_shown) });
        _console.Profile.Width = 80;
    }

    public string Shown => _shown.ToString();

    public Profile Profile => _console.Profile;

    public IAnsiConsoleCursor Cursor => _console.Cursor;

    public IAnsiConsoleInput Input => this;

    public IExclusivityMode ExclusivityMode => _console.ExclusivityMode;

    public RenderPipeline Pipeline => _console.Pipeline;

    /// <summary>A screen before which a person sits.</summary>
    public Screen ForPerson() => new(this, _shown, _shown, isOutputRedirected: false, isInputRedirected: false, isErrorRedirected: false);

    public void Dispose() => _shown.Dispose();

    public void Clear(bool home) => _console.Clear(home);

    public void Write(IRenderable renderable) => _console.Write(renderable);

    public bool IsKeyAvailable() => _keys.Count > 0;

    public ConsoleKeyInfo? ReadKey(bool intercept) => _keys.TryDequeue(out ConsoleKeyInfo key) ? key : throw new InvalidOperationException("A key is waited for that nobody presses.");

    public Task<ConsoleKeyInfo?> ReadKeyAsync(bool intercept, CancellationToken cancellationToken) => Task.FromResult(ReadKey(intercept));
}
