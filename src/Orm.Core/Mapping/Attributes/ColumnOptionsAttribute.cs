namespace Orm;

/// <summary>The options that <see cref="DbColumnAttribute"/> and <see cref="ColumnPresetAttribute"/> share. What is not set is inferred.</summary>
public abstract class ColumnOptionsAttribute : Attribute
{
    private protected ColumnOptionsAttribute()
    {
    }

    /// <summary>The database type, word for word; it wins over every rule.</summary>
    public string? Type { get; set; }

    /// <summary>The greatest length in characters, or in bytes for binary columns.</summary>
    public int Length { get; set; }

    /// <summary>Total digits of a decimal; digits of fractional seconds of a temporal column (6 unless set).</summary>
    public int Precision { get; set; }

    /// <summary>Digits after the decimal point.</summary>
    public int Scale { get; set; }

    /// <summary>A constant default, which the database applies when INSERT leaves the column out.</summary>
    public object? Default { get; set; }

    /// <summary>A default as an SQL expression.</summary>
    public string? DefaultSql { get; set; }

    /// <summary>Whether the database's clock gives the default.</summary>
    public bool DefaultNow { get; set; }

    /// <summary>The SQL expression of a computed column.</summary>
    public string? Computed { get; set; }

    /// <summary>Whether a computed column is stored.</summary>
    public bool Stored { get; set; }

    /// <summary>Whether a unique constraint covers the column alone.</summary>
    public bool Unique { get; set; }

    /// <summary>Whether an index covers the column alone.</summary>
    /// <remarks>A foreign key has one by default; <c>Index = false</c> on its property leaves it out.</remarks>
    public bool Index { get; set; }

    /// <summary>Whether the column belongs to the primary key.</summary>
    public bool Key { get; set; }

    /// <summary>Who makes the value; integer keys are made by the database and Guid keys by the client unless set.</summary>
    public ValueGeneration Generated { get; set; }

    /// <summary>The sequence that makes the value.</summary>
    public string? Sequence { get; set; }

    /// <summary>A collation by name, or one of the portable names.</summary>
    public string? Collation { get; set; }

    /// <summary>A comment kept in the database.</summary>
    public string? Comment { get; set; }

    /// <summary>How an enum is stored; as its integer unless set.</summary>
    public EnumStorage Enum { get; set; }

    /// <summary>What a <see cref="DateTime"/> means: an instant (Utc) or a wall clock without zone (Unspecified).</summary>
    public DateTimeKind DateTimeKind { get; set; }
}
