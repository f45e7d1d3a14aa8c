using System.ComponentModel;
using Orm.Mapping;

namespace Orm.Statements;

/// <summary>What an inner join takes, with the symbols it gives.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public interface IJoinable<out THandle> : IJoinable
{
    internal THandle Place(int depth, int position);
}
