using System.ComponentModel;

namespace Orm.Mapping;

/// <summary>The models of this process. Module initialisers add them; adding one again changes nothing.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public static class ModelRegistry
{
    private static readonly Lock Gate = new();
    private static ModelInfo[] _models = [];

    /// <summary>The registered models, in the order of their registration.</summary>
    public static IReadOnlyList<ModelInfo> Models => Volatile.Read(ref _models);

    /// <summary>Adds a model.</summary>
    public static void Add(ModelInfo model)
    {
        ArgumentNullException.ThrowIfNull(model);
        lock (Gate)
        {
            if (Array.IndexOf(_models, model) < 0)
                Volatile.Write(ref _models, [.. _models, model]);
        }
    }
}
