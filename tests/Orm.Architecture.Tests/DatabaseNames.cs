using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace Orm.Architecture.Tests;

/// <summary>Finds names of databases and drivers in code: identifiers and literals count, comments and documentation do not.</summary>
internal static class DatabaseNames
{
    // "Pg" and "My" alone would hit innocent words; these do not occur in any other meaning.
    private static readonly string[] Names =
        ["sqlite", "postgres", "npgsql", "mysql", "mariadb", "sqlserver", "mssql", "oracle", "cockroach", "libpq"];

    public static IEnumerable<string> In(CSharpSyntaxTree tree) =>
        from token in tree.GetRoot().DescendantTokens()
        where token.Kind() is SyntaxKind.IdentifierToken
            or SyntaxKind.StringLiteralToken or SyntaxKind.SingleLineRawStringLiteralToken or SyntaxKind.MultiLineRawStringLiteralToken
            or SyntaxKind.Utf8StringLiteralToken or SyntaxKind.InterpolatedStringTextToken
        where Names.Any(name => token.Text.Contains(name, StringComparison.OrdinalIgnoreCase))
        select $"{Repository.Relative(tree.FilePath)}:{token.GetLocation().GetLineSpan().StartLinePosition.Line + 1}: {token.Text}";
}
