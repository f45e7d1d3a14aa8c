using System.ComponentModel;

namespace Orm.Mapping;

/// <summary>What an assembly offers to those that reference it: a model, or a dialect with its driver.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public interface IOrmRegistration
{
    /// <summary>Registers it; calling again does nothing.</summary>
    static abstract void Register();
}
