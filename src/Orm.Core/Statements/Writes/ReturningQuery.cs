using Orm.Execution;

namespace Orm.Statements;

/// <summary>The rows that a writing statement touched.</summary>
internal sealed class ReturningQuery<T>(WriteStatement statement, ISelectable<T> selection) : Query<T>
{
    internal override bool IsWrite => true;

    internal override WriteStatement? Effect => statement;

    internal override T ReadRow(in RowContext row) => selection.Read(in row, 0);

    internal override void Write(SqlWriter writer, SelectForm form)
    {
        if (form != SelectForm.Rows)
            throw new NotSupportedException("The rows of RETURNING are read by ToListAsync, FirstAsync or SingleAsync; nothing is composed on them.");
        statement.Write(writer, this);
    }

    internal override void WriteSelection(SqlWriter writer) => selection.WriteSelectList(writer);

    private protected override Query<T> Untracked() => this;
}
