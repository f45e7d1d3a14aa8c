namespace Orm.Schema;

/// <summary>A view comes.</summary>
/// <param name="View">The view.</param>
public sealed record CreateViewOperation(ViewSchema View) : SchemaOperation
{
    /// <inheritdoc/>
    public override DatabaseSchema Apply(DatabaseSchema schema)
    {
        ArgumentNullException.ThrowIfNull(schema);
        schema.RefuseTaken(View.Name);
        return schema with { Views = schema.Views.Append(View).InOrder(static v => v.Name) };
    }

    /// <inheritdoc/>
    public override SchemaOperation? Reverse(DatabaseSchema before) => new DropViewOperation(View.Name);

    /// <inheritdoc/>
    public override string ToString() => $"create view {View.Name}";
}
