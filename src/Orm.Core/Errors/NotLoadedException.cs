namespace Orm;

/// <summary>A relationship was read that nothing has loaded. The message names it and the two ways to load it.</summary>
public sealed class NotLoadedException(string entity, string relationship) : OrmException(
    $"{entity}.{relationship} is not loaded. Load it with the query: .Include(x => x.{relationship}), or afterwards: await session.LoadAsync(entity, {entity}.Table.{relationship}).")
{
    /// <summary>The entity's class.</summary>
    public string Entity { get; } = entity;

    /// <summary>The relationship's property.</summary>
    public string Relationship { get; } = relationship;
}
