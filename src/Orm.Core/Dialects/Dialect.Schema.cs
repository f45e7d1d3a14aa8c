namespace Orm.Dialects;

public abstract partial class Dialect
{
    private SchemaWriter? _schema;

    /// <summary>Writes the DDL of models, and names the database's types.</summary>
    public SchemaWriter Schema => _schema ??= CreateSchemaWriter();

    /// <summary>Makes <see cref="Schema"/>; dialects whose DDL differs from ANSI give their own.</summary>
    protected virtual SchemaWriter CreateSchemaWriter() => new(this);
}
