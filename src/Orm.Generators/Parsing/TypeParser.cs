using Microsoft.CodeAnalysis;
using Orm.Generators.Model;

namespace Orm.Generators.Parsing;

/// <summary>Finds how values of a CLR type are stored.</summary>
internal static class TypeParser
{
    private const string Types = "global::Orm.Mapping.ColumnTypes.";

    /// <summary>The mapping of a type that is not nullable, or null when there is none.</summary>
    public static TypeMapping? Parse(ITypeSymbol type, ColumnOptions options, IAssemblySymbol assembly)
    {
        if (options.Json)
            return Json(type, options, assembly);
        if ((options.Converter ?? ConverterOf(type)) is { } converter)
        {
            // A converter on a list may be one of its elements.
            TypeMapping? converted = Converted(type, converter, options, assembly);
            if (converted is not null || ElementOf(type) is null)
                return converted;
        }

        if (ElementOf(type) is { } element)
            return List(type, element, options, assembly);
        if (type.TypeKind == TypeKind.Enum)
            return Enum((INamedTypeSymbol)type, options);
        return BuiltIn(type, options);
    }

    private static INamedTypeSymbol? ConverterOf(ITypeSymbol type) =>
        type.Attribute("ConverterAttribute", arity: 1)?.AttributeClass?.TypeArguments[0] as INamedTypeSymbol;

    private static TypeMapping? Json(ITypeSymbol type, ColumnOptions options, IAssemblySymbol assembly)
    {
        INamedTypeSymbol? context = options.JsonContext
            ?? assembly.Attribute("JsonContextAttribute", arity: 1)?.AttributeClass?.TypeArguments[0] as INamedTypeSymbol;
        if (context is null)
            return null;
        string name = type.BareName();
        return new TypeMapping(
            name, "Json", $"{Types}Json<{name}, {context.FullName()}>({context.FullName()}.Default)", null, null, type.IsValueType, ValueEquality.Document) { HasValueEquality = false };
    }

    /// <summary>The type of a list's elements; null when the type is no list. Bytes are a value of their own.</summary>
    private static ITypeSymbol? ElementOf(ITypeSymbol type) => type switch
    {
        IArrayTypeSymbol { Rank: 1, ElementType.SpecialType: not SpecialType.System_Byte } array => array.ElementType,
        INamedTypeSymbol { Arity: 1, Name: "List" or "IList" or "ICollection" or "IEnumerable" or "IReadOnlyList" or "IReadOnlyCollection" } list
            when list.ContainingNamespace.ToDisplayString() == "System.Collections.Generic" => list.TypeArguments[0],
        _ => null,
    };

    private static TypeMapping? List(ITypeSymbol type, ITypeSymbol element, ColumnOptions options, IAssemblySymbol assembly)
    {
        (ITypeSymbol bare, bool isNullable) = PropertyParser.Bare(element);
        if (ElementOf(bare) is not null || Parse(bare, options, assembly) is not { Kind: not "Json" } item)
            return null;
        string collection = type.BareName();
        string name = bare.BareName();
        bool isValue = isNullable && bare.IsValueType;
        bool isFixed = type is IArrayTypeSymbol || type.Name is "IEnumerable" or "IReadOnlyList" or "IReadOnlyCollection";
        string create = isFixed ? "items" : $"new global::System.Collections.Generic.List<{element.DeclaredName()}>(items)";
        string digits = options.Precision is { } precision && item.Truncate is not null ? $", digits: {precision}" : "";
        string code = isValue
            ? $"{Types}ArrayOfNullable<{collection}, {name}>({item.ColumnType}, static items => {create}{digits})"
            : $"{Types}Array<{collection}, {name}{(isNullable ? "?" : "")}>({item.ColumnType}{(isNullable ? "!" : "")}, static items => {create}{(isNullable ? ", hasNulls: true" : "")}{digits})";
        return new TypeMapping(collection, item.Kind, code, null, null, false, ValueEquality.Document, Registration: item.Registration)
        {
            IsArray = true,
            HasValueEquality = false,
            HasNulls = isNullable || bare.IsValueType,
        };
    }

    private static TypeMapping? Converted(ITypeSymbol type, INamedTypeSymbol converter, ColumnOptions options, IAssemblySymbol assembly)
    {
        foreach (INamedTypeSymbol contract in converter.AllInterfaces)
        {
            if (!contract.IsOrm("IValueConverter", arity: 2) || !SymbolEqualityComparer.Default.Equals(contract.TypeArguments[0], type))
                continue;
            ITypeSymbol stored = contract.TypeArguments[1];
            if (stored.Attribute("ConverterAttribute", arity: 1) is not null || Parse(stored, options.OfStored(), assembly) is not { } mapping)
                return null;
            string arguments = $"<{type.FullName()}, {stored.FullName()}, {converter.FullName()}>";
            string own = $"{Types}Converted{arguments}()";
            const string Conversion = "global::Orm.Mapping.Conversion.";
            return new TypeMapping(
                type.FullName(),
                mapping.Kind,
                options.DateTimeKind == 1 ? $"{Types}Converted{arguments}({mapping.ColumnType})" : own,
                null,
                null,
                type.IsValueType,
                ValueEquality.Comparer,
                mapping.Truncate is null ? null : $"{Conversion}FromStored{arguments}({mapping.Truncate.Replace("{0}", $"{Conversion}ToStored{arguments}({{0}})")})",
                Registration: options.Converter is null ? own : null)
            {
                StoredType = mapping.ModelType,
                ToStored = $"{Conversion}ToStored{arguments}({{0}})",
                HasValueEquality = HasValueEquality(type),
                FromInteger = mapping.FromInteger is null ? null : $"{Conversion}FromStored{arguments}({mapping.FromInteger})",
                FromGuid = mapping.FromGuid is null ? null : $"{Conversion}FromStored{arguments}({mapping.FromGuid})",
            };
        }

        return null;
    }

    // A struct compares its fields; a class compares by reference unless it says otherwise.
    private static bool HasValueEquality(ITypeSymbol type)
    {
        for (ITypeSymbol? level = type; level is not null && level.SpecialType != SpecialType.System_Object; level = level.BaseType)
        {
            if (level.IsValueType || level.GetMembers("Equals").OfType<IMethodSymbol>().Any(static m => m is { IsOverride: true, Parameters.Length: 1 }))
                return true;
        }

        return false;
    }

    private static TypeMapping Enum(INamedTypeSymbol type, ColumnOptions options)
    {
        string name = type.FullName();
        switch (options.Enum ?? 0)
        {
            case 1:
                return new TypeMapping(name, "String", $"{Types}EnumName<{name}>()", null, null, true);
            case 2:
                string native = options.Type ?? Naming.Snake(type.Name);
                return new TypeMapping(name, "Named", $"{Types}EnumNative<{name}>({Literals.Of(native)})", null, null, true);
        }

        TypeMapping stored = BuiltIn(type.EnumUnderlyingType!, options)!;
        return new TypeMapping(
            name,
            stored.Kind,
            $"{Types}EnumInteger<{name}>()",
            $"({name}){stored.ReadFormat}",
            stored.BindFormat!.Replace("{1}", $"({stored.ModelType}){{1}}"),
            true)
        {
            FromInteger = $"({name}){stored.FromInteger}",
        };
    }

    private static TypeMapping? BuiltIn(ITypeSymbol type, ColumnOptions options)
    {
        switch (type.SpecialType)
        {
            case SpecialType.System_Boolean: return Direct("bool", "Boolean", "Boolean", "row.GetBoolean({0})", "binder.SetBoolean({0}, {1})");
            case SpecialType.System_SByte: return Integer("sbyte", "SByte", "Int16", "checked((sbyte)row.GetInt16({0}))");
            case SpecialType.System_Byte: return Integer("byte", "Byte", "Int16", "checked((byte)row.GetInt16({0}))");
            case SpecialType.System_Int16: return Integer("short", "Int16", "Int16", "row.GetInt16({0})");
            case SpecialType.System_UInt16: return Integer("ushort", "UInt16", "Int32", "checked((ushort)row.GetInt32({0}))");
            case SpecialType.System_Int32: return Integer("int", "Int32", "Int32", "row.GetInt32({0})");
            case SpecialType.System_UInt32: return Integer("uint", "UInt32", "Int64", "checked((uint)row.GetInt64({0}))");
            case SpecialType.System_Int64: return Integer("long", "Int64", "Int64", "row.GetInt64({0})");
            case SpecialType.System_UInt64: return Integer("ulong", "UInt64", "UInt64", "global::Orm.Mapping.ColumnTypes.ReadUInt64(row, {0})");
            case SpecialType.System_Single: return Direct("float", "Single", "Single", "row.GetFloat({0})", "binder.SetSingle({0}, {1})", ValueEquality.Comparer);
            case SpecialType.System_Double: return Direct("double", "Double", "Double", "row.GetDouble({0})", "binder.SetDouble({0}, {1})", ValueEquality.Comparer);
            case SpecialType.System_Decimal: return Direct("decimal", "Decimal", "Decimal", "row.GetDecimal({0})", "binder.SetDecimal({0}, {1})");
            case SpecialType.System_String:
                return new TypeMapping("string", "String", Types + "String", "row.GetString({0})", "binder.SetString({0}, {1})", false);
            case SpecialType.System_Char: return new TypeMapping("char", "String", Types + "Char", null, null, true);
            case SpecialType.System_DateTime: return DateTime(options);
        }

        if (type is IArrayTypeSymbol { Rank: 1, ElementType.SpecialType: SpecialType.System_Byte })
        {
            return new TypeMapping(
                "byte[]", "Bytes", Types + "Bytes", "row.GetFieldValue<byte[]>({0})", "binder.SetBytes({0}, {1})", false, ValueEquality.Bytes) { HasValueEquality = false };
        }

        return type.ContainingNamespace is { Name: "System", ContainingNamespace.IsGlobalNamespace: true }
            ? type.Name switch
            {
                "Guid" => Direct("global::System.Guid", "Guid", "Guid", "row.GetGuid({0})", "binder.SetGuid({0}, {1})") with { FromGuid = "{0}" },
                "DateTimeOffset" => Temporal("DateTimeOffset"),
                "DateOnly" => Direct("global::System.DateOnly", "DateOnly", "DateOnly", "row.GetFieldValue<global::System.DateOnly>({0})", "binder.SetDateOnly({0}, {1})"),
                "TimeOnly" => Temporal("TimeOnly"),
                "TimeSpan" => Temporal("TimeSpan"),
                _ => null,
            }
            : null;
    }

    /// <summary>The same type in a column of more than 15 digits, which not every database keeps as a number.</summary>
    public static TypeMapping Long(TypeMapping type) => type switch
    {
        { ToStored: not null, StoredType: "decimal" } => type with { ColumnType = type.ColumnType.Replace(">()", $">({Types}LongDecimal)") },
        { ModelType: "decimal", BindFormat: { } bind } => type with { ColumnType = type.ColumnType.Replace("Decimal", "LongDecimal"), BindFormat = bind.Replace("SetDecimal", "SetLongDecimal") },
        _ => type,
    };

    private static TypeMapping Direct(string type, string name, string kind, string read, string bind, ValueEquality equality = ValueEquality.Operator) =>
        new(type, kind, Types + name, read, bind, true, equality);

    private static TypeMapping Integer(string type, string name, string kind, string read) =>
        new(type, kind, Types + name, read, $"binder.Set{kind}({{0}}, {{1}})", true)
        {
            FromInteger = type == "long" ? "{0}" : $"checked(({type}){{0}})",
        };

    private static TypeMapping Temporal(string name) =>
        new($"global::System.{name}", name, Types + name, $"row.GetFieldValue<global::System.{name}>({{0}})", $"binder.Set{name}({{0}}, {{1}})", true,
            Truncate: "global::Orm.Mapping.Temporal.Truncate({0}, {1})");

    // An instant when its kind is stated as Utc, else a wall clock.
    private static TypeMapping DateTime(ColumnOptions options) => options.DateTimeKind == 1
        ? new("global::System.DateTime", "DateTimeOffset", Types + "DateTimeUtc", null, null, true, Truncate: "global::Orm.Mapping.Temporal.TruncateUtc({0}, {1})")
        : new("global::System.DateTime", "DateTime", Types + "DateTime", null, null, true, Truncate: "global::Orm.Mapping.Temporal.Truncate({0}, {1})");
}
