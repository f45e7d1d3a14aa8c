using System.ComponentModel;

namespace Orm.Mapping;

/// <summary>Called by generated module initialisers.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public static class Registration
{
    /// <summary>Registers a model or a dialect.</summary>
    public static void Run<T>()
        where T : IOrmRegistration => T.Register();
}
