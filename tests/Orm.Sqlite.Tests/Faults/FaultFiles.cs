using System.Collections.Concurrent;
using System.Runtime.InteropServices;

namespace Orm.Sqlite.Tests.Faults;

/// <summary>
/// The files of one database as connections with <c>vfs=faulty</c> see them: counts what is done with them, and injects one fault at a
/// time, at a certain operation. Connections without it see the same files undisturbed.
/// </summary>
internal sealed class FaultFiles : IDisposable
{
    private static readonly ConcurrentDictionary<string, FaultFiles> s_known = new(StringComparer.Ordinal);
    private static readonly string[] s_suffixes = ["-wal", "-journal", "-shm"];

    private readonly Lock _gate = new();
    private readonly string _path;
    private GCHandle _handle;
    private (FileFault Kind, int At)? _armed;
    private Action _action = static () => { };
    private int _operations;
    private int _open;

    public FaultFiles(string path)
    {
        FaultFileSystem.Register();
        _path = Path.GetFullPath(path);
        _handle = GCHandle.Alloc(this);
        Assert.True(s_known.TryAdd(_path, this));
    }

    /// <summary>How many operations came that the armed fault could have befallen.</summary>
    public int Operations { get { lock (_gate) return _operations; } }

    /// <summary>Whether the fault that was armed last came to pass.</summary>
    public bool HasFired { get { lock (_gate) return _armed is null; } }

    /// <summary>How many files connections hold open.</summary>
    public int Open { get { lock (_gate) return _open; } }

    /// <summary>The process may read the database, and not write it.</summary>
    public bool IsFileReadOnly { get; init; }

    /// <summary>The process may make no file beside the database.</summary>
    public bool IsFolderReadOnly { get; init; }

    internal nint Handle => GCHandle.ToIntPtr(_handle);

    /// <summary>Counts from now on, and injects a fault at the operation of this number, the first being 1; none for 0.</summary>
    public void Arm(FileFault fault, int at, Action? action = null)
    {
        lock (_gate)
        {
            _armed = (fault, at);
            _action = action ?? (static () => { });
            _operations = 0;
        }
    }

    public void Disarm()
    {
        lock (_gate)
            _armed = null;
    }

    public void Dispose()
    {
        s_known.TryRemove(_path, out _);
        _handle.Free();
    }

    internal static FaultFiles? Find(string? path)
    {
        if (path is null)
            return null;
        string suffix = s_suffixes.FirstOrDefault(s => path.EndsWith(s, StringComparison.Ordinal)) ?? "";
        return s_known.GetValueOrDefault(path[..^suffix.Length]);
    }

    /// <summary>Called for each operation; gives the fault whose turn it is.</summary>
    internal FileFault? Take(FileOperation operation)
    {
        Action action;
        FileFault kind;
        lock (_gate)
        {
            if (_armed is not { } armed || !Concerns(armed.Kind, operation) || ++_operations != armed.At)
                return null;
            _armed = null;
            action = _action;
            kind = armed.Kind;
        }

        action();
        return kind;
    }

    internal void Opened(int by)
    {
        lock (_gate)
            _open += by;
    }

    private static bool Concerns(FileFault fault, FileOperation operation) => fault switch
    {
        FileFault.Cancel => true,
        FileFault.Crash => operation is FileOperation.Write or FileOperation.Sync or FileOperation.Truncate or FileOperation.Delete,
        FileFault.TornWrite or FileFault.Full => operation == FileOperation.Write,
        FileFault.DeleteUnconfirmed => operation == FileOperation.Delete,
        _ => Enum.GetName(fault) == Enum.GetName(operation),
    };
}
