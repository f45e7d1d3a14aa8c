using System.Data.Common;
using Orm.Execution;
using Orm.Mapping;

namespace Orm.Statements;

/// <summary>Raw SQL whose rows a function reads.</summary>
internal class RawQuery<T>(RawText text, Func<RawRow, T>? read) : Query<T>
{
    internal sealed override bool IsWrite => text.IsWrite;

    internal sealed override bool IsRaw => true;

    internal override T ReadRow(in RowContext row) => read!(new RawRow(row.Reader));

    internal sealed override void Write(SqlWriter writer, SelectForm form)
    {
        if (form != SelectForm.Rows)
            throw new NotSupportedException("Raw SQL is not composed further: write count or exists in its text.");
        text.Write(writer);
    }

    internal sealed override void WriteSelection(SqlWriter writer) => throw new NotSupportedException("Raw SQL is not composed further.");

    private protected override Query<T> Untracked() => this;
}

/// <summary>Raw SQL whose rows give entities; columns are put in order by their names.</summary>
internal sealed class RawEntityQuery<TEntity>(RawText text, EntityMapper<TEntity> mapper) : RawQuery<TEntity>(text, null)
    where TEntity : class, IEntity
{
    internal override DbDataReader Open(DbDataReader reader) => MappedReader.Order(reader, mapper);

    internal override TEntity ReadRow(in RowContext row) => row.Materialize(mapper, 0);
}
