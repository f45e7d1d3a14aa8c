using Orm.Execution;

namespace Orm.Statements;

/// <summary>A query of one value over another query.</summary>
internal abstract class ScalarQuery<T> : Query<T>
{
    internal override void WriteSelection(SqlWriter writer) => throw new NotSupportedException("A scalar query is not composed further.");

    private protected override Query<T> Untracked() => this;
}

/// <summary>Whether a query has rows.</summary>
internal sealed class ExistsQuery(QueryNode query) : ScalarQuery<bool>
{
    internal override void Write(SqlWriter writer)
    {
        writer.Write("SELECT EXISTS (");
        SelectRenderer.Write(writer, query, SelectForm.Exists);
        writer.Write(')');
    }

    internal override bool ReadRow(in RowContext row) => ClrType<bool>.Mapping.Read(row.Reader, 0);
}

/// <summary>How many rows a query has.</summary>
internal sealed class CountQuery(QueryNode query) : ScalarQuery<long>
{
    internal override void Write(SqlWriter writer) => SelectRenderer.WriteCount(writer, query);

    internal override long ReadRow(in RowContext row) => ClrType<long>.Mapping.Read(row.Reader, 0);
}
