using Orm.Mapping;

namespace Orm.UnitOfWork;

/// <summary>The part of a session that knows entities: identity maps, pending, changed and removed entities.</summary>
internal sealed class ChangeTracker
{
    private readonly List<IEntity> _changed = [];

    public void EntityChanged(IEntity entity) => _changed.Add(entity);
}
