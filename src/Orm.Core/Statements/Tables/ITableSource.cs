using System.ComponentModel;
using Orm.Mapping;

namespace Orm.Statements;

/// <summary>A table as it stands in one statement; its columns are told apart by the identity of this object.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public interface ITableSource
{
    /// <summary>The mapper of the class that the table holds.</summary>
    EntityMapper Mapper { get; }

    /// <summary>The alias that the user asked for, or null.</summary>
    string? Alias { get; }
}
