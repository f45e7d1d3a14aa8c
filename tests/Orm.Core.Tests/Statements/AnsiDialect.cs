using Orm.Dialects;
using Orm.Execution;

namespace Orm.Core.Tests.Statements;

/// <summary>A database that says everything as the standard does; parameters are ?.</summary>
internal sealed class AnsiDialect(DialectFeatures? features = null, string? version = null) : Dialect
{
    public static readonly AnsiDialect Instance = new();

    public override string Name => "Ansi";

    public override string? Version => version;

    public override DialectFeatures Features { get; } = features ?? new DialectFeatures();

    public override void WriteParameter(SqlWriter writer, int ordinal) => writer.Write('?');
}
