namespace Orm.Architecture.Tests;

/// <summary>What trimming and NativeAOT would break, or what hides work from the compiler: none of it may be referred to by what runs.</summary>
internal static class RuntimeRules
{
    private static readonly string[] BannedNamespaces =
    [
        "System.Reflection.",
        "System.Linq.Expressions.",
        "System.Dynamic.",
        "Microsoft.CSharp.RuntimeBinder.",
    ];

    private static readonly string[] BannedTypes =
    [
        "System.Activator",
        "System.AppDomain",
        "System.ComponentModel.TypeConverter",
        "System.ComponentModel.TypeDescriptor",
        "System.Runtime.CompilerServices.CallSite",
        "System.Runtime.CompilerServices.CallSite`1",
        "System.Runtime.CompilerServices.CallSiteBinder",
    ];

    private static readonly string[] BannedMembers =
    [
        "System.Array::CreateInstance",
        "System.Array::CreateInstanceFromArrayType",
        "System.Delegate::CreateDelegate",
        "System.Delegate::DynamicInvoke",
        "System.Delegate::get_Method",
        "System.Runtime.CompilerServices.RuntimeHelpers::GetUninitializedObject",
        "System.Runtime.CompilerServices.RuntimeHelpers::RunClassConstructor",
        "System.Runtime.CompilerServices.RuntimeHelpers::RunModuleConstructor",
    ];

    // Everything of System.Type is banned but this: asking which type it is, and its name for messages.
    private static readonly string[] AllowedTypeMembers =
    [
        "GetTypeFromHandle", "op_Equality", "op_Inequality", "Equals", "GetHashCode", "ToString",
        "get_Name", "get_FullName", "get_Namespace", "get_TypeHandle", "get_IsValueType", "get_IsEnum", "GetTypeCode",
    ];

    private static readonly Dictionary<string, string> Allowed = new(StringComparer.Ordinal)
    {
        ["System.Reflection.MemberInfo"] = "Type.Name, used by messages, is declared on its base.",
        ["System.Reflection.Assembly"] = "NativeLibrary.TryLoad takes an assembly to know where native libraries lie; none of its members is called.",
        ["System.Type::get_Assembly"] = "The assembly for NativeLibrary.TryLoad; trimming keeps it, because its type is used.",
        ["System.Reflection.MemberInfo::get_Name"] = "Type.Name, used by messages, is declared on its base.",
    };

    public static IEnumerable<string> Violations(IEnumerable<string> references) => references.Where(IsViolation);

    private static bool IsViolation(string reference)
    {
        if (Allowed.ContainsKey(reference))
            return false;
        string type = reference.Split("::")[0];
        if (BannedNamespaces.Any(reference.StartsWith) || BannedTypes.Contains(type) || BannedMembers.Contains(reference))
            return true;
        return reference.StartsWith("System.Type::", StringComparison.Ordinal) && !AllowedTypeMembers.Contains(reference["System.Type::".Length..]);
    }
}
