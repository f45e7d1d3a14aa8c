namespace Orm.Dialects;

public abstract partial class Dialect
{
    private SchemaWriter? _schema;
    private SchemaReader? _schemaReader;

    /// <summary>Writes the DDL of models and changes, and names the database's types.</summary>
    public SchemaWriter Schema => _schema ??= CreateSchemaWriter();

    /// <summary>Reads what a database holds.</summary>
    public SchemaReader SchemaReader => _schemaReader ??= CreateSchemaReader();

    /// <summary>A script that runs statements only where a condition holds; null where the database's scripts have no conditions.</summary>
    /// <param name="condition">The condition as SQL.</param>
    /// <param name="statements">The statements, without a semicolon at their end.</param>
    public virtual string? WriteConditional(string condition, IReadOnlyList<string> statements) => null;

    /// <summary>Makes <see cref="Schema"/>; dialects whose DDL differs from ANSI give their own.</summary>
    protected virtual SchemaWriter CreateSchemaWriter() => new(this);

    /// <summary>Makes <see cref="SchemaReader"/>.</summary>
    protected virtual SchemaReader CreateSchemaReader() => throw Lacks("no reader of its catalogues", "Work with the schema that models and revisions give.");
}
