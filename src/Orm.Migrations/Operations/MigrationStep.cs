using Orm.Schema;

namespace Orm.Migrations;

/// <summary>One step of a revision: a change of the schema, or work on the rows.</summary>
internal abstract record MigrationStep
{
    /// <summary>A change of the schema, or SQL.</summary>
    public sealed record Change(SchemaOperation Operation) : MigrationStep;

    /// <summary>Code of the author's own.</summary>
    public sealed record Run(string Description, Func<Session, CancellationToken, ValueTask> Work, Func<Session, CancellationToken, ValueTask>? Reverse) : MigrationStep;
}
