using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Orm.Architecture.Tests;

public sealed class NamingTests
{
    private static readonly string[] VagueEndings = ["Helper", "Helpers", "Manager", "Util", "Utils", "Utility", "Utilities", "Base", "Misc", "Common"];

    private static readonly string[] SeamNamespaces = ["Orm", "Orm.Mapping", "Orm.Statements", "Orm.Execution", "Orm.Dialects", "Orm.Schema", "Orm.Hosting", "Orm.Generated"];

    [Fact]
    public void Type_names_say_a_role()
    {
        string[] found =
        [
            .. from file in Repository.SourceFiles("src")
               from type in Declarations(Repository.Parse(file))
               let name = type.Identifier.Text
               where VagueEndings.Any(ending => name.EndsWith(ending, StringComparison.Ordinal))
               select $"{Repository.Relative(file)}: {name}",
        ];

        Assert.True(found.Length == 0, "Name the role (Parser, Emitter, Info, Processor, …):\n" + string.Join('\n', found));
    }

    [Fact]
    public void A_file_holds_one_public_type_and_is_named_after_it()
    {
        string[] found = [.. Repository.SourceFiles("src").SelectMany(file => FileViolations(Repository.Parse(file)))];

        Assert.True(found.Length == 0, string.Join('\n', found));
    }

    [Theory]
    [InlineData("Table.cs", "public class Table; public class Other;")]
    [InlineData("Table.cs", "public class Other;")]
    [InlineData("Table.cs", "public interface ITable;")]
    public void A_second_or_differently_named_public_type_is_found(string file, string code) =>
        Assert.NotEmpty(FileViolations(Repository.Parse(code, file)));

    [Theory]
    [InlineData("Table.cs", "public class Table; internal class Other;")]
    [InlineData("Table{TEntity}.cs", "public class Table<TEntity>;")]
    [InlineData("Table.cs", "public class Table<TEntity>;")]
    [InlineData("Session.Query.cs", "public partial class Session;")]
    public void A_file_named_after_its_type_passes(string file, string code) => Assert.Empty(FileViolations(Repository.Parse(code, file)));

    [Theory]
    [MemberData(nameof(RuntimeAssemblies.All), MemberType = typeof(RuntimeAssemblies))]
    public void Public_types_live_in_the_namespaces_that_users_know(string assembly)
    {
        string[] found =
        [
            .. from type in ReferenceScan.TypesOf(RuntimeAssemblies.FileOf(assembly))
               where type.IsPublic && !SeamNamespaces.Contains(type.Namespace) && type.Namespace != assembly
               select $"{type.Namespace}.{type.Name}",
        ];

        Assert.True(found.Length == 0, $"{assembly}: users write types of namespace Orm, drivers and generated code those of the seam:\n{string.Join('\n', found)}");
    }

    private static IEnumerable<string> FileViolations(CSharpSyntaxTree tree)
    {
        string[] names =
        [
            .. (from type in Declarations(tree)
                where type.Parent is BaseNamespaceDeclarationSyntax or CompilationUnitSyntax
                where type.Modifiers.Any(SyntaxKind.PublicKeyword)
                select type.Identifier.Text).Distinct(),
        ];
        string stem = Path.GetFileNameWithoutExtension(tree.FilePath).Split('.', '{')[0];
        if (names.Length > 1)
            yield return $"{Repository.Relative(tree.FilePath)} holds {string.Join(", ", names)}: one public type per file";
        else if (names.Length == 1 && names[0] != stem)
            yield return $"{Repository.Relative(tree.FilePath)} holds {names[0]}: name the file after it";
    }

    private static IEnumerable<(SyntaxToken Identifier, SyntaxTokenList Modifiers, SyntaxNode? Parent)> Declarations(CSharpSyntaxTree tree)
    {
        foreach (SyntaxNode node in tree.GetRoot().DescendantNodes())
        {
            if (node is BaseTypeDeclarationSyntax type && type.Identifier.Text.Length > 0)
                yield return (type.Identifier, type.Modifiers, type.Parent);
            else if (node is DelegateDeclarationSyntax @delegate)
                yield return (@delegate.Identifier, @delegate.Modifiers, @delegate.Parent);
        }
    }
}
