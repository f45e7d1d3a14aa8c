using Microsoft.CodeAnalysis;

namespace Orm.Generators.Parsing;

/// <summary>The options of one property, merged from presets (left to right) and then from what stands on the property itself.</summary>
internal sealed class ColumnOptions
{
    public string? Name { get; private set; }

    public string? Type { get; private set; }

    public int? Length { get; private set; }

    public int? Precision { get; private set; }

    public int? Scale { get; private set; }

    public TypedConstant? Default { get; private set; }

    public string? DefaultSql { get; private set; }

    public bool DefaultNow { get; private set; }

    public string? Computed { get; private set; }

    public bool Stored { get; private set; }

    public bool Unique { get; private set; }

    /// <summary>Null where nothing says it: a foreign key then gets an index.</summary>
    public bool? Index { get; private set; }

    public bool Key { get; private set; }

    public string? Generated { get; private set; }

    public string? Sequence { get; private set; }

    public string? Collation { get; private set; }

    public string? Comment { get; private set; }

    public int? Enum { get; private set; }

    public int? DateTimeKind { get; private set; }

    public bool Required { get; private set; }

    public bool Version { get; private set; }

    public bool ConcurrencyToken { get; private set; }

    public bool Redacted { get; private set; }

    public bool NotMapped { get; private set; }

    public int? Order { get; private set; }

    public INamedTypeSymbol? Converter { get; private set; }

    public bool Json { get; private set; }

    public INamedTypeSymbol? JsonContext { get; private set; }

    public bool Owned { get; private set; }

    public string? Prefix { get; private set; }

    public AttributeData? Relationship { get; private set; }

    /// <summary>[ForeignKey("…")] of DataAnnotations: a navigation's key, or a key's navigation.</summary>
    public string? ForeignKeyName { get; private set; }

    public AttributeData? ForeignKeyOf { get; private set; }

    public string? InverseProperty { get; private set; }

    public List<(string Sql, string? Name)> Checks { get; } = [];

    /// <summary>Whether anything says that the property is a column, also where convention would not map it.</summary>
    public bool IsExplicit { get; private set; }

    public static ColumnOptions Of(IPropertySymbol property)
    {
        ColumnOptions options = new();
        foreach (AttributeData attribute in property.GetAttributes())
            options.ApplyPreset(attribute.AttributeClass, 0);
        foreach (AttributeData attribute in property.GetAttributes())
            options.Apply(attribute);
        return options;
    }

    /// <summary>The first option given that only a property of the entity itself can have; null when there is none.</summary>
    public string? OfEntity() => Key ? "a key" : Version ? "a version" : Generated is not (null or "None") || Sequence is not null ? "a generated value" : ForeignKeyOf is not null ? "a foreign key" : null;

    /// <summary>The first option given that only a single column can have; null when there is none.</summary>
    public string? OfColumn() => OfEntity()
        ?? (Unique ? "Unique" : Index is not null ? "Index" : Name is not null ? "a column's name" : Type is not null ? "Type" : Length is not null ? "a length"
            : Precision is not null || Scale is not null ? "Precision" : Default is not null || DefaultSql is not null || DefaultNow ? "a default" : Computed is not null ? "Computed"
            : Collation is not null ? "Collation" : Comment is not null ? "Comment" : null);

    /// <summary>What of the options decides how a converter's stored type travels.</summary>
    public ColumnOptions OfStored() => new() { DateTimeKind = DateTimeKind };

    private void ApplyPreset(INamedTypeSymbol? attributeClass, int depth)
    {
        // Eight levels of presets upon presets are more than anybody writes; a cycle ends here.
        if (attributeClass is null || depth > 8 || attributeClass.ContainingNamespace is { Name: "System" or "DataAnnotations" or "Schema" })
            return;
        foreach (AttributeData attribute in attributeClass.GetAttributes())
            ApplyPreset(attribute.AttributeClass, depth + 1);
        foreach (AttributeData attribute in attributeClass.GetAttributes())
            Apply(attribute);
    }

    private void Apply(AttributeData attribute)
    {
        if (attribute.AttributeClass is not { } type)
            return;
        if (type.ContainingNamespace is { Name: "Orm", ContainingNamespace.IsGlobalNamespace: true })
            ApplyOrm(type, attribute);
        else if (type.IsDataAnnotation())
            ApplyDataAnnotation(type.Name, attribute);
    }

    private void ApplyOrm(INamedTypeSymbol type, AttributeData attribute)
    {
        switch (type.Name)
        {
            case "DbColumnAttribute":
                Name = attribute.Argument(0) as string ?? Name;
                ApplyOptions(attribute);
                break;
            case "ColumnPresetAttribute":
                ApplyOptions(attribute);
                break;
            case "VersionAttribute":
                Version = IsExplicit = true;
                break;
            case "RedactedAttribute":
                Redacted = true;
                break;
            case "OwnedAttribute":
                Owned = IsExplicit = true;
                Prefix = attribute.Named("Prefix") as string ?? Prefix;
                break;
            case "JsonAttribute":
                Json = IsExplicit = true;
                JsonContext = attribute.Argument(0) as INamedTypeSymbol ?? JsonContext;
                break;
            case "ConverterAttribute":
                Converter = type.TypeArguments.FirstOrDefault() as INamedTypeSymbol;
                IsExplicit = true;
                break;
            case "CheckAttribute":
                Checks.Add((attribute.Argument(0) as string ?? "", attribute.Named("Name") as string));
                break;
            case "RelationshipAttribute":
                Relationship = attribute;
                break;
            case "ForeignKeyAttribute":
                ForeignKeyOf = attribute;
                IsExplicit = true;
                break;
        }
    }

    private void ApplyOptions(AttributeData attribute)
    {
        IsExplicit = true;
        foreach (KeyValuePair<string, TypedConstant> pair in attribute.NamedArguments)
        {
            object? value = pair.Value.Kind == TypedConstantKind.Array ? null : pair.Value.Value;
            switch (pair.Key)
            {
                case "Type": Type = value as string; break;
                case "Length": Length = value as int?; break;
                case "Precision": Precision = value as int?; break;
                case "Scale": Scale = value as int?; break;
                case "Default": Default = pair.Value; break;
                case "DefaultSql": DefaultSql = value as string; break;
                case "DefaultNow": DefaultNow = value is true; break;
                case "Computed": Computed = value as string; break;
                case "Stored": Stored = value is true; break;
                case "Unique": Unique = value is true; break;
                case "Index": Index = value as bool?; break;
                case "Key": Key = value is true; break;
                case "Generated": Generated = Symbols.EnumMember(value, "None", "Identity", "Sequence", "ClientGuid"); break;
                case "Sequence": Sequence = value as string; break;
                case "Collation": Collation = value as string; break;
                case "Comment": Comment = value as string; break;
                case "Enum": Enum = value as int?; break;
                case "DateTimeKind": DateTimeKind = value as int?; break;
            }
        }
    }

    private void ApplyDataAnnotation(string name, AttributeData attribute)
    {
        switch (name)
        {
            case "KeyAttribute":
                Key = IsExplicit = true;
                break;
            case "RequiredAttribute":
                Required = true;
                break;
            case "MaxLengthAttribute":
            case "StringLengthAttribute":
            case "LengthAttribute":
                if (attribute.Argument(name == "LengthAttribute" ? 1 : 0) is int length && length > 0)
                    Length = length;
                break;
            case "ColumnAttribute":
                Name = attribute.Argument(0) as string ?? Name;
                Type = attribute.Named("TypeName") as string ?? Type;
                Order = attribute.Named("Order") as int? ?? Order;
                IsExplicit = true;
                break;
            case "ForeignKeyAttribute":
                ForeignKeyName = attribute.Argument(0) as string;
                break;
            case "InversePropertyAttribute":
                InverseProperty = attribute.Argument(0) as string;
                break;
            case "DatabaseGeneratedAttribute":
                // None, Identity, Computed; the last has no expression here, so the database's own default stands.
                Generated = Symbols.EnumMember(attribute.Argument(0), "None", "Identity", "None");
                break;
            case "NotMappedAttribute":
                NotMapped = true;
                break;
            case "ConcurrencyCheckAttribute":
                ConcurrencyToken = true;
                break;
            case "TimestampAttribute":
                Version = IsExplicit = true;
                break;
        }
    }
}
