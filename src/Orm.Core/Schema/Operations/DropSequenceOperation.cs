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
        foreach (TableSchema table in schema.Tables)
        {
            if (table.Columns.FirstOrDefault(c => c.Sequence == Sequence) is { } column)
                throw new SchemaException($"The sequence '{Sequence}' cannot be dropped: column '{column.Name}' of table '{table.Name}' takes its values from it. Alter or drop that first.");
        }

        return schema with { Sequences = schema.Sequences.Without(sequence) };
    }

    /// <inheritdoc/>
    public override SchemaOperation? Reverse(DatabaseSchema before) => new CreateSequenceOperation(before.Sequence(Sequence));

    /// <inheritdoc/>
    public override string ToString() => $"drop sequence {Sequence}";
}
