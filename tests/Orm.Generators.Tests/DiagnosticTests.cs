using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Diagnostics;
using Orm.Generators.Analyzers;
using Orm.Generators.Diagnostics;

namespace Orm.Generators.Tests;

public sealed class DiagnosticTests
{
    private const string Id = "public partial int Id { get; set; } ";

    private const string Paged = "[Entity] public partial class User { " + Id + "public partial string Name { get; set; } [DbColumn(Unique = true)] public partial string Email { get; set; } [DbColumn(Unique = true)] public partial string? Nick { get; set; } } "
        + "[Entity] public partial class Part { [Key] public partial int Box { get; set; } [Key] public partial int Place { get; set; } } "
        + "public static class Pages { public static object Of(Session session) => ";

    private const string Up = "public override void Upgrade(Orm.Migrations.MigrationBuilder op) { } ";

    public static TheoryData<string, string, string, string> Cases => new()
    {
        { Ids.NotPartial, "User", "[Entity] public class User { public int Id { get; set; } }", "write 'partial class User'" },
        { Ids.NoKey, "User", "[Entity] public partial class User { public partial string Name { get; set; } }", "mark one or several with [Key]" },
        { Ids.TypeNotMapped, "Home", "[Entity] public partial class User { " + Id + "public partial Uri Home { get; set; } }", "User.Home is of type Uri" },
        { Ids.TypeNotMapped, "Tags", "[Entity] public partial class User { " + Id + "public List<Uri> Tags { get; set; } = []; }", "[Json]" },
        { Ids.DuplicateColumn, "Nick", "[Entity] public partial class User { " + Id + "public partial string Name { get; set; } [DbColumn(\"name\")] public partial string Nick { get; set; } }", "User.Name and User.Nick are both stored in the column 'name'" },
        { Ids.DuplicateTable, "B", "[Entity(\"t\")] public partial class A { " + Id + "} [Entity(\"t\")] public partial class B { " + Id + "}", "B and A both map the table 't'" },
        { Ids.RelationshipUnresolved, "Author", "[Entity] public partial class User { " + Id + "} [Entity] public partial class Post { " + Id + "public partial User Author { get; set; } }", "add int AuthorId" },
        { Ids.RelationshipUnresolved, "Author", "[Entity] public partial class User { public partial long Id { get; set; } } [Entity] public partial class Post { " + Id + "public partial int AuthorId { get; set; } public partial User Author { get; set; } }", "AuthorId is int, but the key of User is long" },
        { Ids.RelationshipUnresolved, "Posts", "[Entity] public partial class User { " + Id + "public partial IList<Post> Posts { get; } } [Entity] public partial class Post { " + Id + "}", "Post has neither a reference to User nor a column UserId" },
        { Ids.RelationshipUnresolved, "Name", "[Entity] public partial class User { " + Id + "[Relationship] public partial string Name { get; set; } }", "its type string is neither an entity" },
        { Ids.RelationshipUnresolved, "Posts", "[Entity] public partial class User { " + Id + "public partial WriteOnly<Post> Posts { get; set; } } [Entity] public partial class Post { " + Id + "public partial int UserId { get; set; } }", "write { get; }" },
        { Ids.RelationshipAmbiguous, "Posts", "[Entity] public partial class User { " + Id + "public partial IList<Post> Posts { get; } } [Entity] public partial class Post { " + Id + "public partial int AuthorId { get; set; } public partial User Author { get; set; } public partial int EditorId { get; set; } public partial User Editor { get; set; } }", "Post.Author and Post.Editor could mirror it" },
        { Ids.BackPopulatesMismatch, "Posts", "[Entity] public partial class User { " + Id + "[Relationship(BackPopulates = \"Writer\")] public partial IList<Post> Posts { get; } } [Entity] public partial class Post { " + Id + "public partial int AuthorId { get; set; } public partial User Author { get; set; } }", "Post has no relationship of that name" },
        { Ids.HandleClash, "User", "[Entity] public partial class User { " + Id + "} public class UserTable;", "needs the name 'UserTable'" },
        { Ids.RelationshipUnresolved, "CountryCode", "[Entity] public partial class Country { " + Id + "public partial string Code { get; set; } } [Entity] public partial class City { " + Id + "[ForeignKey<Country>(nameof(Country.Code))] public partial string CountryCode { get; set; } }", "Country.Code is not unique" },
        { Ids.RelationshipUnresolved, "Country", "[Entity] public partial class Country { " + Id + "[DbColumn(Unique = true)] public partial string? Code { get; set; } } [Entity] public partial class City { " + Id + "public partial string CountryCode { get; set; } [Relationship(PrincipalKey = \"Code\")] public partial Country Country { get; set; } }", "Country.Code may be null" },
        { Ids.RelationshipUnresolved, "CountryCode", "[Entity] public partial class Country { " + Id + "[DbColumn(Unique = true)] public partial string Code { get; set; } } [Entity] public partial class City { " + Id + "[ForeignKey<Country>(\"Code\")] public partial int CountryCode { get; set; } }", "CountryCode is int, but Country.Code is string" },
        { Ids.UnknownProperty, "CountryCode", "[Entity] public partial class Country { " + Id + "} [Entity] public partial class City { " + Id + "[ForeignKey<Country>(\"Code\")] public partial string CountryCode { get; set; } }", "Country has no mapped property 'Code'" },
        { Ids.RelationshipUnresolved, "City", "[Entity] public partial class Country { " + Id + "} [Mixin] public abstract partial class Within<T> { public partial int ParentId { get; set; } public partial T Parent { get; set; } } [Entity] public partial class City : Within<Country> { " + Id + "}", "type parameter of the mixin Within" },
        { Ids.TypeNotMapped, "Place", "[Entity] public partial class User { " + Id + "public partial Node Place { get; set; } } [Owned] public class Node { public int X { get; set; } public Node? Next { get; set; } }", "User.Place is of type Node" },
        { Ids.TableNameTaken, "User", "[Entity] public partial class User { " + Id + "public partial string Table { get; set; } }", "UserTable.Instance" },
        { Ids.Initializer, "Name", "[Entity] public partial class User { " + Id + "public partial string Name { get; set; } = \"x\"; }", "also runs for every row" },
        { Ids.RecordEntity, "User", "[Entity] public partial record User { " + Id + "}", "make it a partial class" },
        { Ids.PrimaryConstructor, "User", "[Entity] public partial class User(int seed) { " + Id + "public int Seed() => seed; }", "declare an ordinary constructor" },
        { Ids.GenericEntity, "User", "[Entity] public partial class User<T> { " + Id + "}", "generic [Mixin]" },
        { Ids.ContainerNotPartial, "User", "public class Outer { [Entity] public partial class User { public int Id { get; set; } } }", "write 'partial class Outer'" },
        { Ids.InitOnlyGenerated, "Id", "[Entity] public partial class User { public partial int Id { get; init; } }", "private set" },
        { Ids.DateTimeKind, "Born", "[Entity] public partial class User { " + Id + "public partial DateTime Born { get; set; } }", "state [DbColumn(DateTimeKind = DateTimeKind.Utc)]" },
        { Ids.RelationshipNotPartial, "Posts", "[Entity] public partial class User { " + Id + "public List<Post> Posts { get; set; } = new(); } [Entity] public partial class Post { " + Id + "public partial int UserId { get; set; } }", "write 'partial IList<Post> Posts { get; }'" },
        { Ids.RelationshipNotPartial, "Posts", "[Entity] public partial class User { " + Id + "public Post[]? Posts { get; set; } } [Entity] public partial class Post { " + Id + "public partial int UserId { get; set; } }", "write 'partial IList<Post> Posts { get; }'" },
        { Ids.RelationshipUnresolved, "Posts", "[Entity] public partial class User { " + Id + "public partial HashSet<Post> Posts { get; set; } } [Entity] public partial class Post { " + Id + "public partial int UserId { get; set; } }", "write 'partial IList<Post> Posts { get; }'" },
        { Ids.RelationshipUnresolved, "Users", "namespace A { [Entity(\"a\")] public partial class User { " + Id + "[Relationship(Through = \"links\")] public partial IList<B.User> Users { get; } } } namespace B { [Entity(\"b\")] public partial class User { " + Id + "} }", "both columns of the association table links would be called user_id" },
        { Ids.RelationshipNotPartial, "Boss", "[Entity] public partial class User { " + Id + "public User? Boss { get; set; } }", "write 'partial User? Boss { get; set; }'" },
        { Ids.DefaultOnPlainProperty, "Rank", "[Entity] public partial class User { " + Id + "[DbColumn(Default = 3)] public int Rank { get; set; } }", "make the property partial" },
        { Ids.InaccessibleEntity, "User", "public partial class Outer { [Entity] private partial class User { " + Id + "} }", "make it internal or public" },
        { Ids.InaccessibleEntity, "User", "public partial class Outer { private partial class Inner { [Entity] public partial class User { " + Id + "} } }", "make it internal or public" },
        { Ids.Inheritance, "Admin", "[Entity] public partial class User { " + Id + "} [Entity] public partial class Admin : User { public partial int Level { get; set; } }", "derives from the entity User" },
        { Ids.UnknownProperty, "User", "[Entity, Index(\"Mail\")] public partial class User { " + Id + "}", "no mapped property 'Mail'" },
        { Ids.DefaultNotMapped, "Key", "[Entity] public partial class User { " + Id + "[DbColumn(Default = \"x\")] public partial Guid Key { get; set; } }", "DefaultSql" },
        { Ids.DefaultNotMapped, "Rank", "[Entity] public partial class User { " + Id + "[DbColumn(Default = 70000)] public partial short Rank { get; set; } }", "Rank is no constant that a column of short stores" },
        { Ids.DefaultNotMapped, "Rank", "[Entity] public partial class User { " + Id + "[DbColumn(Default = -1)] public partial byte Rank { get; set; } }", "a column of byte" },
        { Ids.DefaultNotMapped, "Rank", "[Entity] public partial class User { " + Id + "[DbColumn(Default = double.PositiveInfinity)] public partial double Rank { get; set; } }", "DefaultSql" },
        { Ids.DefaultNotMapped, "Rank", "[Entity] public partial class User { " + Id + "[DbColumn(Default = 1e300)] public partial float Rank { get; set; } }", "DefaultSql" },
        { Ids.DefaultNotMapped, "Rank", "[Entity] public partial class User { " + Id + "[DbColumn(Default = new[] { 1 })] public partial int Rank { get; set; } }", "DefaultSql" },
        { Ids.RelationshipUnresolved, "BlobHash", "[Entity] public partial class Blob { " + Id + "[DbColumn(Unique = true)] public partial byte[] Hash { get; set; } } [Entity] public partial class Note { " + Id + "[ForeignKey<Blob>(\"Hash\")] public partial byte[] BlobHash { get; set; } }", "compares by reference" },
        { Ids.VersionType, "Stamp", "[Entity] public partial class User { " + Id + "[Version] public partial string Stamp { get; set; } }", "use an integer" },
        { Ids.ProjectionShape, "Summary", "[Projection] public record Summary(int Id);", "partial record Summary" },
        { Ids.MixinNotPartial, "Named", "[Mixin] public partial class Named { }", "abstract partial class Named" },
        { Ids.TableAndView, "User", "[Entity(\"users\"), View(\"users\")] public partial class User { " + Id + "}", "remove one of the two" },
        { Ids.ProjectTaken, "TaskRow", "[Projection] public partial record TaskRow(string Title, string Project);", "TaskRow.ProjectColumns" },
        { Ids.HookTaken, "OnNameChanged", "[Entity] public partial class User { " + Id + "public partial string Name { get; set; } public void OnNameChanged() { } }", "User.OnNameChanged is an ordinary member" },
        { Ids.InaccessibleType, "Mood", "[Entity] public partial class User { " + Id + "private partial State Mood { get; set; } private enum State { Good } }", "User.Mood is of type State" },
        { Ids.UnmadeEntity, "User", "[Entity] public static partial class User { }", "because it is static: remove 'static'" },
        { Ids.UnmadeEntity, "User", "public class Base { protected Base(int x) { } } [Entity] public partial class User : Base { public User() : base(1) { } " + Id + "}", "derives from Base, which has no constructor without parameters that User can call: add a protected one" },
        { Ids.UnmadeEntity, "User", "[Entity] public partial class User { " + Id + "public User() { } public User(Orm.Mapping.Materialized _) { } }", "declares a constructor that takes Materialized" },
        { Ids.TwoVersions, "Second", "[Entity] public partial class User { " + Id + "[Version] public partial int First { get; set; } [Version] public partial int Second { get; set; } }", "User.First and User.Second are both versions" },
        { Ids.KeyEquality, "Hash", "[Entity] public partial class Blob { [Key] public partial byte[] Hash { get; set; } }", "Blob.Hash is part of a key, but byte[] compares by reference" },
        { Ids.KeyEquality, "Code", "public sealed class Code { public int X { get; set; } } public sealed class CodeConverter : IValueConverter<Code, int> { public static int ToStored(Code value) => value.X; public static Code FromStored(int value) => new() { X = value }; } [Entity] public partial class Item { [Key, Converter<CodeConverter>] public partial Code Code { get; set; } }", "but Code compares by reference" },
        { Ids.OwnedOption, "Home", "[Owned] public readonly record struct Spot(int X, int Y); [Entity] public partial class User { " + Id + "[DbColumn(Unique = true)] public partial Spot Home { get; set; } }", "User.Home is or belongs to an owned value, where Unique is ignored: state it at the parts' own properties" },
        { Ids.OwnedOption, "Home", "[Owned] public sealed class Spot { [Key] public int X { get; set; } public int Y { get; set; } } [Entity] public partial class User { " + Id + "public partial Spot Home { get; set; } }", "User.Home.X is or belongs to an owned value, where a key is ignored" },
        { Ids.DuplicateIndex, "B", "[Entity(\"table\")] public partial class A { " + Id + "[DbColumn(Index = true)] public partial int BId { get; set; } } [Entity(\"table_b\"), Index(\"Id\")] public partial class B { " + Id + "}", "B and A both have an index called 'ix_table_b_id'" },
        { Ids.AmbiguousPage, "ToKeysetPageAsync", Paged + "User.Table.Where(u => u.Id > 3).OrderBy(u => u.Name).ToKeysetPageAsync(session, 20); }", "the key of User nor a unique index without nulls, so rows that are equal in it could be left out: end it with .ThenBy(x => x.Id)" },
        { Ids.AmbiguousPage, "Seek", Paged + "User.Table.OrderBy(u => u.Id).OrderByDescending(u => u.Name.Length()).ThenBy(u => u.Nick).Seek(null); }", "end it with .ThenBy(x => x.Id)" },
        { Ids.AmbiguousPage, "ToKeysetPageAsync", Paged + "Part.Table.OrderBy(p => p.Box).Select(p => p.Box).ToKeysetPageAsync(session, 20); }", "end it with .ThenBy(x => x.Box).ThenBy(x => x.Place)" },
        { Ids.MigrationShape, "A", "[Migration(\"a\")] public class A : Migration { " + Up + "}", "it is not sealed" },
        { Ids.MigrationShape, "A", "[Migration(\"a\")] public sealed class A { }", "it does not derive from Migration" },
        { Ids.MigrationShape, "A", "[Migration(\"a\")] public sealed class A<T> : Migration { " + Up + "}", "it is generic" },
        { Ids.MigrationShape, "A", "[Migration(\"a\")] public sealed class A(int x) : Migration { public int X => x; " + Up + "}", "no constructor without parameters" },
        { Ids.MigrationShape, "A", "[Migration(\"\")] public sealed class A : Migration { " + Up + "}", "its id is empty" },
        { Ids.MigrationShape, "A", "public static class Outer { [Migration(\"a\")] private sealed class A : Migration { " + Up + "} }", "it is private" },
        { Ids.DuplicateRevision, "B", "[Migration(\"a\")] public sealed class A : Migration { " + Up + "} [Migration(\"a\")] public sealed class B : Migration { " + Up + "}", "B and A both have the id 'a'" },
        { Ids.UnknownParent, "A", "[Migration(\"a\", Parents = [\"b\"])] public sealed class A : Migration { " + Up + "}", "A follows 'b', but no migration has that id" },
        { Ids.RevisionCycle, "B", "[Migration(\"b\", Parents = [\"b\"])] public sealed class B : Migration { " + Up + "}", "B follows itself (b → b)" },
    };

    [Theory]
    [MemberData(nameof(Cases))]
    public async Task A_mistake_is_reported_where_it_stands_with_a_way_out(string id, string place, string source, string message)
    {
        Diagnostic found = Assert.Single(await Compiled.AnalyzeAsync(source), d => d.Id == id);
        Assert.Equal(place, found.Location.SourceTree!.GetText(TestContext.Current.CancellationToken).ToString(found.Location.SourceSpan));
        Assert.Contains(message, found.GetMessage());
    }

    [Theory]
    [MemberData(nameof(Cases))]
    public async Task A_mistake_is_silenced_by_a_pragma_at_its_place(string id, string place, string source, string message)
    {
        Assert.NotEmpty(place + message);
        Assert.DoesNotContain(await Compiled.AnalyzeAsync($"#pragma warning disable {id}\n{source}"), d => d.Id == id);
    }

    [Theory]
    [MemberData(nameof(Cases))]
    public void A_mistake_leaves_no_property_without_a_body(string id, string place, string source, string message)
    {
        Assert.NotEmpty(place + message);
        (Compilation output, _) = Compiled.Generate(Compiled.Project(source));
        string[] errors = [.. output.GetDiagnostics(TestContext.Current.CancellationToken).Where(static d => d.Severity == DiagnosticSeverity.Error && d.Id is "CS9248" or "CS8785").Select(static d => d.ToString())];
        Assert.True(errors.Length == 0 || id is Ids.NotPartial or Ids.ContainerNotPartial, string.Join('\n', errors));
    }

    [Theory]
    [InlineData("User.Table.OrderBy(u => u.Name).ThenBy(u => u.Id).ToKeysetPageAsync(session, 20)")]
    [InlineData("User.Table.OrderBy(u => u.Email).ToKeysetPageAsync(session, 20)")]
    [InlineData("User.Table.OrderByDescending(u => u.Id).Take(4).OrderBy(u => u.Name).ThenBy(u => u.Id).Select(u => u.Name).Seek(null)")]
    [InlineData("Part.Table.OrderBy(p => p.Place).ThenByDescending(p => p.Box).ToKeysetPageAsync(session, 20)")]
    [InlineData("User.Table.OrderBy(u => u.Name).ToPageAsync(session, 1, 20)")]
    [InlineData("User.Table.Join(Part.Table, out var p, (u, x) => u.Id == x.Box).OrderBy(u => u.Name).Seek(null)")]
    public async Task A_page_that_a_key_orders_or_that_is_not_seen_whole_gives_no_diagnostic(string query) =>
        Assert.Empty(await Compiled.AnalyzeAsync(Paged + query + "; }"));

    // The compiler stops at properties without a body before it asks analyzers: the reason must be told by the generator, and once.
    [Theory]
    [InlineData("[Entity] public class User { public partial int Id { get; set; } public partial string Name { get; set; } }", "write 'partial class User'")]
    [InlineData("[View(\"SELECT 1 AS id\")] public class User { public partial int Id { get; } }", "write 'partial class User'")]
    [InlineData("public class Outer { [Entity] public partial class User { public partial int Id { get; set; } } }", "write 'partial class Outer'")]
    public async Task A_class_without_partial_is_told_where_the_compiler_asks_no_analyzer(string source, string message)
    {
        CSharpCompilation project = Compiled.Project(source);
        GeneratorRunResult result = Assert.Single(Compiled.Driver().RunGenerators(project, TestContext.Current.CancellationToken).GetRunResult().Results);
        Diagnostic found = Assert.Single(result.Diagnostics);
        Assert.Contains(message, found.GetMessage(), StringComparison.Ordinal);
        Assert.Equal("User", project.SyntaxTrees[0].ToString().Substring(found.Location.SourceSpan.Start, found.Location.SourceSpan.Length));
        Assert.Equal("Sample.cs", found.Location.GetLineSpan().Path);
        Assert.DoesNotContain(await project.WithAnalyzers([new MappingAnalyzer()]).GetAnalyzerDiagnosticsAsync(TestContext.Current.CancellationToken), d => d.Id == found.Id);
    }

    [Fact]
    public async Task Good_entities_give_no_diagnostic()
    {
        Assert.Empty(await Compiled.AnalyzeAsync(Samples.Tour));
    }

    [Fact]
    public void Every_diagnostic_has_a_case_a_page_and_a_release_line()
    {
        string root = Root();
        string releases = File.ReadAllText(Path.Combine(root, "src/Orm.Generators/AnalyzerReleases.Unshipped.md")) + File.ReadAllText(Path.Combine(root, "src/Orm.Generators/AnalyzerReleases.Shipped.md"));
        // The cases compile as the newest C#; the version has a test of its own.
        ImmutableHashSet<string> cased = [.. Cases.Select(static c => c.Data.Item1), Ids.LanguageVersion];
        foreach ((string id, DiagnosticDescriptor descriptor) in Descriptors.All)
        {
            Assert.Contains(id, cased);
            Assert.Contains($"{id} | {descriptor.Category} | {descriptor.DefaultSeverity} | {descriptor.Title}", releases);
            string page = File.ReadAllText(Path.Combine(root, $"docs/diagnostics/{id}.md"));
            Assert.StartsWith($"# {id}: {descriptor.Title}", page);
        }

        Assert.All(Descriptors.All.Values, static d => Assert.True(d.HelpLinkUri.Length == 0 || d.HelpLinkUri.EndsWith($"/docs/diagnostics/{d.Id}.md", StringComparison.Ordinal)));
        Assert.Equal(Descriptors.All.Count, Directory.GetFiles(Path.Combine(root, "docs/diagnostics"), "ORM*.md").Length);
    }

    [Fact]
    public async Task A_project_of_an_older_language_is_told_once()
    {
        CSharpParseOptions older = Compiled.Parse.WithLanguageVersion(LanguageVersion.CSharp13);
        CSharpCompilation project = Compiled.Project("");
        project = project.RemoveAllSyntaxTrees().AddSyntaxTrees(CSharpSyntaxTree.ParseText(Compiled.Usings + "[Entity] public partial class User { public int Id { get; set; } } [Entity] public partial class Post { public int Id { get; set; } }", older, "Old.cs", cancellationToken: TestContext.Current.CancellationToken));
        ImmutableArray<Diagnostic> found = await project.WithAnalyzers([new MappingAnalyzer()]).GetAnalyzerDiagnosticsAsync(TestContext.Current.CancellationToken);
        Assert.Contains("need C# 14, but this project compiles as C# 13.0", Assert.Single(found, static d => d.Id == Ids.LanguageVersion).GetMessage());
    }

    [Theory]
    [InlineData("https://example.org/orm/blob/HEAD/docs/diagnostics", "https://example.org/orm/blob/HEAD/docs/diagnostics/ORM001.md")]
    [InlineData("https://example.org/orm/blob/HEAD/docs/diagnostics/", "https://example.org/orm/blob/HEAD/docs/diagnostics/ORM001.md")]
    [InlineData(null, "")]
    public void A_diagnostic_links_to_its_page_where_the_repository_is_known(string? pages, string link) =>
        Assert.Equal(link, Descriptors.HelpLink(pages, Ids.NotPartial));

    private static string Root()
    {
        string folder = AppContext.BaseDirectory;
        while (!File.Exists(Path.Combine(folder, "Orm.sln")))
            folder = Path.GetDirectoryName(folder) ?? throw new InvalidOperationException("Orm.sln was not found above the tests.");
        return folder;
    }
}
