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
            "Int16" => Number(value, "short"),
            "Int32" => Number(value, "int"),
            "Int64" => Number(value, "long"),
            "UInt64" => Number(value, "ulong"),
            "Single" => value is IConvertible and not string and not char ? Convert.ToSingle(value, CultureInfo.InvariantCulture).ToString("R", CultureInfo.InvariantCulture) + "f" : null,
            "Double" => value is IConvertible and not string and not char ? Convert.ToDouble(value, CultureInfo.InvariantCulture).ToString("R", CultureInfo.InvariantCulture) + "d" : null,
            "Decimal" => decimal.TryParse(Convert.ToString(value, CultureInfo.InvariantCulture), NumberStyles.Float, CultureInfo.InvariantCulture, out decimal number)
                ? number.ToString(CultureInfo.InvariantCulture) + "m"
                : null,
            "String" or "Named" or "Json" => value is string or char ? Of(value.ToString()) : null,
            _ => null,
        };
    }

    private static string? Number(object value, string type) => value is IConvertible and not string and not bool and not float and not double
        ? $"({type}){(value is char c ? (int)c : Convert.ToDecimal(value, CultureInfo.InvariantCulture)).ToString(CultureInfo.InvariantCulture)}"
        : null;
}
