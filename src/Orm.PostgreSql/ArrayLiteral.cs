using System.Text;

namespace Orm.PostgreSql;

/// <summary>An array in PostgreSQL's text form (manual, 8.15.6), for element types that only the server knows.</summary>
internal static class ArrayLiteral
{
    public static string Of(string?[] elements)
    {
        var text = new StringBuilder("{");
        for (int i = 0; i < elements.Length; i++)
        {
            if (i > 0)
                text.Append(',');
            if (elements[i] is not { } element)
            {
                text.Append("NULL");
                continue;
            }

            text.Append('"');
            foreach (char character in element)
            {
                if (character is '"' or '\\')
                    text.Append('\\');
                text.Append(character);
            }

            text.Append('"');
        }

        return text.Append('}').ToString();
    }
}
