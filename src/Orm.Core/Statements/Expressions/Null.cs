using Orm.Execution;
using Orm.Mapping;

namespace Orm.Statements;

/// <summary>NULL written as such.</summary>
internal sealed class Null : Operand
{
    public static readonly Null Instance = new();

    private Null()
    {
    }

    internal override bool IsNull => true;

    internal override void Write(SqlWriter writer, ColumnType? mapping) => writer.Write("NULL");
}
