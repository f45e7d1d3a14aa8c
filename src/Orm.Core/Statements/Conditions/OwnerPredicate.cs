using Orm.Execution;
using Orm.Mapping;

namespace Orm.Statements;

/// <summary>The condition that rows belong to a relationship of one entity, whose key is bound when the statement runs.</summary>
internal sealed class OwnerPredicate(RelationshipInfo relationship, IEntity owner, ITableSource target) : Predicate, IIndexedParameter
{
    private readonly JoinClause? _association = relationship.Association is null ? null : new JoinClause(JoinKind.Inner, target, null, relationship, null);

    internal override Precedence Precedence => Precedence.And;

    internal override void Write(SqlWriter writer, ColumnType? mapping)
    {
        // The owner's row must be there before its key can be bound.
        if (!owner.Tracking.HasRow)
            writer.Touch(owner.Mapper.Table);
        if (_association is null)
        {
            ForeignKeyInfo key = relationship.TargetForeignKey!;
            for (int i = 0; i < key.Columns.Length; i++)
            {
                Separate(writer, i);
                writer.WriteColumn(target, key.Columns[i]);
                WriteKey(writer, key.PrincipalColumns[i]);
            }

            return;
        }

        int outer = JoinRenderer.BeginLinks(writer, _association);
        int[] columns = relationship.AssociationSourceColumns;
        for (int i = 0; i < columns.Length; i++)
        {
            Separate(writer, i);
            writer.WriteColumn(_association, columns[i]);
            WriteKey(writer, owner.Mapper.Shape.Key[i]);
        }

        JoinRenderer.EndLinks(writer, outer);
    }

    void IIndexedParameter.Bind(ParameterBinder binder, int ordinal, int index, ColumnType? type)
    {
        if (!owner.Tracking.HasRow)
            throw new OrmException($"This {owner.Mapper.EntityName} has no row yet, so {relationship} has none to select. Add it to the session and flush first: await session.FlushAsync().");
        owner.Mapper.BindOriginal(binder, ordinal, owner, index);
    }

    private static void Separate(SqlWriter writer, int index)
    {
        if (index > 0)
            writer.Write(" AND ");
    }

    private void WriteKey(SqlWriter writer, int column)
    {
        writer.Write(" = ");
        writer.WriteParameter(this, column, owner.Mapper.Table.Columns[column].Type);
    }
}
