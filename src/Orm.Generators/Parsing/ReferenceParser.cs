using Microsoft.CodeAnalysis;
using Orm.Generators.Model;

namespace Orm.Generators.Parsing;

/// <summary>What a project's references offer, and its name: all that the registration depends on.</summary>
/// <param name="Assembly">The assembly's name.</param>
/// <param name="UsesOrm">Whether the project can see Orm.Core at all.</param>
/// <param name="Registrations">The classes that references register themselves with.</param>
internal sealed record References(string Assembly, bool UsesOrm, EquatableArray<string> Registrations);

internal static class ReferenceParser
{
    private const string Core = "Orm.Core";

    public static References Parse(Compilation compilation, CancellationToken cancellationToken)
    {
        List<string> registrations = [];
        bool usesOrm = false;
        foreach (IAssemblySymbol assembly in compilation.SourceModule.ReferencedAssemblySymbols)
        {
            cancellationToken.ThrowIfCancellationRequested();
            if (assembly.Identity.Name == Core)
                usesOrm = true;
            if (!assembly.Modules.Any(static m => m.ReferencedAssemblies.Any(static r => r.Name == Core)))
                continue;
            foreach (AttributeData attribute in assembly.GetAttributes())
            {
                if ((attribute.AttributeClass.IsOrm("OrmModelAttribute", arity: 1) || attribute.AttributeClass.IsOrm("OrmDialectAttribute", arity: 1))
                    && attribute.AttributeClass!.TypeArguments[0] is { TypeKind: not TypeKind.Error } registration)
                    registrations.Add(registration.FullName());
            }
        }

        return new References(
            compilation.AssemblyName ?? "Assembly",
            usesOrm,
            registrations.Distinct().OrderBy(static r => r, StringComparer.Ordinal).ToEquatable());
    }
}
