namespace Orm.Schema;

/// <summary>A sequence comes.</summary>
/// <param name="Sequence">The sequence.</param>
public sealed record CreateSequenceOperation(SequenceSchema Sequence) : SchemaOperation
{
    /// <inheritdoc/>
    public override DatabaseSchema Apply(DatabaseSchema schema)
    {
        ArgumentNullException.ThrowIfNull(schema);
        if (schema.Sequences.Any(s => s.Name == Sequence.Name))
            throw new SchemaException($"There is a sequence '{Sequence.Name}' already.");
        return schema with { Sequences = schema.Sequences.Append(Sequence).InOrder(static s => s.Name) };
    }

    /// <inheritdoc/>
    public override SchemaOperation? Reverse(DatabaseSchema before) => new DropSequenceOperation(Sequence.Name);

    /// <inheritdoc/>
    public override string ToString() => $"create sequence {Sequence.Name}";
}
