using System.ComponentModel;

namespace Orm.Mapping;

/// <summary>The models of this process, one or more from each assembly that maps something. Thread-safe.</summary>
/// <remarks>Filled by generated module initialisers; a model's metadata is built when it is first asked for.</remarks>
[EditorBrowsable(EditorBrowsableState.Never)]
public static class ModelRegistry
{
    private static readonly Lock Gate = new();
    private static readonly List<Entry> Entries = [];
    private static ModelInfo[]? _all;

    /// <summary>All registered models, in the order of their registration.</summary>
    public static IReadOnlyList<ModelInfo> Models
    {
        get
        {
            if (Volatile.Read(ref _all) is { } known)
                return known;
            lock (Gate)
                return _all ??= [.. Entries.Select(static e => e.Model.Value)];
        }
    }

    /// <summary>Registers an assembly's share of a model. Called once per assembly and model.</summary>
    public static void Register(string name, Func<ModelInfo> model) => Add(new Entry(name, new Lazy<ModelInfo>(model)));

    /// <summary>Registers a model that is built already; adding it again changes nothing.</summary>
    public static void Add(ModelInfo model)
    {
        ArgumentNullException.ThrowIfNull(model);
        lock (Gate)
        {
            if (!Entries.Exists(e => e.Model.IsValueCreated && ReferenceEquals(e.Model.Value, model)))
                Add(new Entry(model.Name, new Lazy<ModelInfo>(model)));
        }
    }

    /// <summary>The models of one name from every assembly: what <see cref="DatabaseOptions.Models"/> takes where a process works with several databases.</summary>
    /// <exception cref="OrmException">No assembly registered a model of that name.</exception>
    public static IReadOnlyList<ModelInfo> Find(string name)
    {
        Entry[] entries;
        lock (Gate)
            entries = [.. Entries];
        ModelInfo[] found = [.. entries.Where(e => e.Name == name).Select(static e => e.Model.Value)];
        return found.Length > 0
            ? found
            : throw new OrmException($"No model is named \"{name}\". Models are named by [Entity(Model = \"…\")]; registered are: {string.Join(", ", entries.Select(static e => $"\"{e.Name}\"").Distinct())}.");
    }

    private static void Add(Entry entry)
    {
        lock (Gate)
        {
            Entries.Add(entry);
            Volatile.Write(ref _all, null);
        }
    }

    private sealed record Entry(string Name, Lazy<ModelInfo> Model);
}
