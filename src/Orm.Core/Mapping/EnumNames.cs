using System.Data.Common;
using System.Text;

namespace Orm.Mapping;

/// <summary>The members of an enum by name and by value, made once per enum.</summary>
internal sealed class EnumNames<T>
    where T : struct, Enum
{
    /// <summary>The names as written in code.</summary>
    public static readonly EnumNames<T> Plain = new(static name => name);

    /// <summary>The names in snake case, as labels of the database's own enums are written.</summary>
    public static readonly EnumNames<T> Labels = new(Snake);

    private readonly Dictionary<T, string> _names = [];
    private readonly Dictionary<string, T> _values = new(StringComparer.Ordinal);

    private EnumNames(Func<string, string> convert)
    {
        foreach (string name in Enum.GetNames<T>())
        {
            T value = Enum.Parse<T>(name);
            string stored = convert(name);
            _names.TryAdd(value, stored);
            _values.TryAdd(stored, value);
        }
    }

    /// <summary>The labels in declaration order of their values.</summary>
    public IReadOnlyCollection<string> All => _values.Keys;

    public string NameOf(T value) => _names.TryGetValue(value, out string? name)
        ? name
        : throw new OrmException($"A value of {typeof(T).Name} that is none of its members cannot be stored by name. Store the enum as an integer, or use its members only.");

    public T ValueOf(string name, DbDataReader row, int ordinal) => _values.TryGetValue(name, out T value)
        ? value
        : throw new OrmException($"Column {row.GetName(ordinal)} holds a name that is no member of {typeof(T).Name}.");

    private static string Snake(string name)
    {
        StringBuilder text = new(name.Length + 4);
        for (int i = 0; i < name.Length; i++)
        {
            bool startsWord = char.IsUpper(name[i]) && i > 0 && name[i - 1] != '_'
                && (!char.IsUpper(name[i - 1]) || (i + 1 < name.Length && char.IsLower(name[i + 1])));
            if (startsWord)
                text.Append('_');
            text.Append(char.ToLowerInvariant(name[i]));
        }

        return text.ToString();
    }
}
