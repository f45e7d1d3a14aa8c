using Orm.Mapping;

namespace Orm.Core.Tests.Contract;

/// <summary>The model of this assembly, by its short way.</summary>
public static class ContractModel
{
    public static ModelInfo Instance { get; } = ModelRegistry.Find("").Single(static m => m.Entities.Any(static e => e.EntityType == typeof(User)));
}
