using Orm.Dialects;
using Orm.Execution;

namespace Orm.Statements;

/// <summary>Renders orderings to be told apart, not to be executed: the same text whatever the database.</summary>
internal sealed class OrderingDialect : Dialect
{
    public static readonly OrderingDialect Instance = new();

    public override string Name => "Ordering";

    public override DialectFeatures Features { get; } = new();

    public override void WriteParameter(SqlWriter writer, int ordinal) => writer.Write('?');
}
