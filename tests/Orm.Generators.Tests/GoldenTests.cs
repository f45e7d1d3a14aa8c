using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace Orm.Generators.Tests;

public sealed class GoldenTests
{
    [Theory]
    [InlineData("Blog.User")]
    [InlineData("Blog.Post")]
    [InlineData("Blog.Tag")]
    [InlineData("Orm.Generated.Registration")]
    public void The_tour_generates_what_its_goldens_say(string file) => Check(Samples.Tour, "Tour", file);

    [Fact]
    public void Plain_properties_documents_and_owned_values_generate_what_their_golden_says() =>
        Check(Samples.Snapshots + Json, "Snapshots", "Shop.Customer");

    [Fact]
    public void Migrations_are_registered_without_reflection() => Check("""
        namespace Shop.Migrations;

        [Migration("20260101_add_users", Message = "Add users")]
        internal sealed class AddUsers : Migration
        {
            public override void Upgrade(MigrationBuilder op) => op.CreateTable("users", t => t.Int32("id"));
        }

        [Migration("20260102_add_posts", Parents = ["20260101_add_users"])]
        internal sealed class AddPosts : Migration
        {
            public override void Upgrade(MigrationBuilder op) => op.CreateTable("posts", t => t.Int32("id"));
        }
        """, "Migrations", "Orm.Generated.Registration");

    [Fact]
    public void A_mixin_generates_fields_and_hooks()
    {
        Check(Mixins, "Mixin", "Shop.Stamped{TKey}.Mixin");
        Check(Mixins, "Mixin", "Shop.Order");
    }

    [Fact]
    public void A_view_without_key_is_read_only()
    {
        Check("""
            namespace Shop;

            [View("select name, count(*) as total from orders group by name")]
            public partial class Total
            {
                public partial string Name { get; }
                [DbColumn("total")] public partial long Count { get; }
            }
            """, "View", "Shop.Total");
    }

    [Fact]
    public void A_write_only_collection_keeps_its_changes_and_gets_a_symbol_that_does_not_load() => Check("""
        namespace Shop;

        [Entity("accounts")]
        public partial class Account
        {
            [Key] public partial int Id { get; private set; }
            public partial WriteOnly<Entry> Entries { get; }
        }

        [Entity("entries")]
        public partial class Entry
        {
            [Key] public partial int Id { get; private set; }
            public partial int AccountId { get; set; }
            public partial Account Account { get; set; }
        }
        """, "WriteOnly", "Shop.Account");

    [Fact]
    public void A_relationship_in_a_mixin_is_kept_by_the_entity()
    {
        const string Source = """
            namespace Shop;

            [Entity("people")]
            public partial class Person
            {
                [Key] public partial int Id { get; private set; }
                public partial string Name { get; set; }
            }

            [Mixin]
            public abstract partial class Authored
            {
                public partial int AuthorId { get; set; }
                /// <summary>Who wrote it.</summary>
                public partial Person Author { get; set; }
                [Relationship(Through = "readers")] public partial IList<Person> Readers { get; }
            }

            [Entity("notes")]
            public partial class Note : Authored
            {
                [Key] public partial int Id { get; private set; }
            }
            """;
        Check(Source, "MixinRelationship", "Shop.Authored.Mixin");
        Check(Source, "MixinRelationship", "Shop.Note");
    }

    [Fact]
    public void An_owned_value_inside_an_owned_value_is_spread_too() => Check("""
        namespace Shop;

        [Entity("stores")]
        public partial class Store
        {
            [Key] public partial int Id { get; private set; }
            public partial Site Site { get; set; }
            public partial Site? Former { get; set; }
        }

        [Owned]
        public sealed record Site(string Name, Spot Spot, Spot? Entrance);

        [Owned]
        public readonly record struct Spot(double Latitude, [property: DbColumn("lon")] double Longitude, string? Hint);
        """, "OwnedNesting", "Shop.Store");

    [Fact]
    public void A_projection_takes_a_selection_for_each_parameter() => Check("""
        namespace Shop;

        [Projection]
        public partial record Summary(int Id, string Name, string? Nick, int? Age, long @class);
        """, "Projection", "Shop.Summary.Projection");

    // What the source generator of System.Text.Json would write, as far as the compiler needs it.
    public const string Json = """


        public sealed class AppJson() : System.Text.Json.Serialization.JsonSerializerContext(null)
        {
            public static AppJson Default { get; } = new();
            protected override System.Text.Json.JsonSerializerOptions? GeneratedSerializerOptions => null;
            public override System.Text.Json.Serialization.Metadata.JsonTypeInfo? GetTypeInfo(Type type) =>
                System.Text.Json.Serialization.Metadata.JsonTypeInfo.CreateJsonTypeInfo(type, new());
        }
        """;

    private const string Mixins = """
        namespace Shop;

        [Mixin]
        public abstract partial class Stamped<TKey>
            where TKey : struct
        {
            [Key] public partial TKey Id { get; private set; }
            [DbColumn(DefaultNow = true)] public partial DateTimeOffset Created { get; protected set; }
        }

        [Entity("orders")]
        public partial class Order : Stamped<Guid>
        {
            public partial string Name { get; set; }
        }
        """;

    private static void Check(string source, string test, string file)
    {
        string all = source.Contains("[Json]", StringComparison.Ordinal) ? source.Replace("namespace Shop;", "[assembly: JsonContext<Shop.AppJson>]\nnamespace Shop;") : source;
        (Compilation _, GeneratorRunResult result) = Compiled.Clean(all);
        GeneratedSourceResult generated = Assert.Single(result.GeneratedSources, s => s.HintName == file + ".orm.g.cs");
        string text = generated.SourceText.ToString();
        Assert.DoesNotContain('\r', text);
        Assert.DoesNotContain("\n\n\n", text);
        Assert.DoesNotContain(" \n", text);
        Golden.Verify($"{test}.{file}", text);

        // A second run over the same project gives the same files.
        CSharpCompilation project = Compiled.Project(all);
        GeneratorDriver driver = Compiled.Driver().RunGenerators(project, TestContext.Current.CancellationToken);
        driver = driver.RunGenerators(project.Clone(), TestContext.Current.CancellationToken);
        Assert.Equal(
            result.GeneratedSources.Select(static s => s.SourceText.ToString()),
            driver.GetRunResult().Results.Single().GeneratedSources.Select(static s => s.SourceText.ToString()));
    }
}
