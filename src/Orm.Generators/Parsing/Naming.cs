using System.Text;
using Microsoft.CodeAnalysis;

namespace Orm.Generators.Parsing;

/// <summary>The assembly's rule for names that no attribute gives.</summary>
internal static class Naming
{
    public static int StyleOf(IAssemblySymbol assembly) =>
        assembly.Attribute("OrmNamingAttribute")?.Argument(0) is int style ? style : 0;

    public static string Apply(int style, string name) => style switch
    {
        1 => name,
        2 => Symbols.Camel(name),
        3 => Snake(name).ToUpperInvariant(),
        _ => Snake(name),
    };

    /// <summary>Two names as one: home_street, HomeStreet, homeStreet, HOME_STREET.</summary>
    public static string Join(int style, string first, string second) => first.Length == 0 || second.Length == 0 ? first + second
        : style is 1 or 2 ? first + (char.IsLetterOrDigit(first[first.Length - 1]) ? char.ToUpperInvariant(second[0]) + second.Substring(1) : second)
        : $"{first}_{second}";

    /// <summary>HTTPServerId2 becomes http_server_id2.</summary>
    public static string Snake(string name)
    {
        StringBuilder text = new(name.Length + 4);
        for (int i = 0; i < name.Length; i++)
        {
            char c = name[i];
            bool startsWord = char.IsUpper(c) && i > 0 && name[i - 1] != '_'
                && (!char.IsUpper(name[i - 1]) || (i + 1 < name.Length && char.IsLower(name[i + 1])));
            if (startsWord)
                text.Append('_');
            text.Append(char.ToLowerInvariant(c));
        }

        return text.ToString();
    }
}
