namespace Orm.Schema;

/// <summary>A view goes.</summary>
/// <param name="View">The view's name.</param>
public sealed record DropViewOperation(ObjectName View) : SchemaOperation
{
    /// <inheritdoc/>
    public override DatabaseSchema Apply(DatabaseSchema schema)
    {
        ArgumentNullException.ThrowIfNull(schema);
        return schema with { Views = schema.Views.Without(schema.View(View)) };
    }

    /// <inheritdoc/>
    public override SchemaOperation? Reverse(DatabaseSchema before) => new CreateViewOperation(before.View(View));

    /// <inheritdoc/>
    public override string ToString() => $"drop view {View}";
}
