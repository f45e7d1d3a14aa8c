using System.Globalization;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Orm.Generators.Model;

namespace Orm.Generators.Parsing;

/// <summary>Values as C# code, invariant.</summary>
internal static class Literals
{
    public static string Of(string text) => SymbolDisplay.FormatLiteral(text, quote: true);

    public static string Of(bool value) => value ? "true" : "false";

    /// <summary>A constant default in its column's stored form; null when the column cannot hold it.</summary>
    public static string? Default(TypedConstant constant, TypeMapping type)
    {
        object? value = constant.Kind == TypedConstantKind.Array ? null : constant.Value;
        if (value is null || type.IsArray)
            return null;
        if (type.Kind is "String" or "Named" && constant is { Kind: TypedConstantKind.Enum, Type: INamedTypeSymbol enumType })
        {
            value = enumType.GetMembers().OfType<IFieldSymbol>().FirstOrDefault(f => f.HasConstantValue && Equals(f.ConstantValue, constant.Value))?.Name;
        }

        if (value is null)
            return null;
        return type.Kind switch
        {
            "Boolean" => value is bool flag ? Of(flag) : null,
            "Int16" => Number(value, "short", type.ModelType),
            "Int32" => Number(value, "int", type.ModelType),
            "Int64" => Number(value, "long", type.ModelType),
            "UInt64" => Number(value, "ulong", type.ModelType),
            "Single" => value is IConvertible and not string and not char && Convert.ToSingle(value, CultureInfo.InvariantCulture) is var single && !float.IsNaN(single) && !float.IsInfinity(single) ? single.ToString("R", CultureInfo.InvariantCulture) + "f" : null,
            "Double" => value is IConvertible and not string and not char && Convert.ToDouble(value, CultureInfo.InvariantCulture) is var number && !double.IsNaN(number) && !double.IsInfinity(number) ? number.ToString("R", CultureInfo.InvariantCulture) + "d" : null,
            "Decimal" => decimal.TryParse(Convert.ToString(value, CultureInfo.InvariantCulture), NumberStyles.Float, CultureInfo.InvariantCulture, out decimal exact)
                ? exact.ToString(CultureInfo.InvariantCulture) + "m"
                : null,
            "String" or "Named" or "Json" => value is string or char ? Of(value.ToString()) : null,
            _ => null,
        };
    }

    // A constant that the model's type, or else the stored one, could not hold would not come back.
    private static string? Number(object value, string stored, string model)
    {
        if (value is not IConvertible or string or bool or float or double)
            return null;
        decimal number = value is char c ? c : Convert.ToDecimal(value, CultureInfo.InvariantCulture);
        (decimal least, decimal most) = Range(model) ?? Range(stored)!.Value;
        return number < least || number > most ? null : $"({stored}){number.ToString(CultureInfo.InvariantCulture)}";
    }

    private static (decimal Least, decimal Most)? Range(string type) => type switch
    {
        "sbyte" => (sbyte.MinValue, sbyte.MaxValue),
        "byte" => (byte.MinValue, byte.MaxValue),
        "short" => (short.MinValue, short.MaxValue),
        "ushort" => (ushort.MinValue, ushort.MaxValue),
        "int" => (int.MinValue, int.MaxValue),
        "uint" => (uint.MinValue, uint.MaxValue),
        "long" => (long.MinValue, long.MaxValue),
        "ulong" => (ulong.MinValue, ulong.MaxValue),
        _ => null,
    };
}
