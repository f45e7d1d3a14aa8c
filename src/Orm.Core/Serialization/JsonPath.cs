using System.Collections;
using Orm.Mapping;

namespace Orm.Serialization;

/// <summary>
/// The entities that are being written, from the outermost to the one at hand, and the relationship by which each led to the next. It
/// belongs to the flow, because a serialiser that writes to a stream goes on in another thread.
/// </summary>
internal static class JsonPath
{
    private static readonly AsyncLocal<Step?> Current = new();

    public static void Enter(IEntity entity) => Current.Value = new Step(entity, Current.Value);

    public static void Leave(IEntity entity)
    {
        Step? step = Current.Value;
        while (step is not null && !ReferenceEquals(step.Entity, entity))
            step = step.Outer;
        Current.Value = step?.Outer;
    }

    /// <summary>Whether a relationship leads on: not back to where the path came from, nor into an entity that is being written already.</summary>
    public static bool Follows(IEntity entity, RelationshipInfo relationship, object? value)
    {
        Step? step = Current.Value;
        if (step is null || !ReferenceEquals(step.Entity, entity))
            return true;
        // What an exception left behind leads nowhere: only a step that really holds the entity counts.
        for (Step? outer = step.Outer; outer is not null; outer = outer.Outer)
        {
            if (ReferenceEquals(outer.Entity, entity) || ReferenceEquals(outer.Entity, value))
                return false;
        }

        if (step.Outer is { Via: { } via } from && ReferenceEquals(via.Inverse?.Invoke(), relationship) && Holds(from.Held, entity))
            return false;
        step.Via = relationship;
        step.Held = value;
        return true;
    }

    private static bool Holds(object? value, IEntity entity)
    {
        if (value is not IEnumerable items)
            return ReferenceEquals(value, entity);
        foreach (object? item in items)
        {
            if (ReferenceEquals(item, entity))
                return true;
        }

        return false;
    }

    private sealed class Step(IEntity entity, Step? outer)
    {
        public IEntity Entity { get; } = entity;

        public Step? Outer { get; } = outer;

        public RelationshipInfo? Via { get; set; }

        public object? Held { get; set; }
    }
}
