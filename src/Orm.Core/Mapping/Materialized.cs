using System.ComponentModel;

namespace Orm.Mapping;

/// <summary>Marks the generated constructor that makes an entity for a row; it has no values.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public readonly struct Materialized
{
}
