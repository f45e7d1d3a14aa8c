using System.Collections;
using System.Reflection;

namespace Orm.Generators.Tests;

/// <summary>Walks everything that a pipeline value keeps alive.</summary>
internal static class ModelGraph
{
    /// <summary>Fails on the first object of the compiler's; gives the number of objects seen.</summary>
    public static int AssertIndependent(object root, string path)
    {
        HashSet<object> seen = new(ReferenceEqualityComparer.Instance);
        Walk(root, path, seen);
        return seen.Count;
    }

    private static void Walk(object? value, string path, HashSet<object> seen)
    {
        if (value is null)
            return;
        Type type = value.GetType();
        Assert.False(
            type.Namespace?.StartsWith("Microsoft.CodeAnalysis", StringComparison.Ordinal) == true, $"{path} keeps a {type.FullName}");
        if (type.IsPrimitive || type.IsEnum || value is string || !seen.Add(value))
            return;
        if (value is IEnumerable items)
        {
            int index = 0;
            foreach (object? item in items)
                Walk(item, $"{path}[{index++}]", seen);
        }

        for (Type? level = type; level is not null && level != typeof(object); level = level.BaseType)
        {
            foreach (FieldInfo field in level.GetFields(BindingFlags.Instance | BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.DeclaredOnly))
                Walk(field.GetValue(value), $"{path}.{field.Name}", seen);
        }
    }
}
