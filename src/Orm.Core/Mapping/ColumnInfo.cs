namespace Orm.Mapping;

/// <summary>A column as the model declares it. Immutable.</summary>
public sealed class ColumnInfo
{
    private readonly ColumnType _type = null!;
    private readonly int? _precision;

    /// <summary>The column's name, unquoted.</summary>
    public required string Name { get; init; }

    /// <summary>The CLR property's name; a path with dots for a value spread over columns; empty in association tables.</summary>
    public required string Property { get; init; }

    /// <summary>How values travel; those of time are cut to the column's precision on their way in.</summary>
    public required ColumnType Type
    {
        get => _type;
        init => _type = WithDigits(value, _precision);
    }

    /// <summary>Whether the column accepts null.</summary>
    public bool IsNullable { get; init; }

    /// <summary>The greatest length in characters (or bytes), or null for no limit.</summary>
    public int? MaxLength { get; init; }

    /// <summary>Total digits of a decimal, or digits of fractional seconds of a temporal type.</summary>
    public int? Precision
    {
        get => _precision;
        init
        {
            _precision = value;
            _type = WithDigits(_type, value);
        }
    }

    /// <summary>Digits after the decimal point.</summary>
    public int? Scale { get; init; }

    /// <summary>The database type as the user wrote it, which wins over every rule; else null.</summary>
    public string? DatabaseType { get; init; }

    /// <summary>A constant default, as a CLR value of <see cref="ColumnType.ModelType"/>'s stored form; else null.</summary>
    public object? Default { get; init; }

    /// <summary>A default as an SQL expression; else null.</summary>
    public string? DefaultSql { get; init; }

    /// <summary>Whether the database's clock gives the default.</summary>
    public bool DefaultNow { get; init; }

    /// <summary>The expression of a computed column; else null.</summary>
    public string? ComputedSql { get; init; }

    /// <summary>Whether a computed column is stored.</summary>
    public bool IsStored { get; init; }

    /// <summary>Who makes the value of a key (or other generated) column.</summary>
    public ValueGeneration Generation { get; init; }

    /// <summary>The sequence's name when <see cref="Generation"/> is <see cref="ValueGeneration.Sequence"/>.</summary>
    public string? Sequence { get; init; }

    /// <summary>Whether the column is the row's version, which every update advances.</summary>
    public bool IsVersion { get; init; }

    /// <summary>Whether updates and deletes compare the column's original value.</summary>
    public bool IsConcurrencyToken { get; init; }

    /// <summary>Whether the value must never show in logs and messages.</summary>
    public bool IsRedacted { get; init; }

    /// <summary>A collation by name, or one of the portable names; else null.</summary>
    public string? Collation { get; init; }

    /// <summary>The comment kept in the database, if any.</summary>
    public string? Comment { get; init; }

    /// <summary>Whether the database makes a value when INSERT leaves the column out.</summary>
    public bool HasDatabaseDefault =>
        Default is not null || DefaultSql is not null || DefaultNow || ComputedSql is not null
        || Generation is ValueGeneration.Identity or ValueGeneration.Sequence;

    /// <inheritdoc/>
    public override string ToString() => Name;

    // Initialisers run in any order, so the type may not be there yet.
    private static ColumnType WithDigits(ColumnType? type, int? precision) => type?.WithDigits(precision ?? TemporalType.DefaultDigits)!;
}
