using Orm.Execution;
using Orm.Mapping;

namespace Orm.Statements;

/// <summary>A text that compares and sorts under a collation.</summary>
internal sealed class CollateTerm(Operand text, string collation) : Operand
{
    internal override ColumnType? Mapping => text.Mapping;

    internal override string Collation => collation;

    internal override void Write(SqlWriter writer, ColumnType? mapping) => writer.Dialect.WriteCollate(writer, text, collation);
}
