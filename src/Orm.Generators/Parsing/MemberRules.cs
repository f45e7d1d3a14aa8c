using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Orm.Generators.Diagnostics;
using Orm.Generators.Model;

namespace Orm.Generators.Parsing;

/// <summary>What can be wrong with one property that is stored.</summary>
internal static class MemberRules
{
    /// <summary>Whether a hook can be declared; an ordinary member of that name stays the user's own, is not called, and a hint says so.</summary>
    public static bool HasHook(INamedTypeSymbol type, string name, int parameters, Compilation compilation, List<Issue> issues)
    {
        bool isTaken = Symbols.Inherits(compilation, type.BaseType, name)
            || type.GetMembers(name).Any(m => !m.IsGenerated() && (m is not IMethodSymbol method || (method.Parameters.Length == parameters && !IsPartial(method))));
        if (isTaken)
            issues.Add(Issue.Of(Ids.HookTaken, name, type.Name, name));
        return !isTaken;
    }

    private static bool IsPartial(IMethodSymbol method) => method.DeclaringSyntaxReferences
        .Any(static r => r.GetSyntax() is MethodDeclarationSyntax syntax && syntax.Modifiers.Any(SyntaxKind.PartialKeyword));

    public static void Check(INamedTypeSymbol type, MemberModel member, ColumnModel column, IPropertySymbol property, ColumnOptions options, List<Issue> issues)
    {
        void Add(string id, params string[] more) => issues.Add(Issue.Of(id, property.Name, [type.Name, property.Name, .. more]));

        if (member.HasInitializer)
            Add(Ids.Initializer);
        if (!member.IsTracked && (column.Default is not null || column.DefaultSql is not null || column.DefaultNow))
            Add(Ids.DefaultOnPlainProperty);
        if (options.Default is not null && column.Default is null && member.Owned is null)
            Add(Ids.DefaultNotMapped, column.Type.ModelType.Replace("global::", ""));
        if (column.Type.ModelType == "global::System.DateTime" && options.DateTimeKind is not (0 or 1))
            Add(Ids.DateTimeKind);
        if (column.IsVersion && !((column.Type.IsInteger && column.Type.ReadFormat is not null) || column.Type.FromGuid is not null || column.Type.ModelType == "byte[]"))
            Add(Ids.VersionType, column.Type.ModelType.Replace("global::", ""));
    }
}
