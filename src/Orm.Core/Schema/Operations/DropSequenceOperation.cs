namespace Orm.Schema;

/// <summary>A sequence goes. Columns that take their values from it change first.</summary>
/// <param name="Sequence">The sequence's name.</param>
public sealed record DropSequenceOperation(ObjectName Sequence) : SchemaOperation
{
    /// <inheritdoc/>
    public override DatabaseSchema Apply(DatabaseSchema schema)
    {
        ArgumentNullException.ThrowIfNull(schema);
        SequenceSchema sequence = schema.Sequence(Sequence);
        schema.RefuseUsed($"sequence '{Sequence}'", c => c.Sequence == Sequence, "takes its values from it");
        return schema with { Sequences = schema.Sequences.Without(sequence) };
    }

    /// <inheritdoc/>
    public override SchemaOperation? Reverse(DatabaseSchema before) => new CreateSequenceOperation(before.Sequence(Sequence));

    /// <inheritdoc/>
    public override string ToString() => $"drop sequence {Sequence}";
}
