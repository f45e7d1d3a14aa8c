namespace Orm.Schema;

/// <summary>The name of a table, view, sequence or type: unquoted, with its schema, or without one for the connection's default.</summary>
/// <param name="Name">The name.</param>
/// <param name="Schema">The schema, or null.</param>
public readonly record struct ObjectName(string Name, string? Schema = null)
{
    /// <summary>A name in the connection's default schema.</summary>
    public static implicit operator ObjectName(string name) => new(name);

    /// <summary>A name as models give those of types: with a dot after the schema, if there is one.</summary>
    internal static ObjectName Parse(string text)
    {
        int dot = text.IndexOf('.', StringComparison.Ordinal);
        return dot < 0 ? new ObjectName(text) : new ObjectName(text[(dot + 1)..], text[..dot]);
    }

    /// <inheritdoc/>
    public override string ToString() => Schema is null ? Name : $"{Schema}.{Name}";
}
