using System.ComponentModel;

namespace Orm.Mapping;

/// <summary>What the generated half of every entity implements: access to its tracking state and to its mapper.</summary>
/// <remarks>Written by the generator only; members are implemented explicitly, so they do not show on the entity.</remarks>
[EditorBrowsable(EditorBrowsableState.Never)]
public interface IEntity
{
    /// <summary>The tracking state that lives inside the entity: owner, changed columns, state.</summary>
    ref EntityTracking Tracking { get; }

    /// <summary>The mapper of the entity's own class.</summary>
    EntityMapper Mapper { get; }
}
