using Orm.Execution;
using Orm.Mapping;

namespace Orm.UnitOfWork;

/// <summary>Refuses what cannot be stored before anything is sent.</summary>
internal static class FlushValidator
{
    /// <summary>Checks what the INSERT of a new entity would write.</summary>
    public static void ValidateInsert(IEntity entity)
    {
        CheckReferences(entity);
        EntityMapper mapper = entity.Mapper;
        ColumnInfo[] columns = mapper.Table.Columns;
        for (int column = 0; column < columns.Length; column++)
        {
            if (columns[column].HasDatabaseDefault && (columns[column].ComputedSql is not null || !mapper.IsAssigned(entity, column)))
                continue;
            if (!ComesFromReference(entity, column))
                mapper.Validate(entity, column);
        }
    }

    /// <summary>Checks what the UPDATE of a changed entity would write.</summary>
    public static void ValidateUpdate(IEntity entity)
    {
        CheckReferences(entity);
        EntityMapper mapper = entity.Mapper;
        for (int column = 0; column < mapper.Table.Columns.Length; column++)
        {
            if (entity.Tracking.IsChanged(column) && mapper.Table.Columns[column].ComputedSql is null && !ComesFromReference(entity, column))
                mapper.Validate(entity, column);
        }
    }

    /// <summary>Checks the values of every row of a batch.</summary>
    public static void Validate(EntityBatch batch)
    {
        foreach (IEntity entity in batch.Entities)
        {
            foreach (int column in batch.Columns)
            {
                if (!ComesFromReference(entity, column))
                    batch.Mapper.Validate(entity, column);
            }
        }
    }

    /// <summary>Checks that required references are set, and that those set will have a row.</summary>
    public static void CheckReferences(IEntity entity)
    {
        FlushShape shape = entity.Mapper.Shape;
        foreach (RelationshipInfo reference in shape.References)
        {
            if (reference.ReferenceOf(entity) is { } target)
                CheckTarget(entity, reference, target);
            else if (reference.IsCut(entity) || IsMissing(entity, reference.ForeignKeyInfo!))
                throw new OrmException($"{reference} is required, but this {entity.Mapper.EntityName} has none. Assign it, or remove the {entity.Mapper.EntityName}: session.Remove(entity); with Cascade.DeleteOrphan on the other side, taking it out of its collection removes it.");
        }

        foreach (EntityExtra.ParentLink link in entity.Tracking.Extra?.Parents ?? [])
        {
            if (link.Parent is not null)
                CheckTarget(entity, link.Relationship, link.Parent);
            else if (!link.Relationship.ForeignKeyInfo!.IsNullable)
                throw new OrmException($"This {entity.Mapper.EntityName} was taken out of {link.Relationship}, but it needs a parent. Remove it: session.Remove(entity), put it elsewhere, or declare Cascade.DeleteOrphan.");
        }
    }

    private static void CheckTarget(IEntity entity, RelationshipInfo relationship, IEntity target)
    {
        EntityState state = target.Tracking.State;
        if (state == EntityState.Detached && !target.Tracking.HasRow)
            throw new OrmException($"A {entity.Mapper.EntityName} refers by {relationship} to a new {target.Mapper.EntityName} that is not in the session. Add it: session.Add(entity), or let the relationship cascade.");
        if (state == EntityState.Deleted)
            throw new OrmException($"A {entity.Mapper.EntityName} refers by {relationship} to a {target.Mapper.EntityName} that was deleted. Assign another one.");
    }

    // A key that nobody gave to a new row: a value type's zero would only fail later, as a missing parent.
    private static bool IsMissing(IEntity entity, ForeignKeyInfo key)
    {
        if (key.IsNullable || entity.Tracking.HasRow)
            return false;
        foreach (int column in key.Columns)
        {
            ColumnInfo info = entity.Mapper.Table.Columns[column];
            if (!entity.Mapper.IsAssigned(entity, column) && !info.HasDatabaseDefault && !IsLinked(entity, column))
                return true;
        }

        return false;
    }

    private static bool IsLinked(IEntity entity, int column)
    {
        foreach (EntityExtra.ParentLink link in entity.Tracking.Extra?.Parents ?? [])
        {
            if (link.Parent is not null && Array.IndexOf(link.Relationship.ForeignKeyInfo!.Columns, column) >= 0)
                return true;
        }

        return false;
    }

    private static bool ComesFromReference(IEntity entity, int column)
    {
        foreach (RelationshipInfo reference in entity.Mapper.Shape.References)
        {
            if (Array.IndexOf(reference.ForeignKeyInfo!.Columns, column) >= 0 && reference.ReferenceOf(entity) is not null)
                return true;
        }

        return IsLinked(entity, column);
    }
}
