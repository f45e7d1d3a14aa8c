using Orm.Mapping;

namespace Orm.Serialization;

/// <summary>The mappers of all registered models by the class of their entities.</summary>
internal static class EntityTypes
{
    private static (IReadOnlyList<ModelInfo> Models, Dictionary<Type, EntityMapper> ByType)? _known;
    private static readonly Lock Gate = new();

    public static EntityMapper? Find(Type type)
    {
        IReadOnlyList<ModelInfo> models = ModelRegistry.Models;
        lock (Gate)
        {
            // Assemblies that are loaded later bring further models.
            if (_known is not { } known || !ReferenceEquals(known.Models, models))
            {
                Dictionary<Type, EntityMapper> byType = [];
                foreach (ModelInfo model in models)
                {
                    foreach (EntityMapper mapper in model.Entities)
                        byType[mapper.EntityType] = mapper;
                }

                _known = known = (models, byType);
            }

            return known.ByType.GetValueOrDefault(type);
        }
    }
}
