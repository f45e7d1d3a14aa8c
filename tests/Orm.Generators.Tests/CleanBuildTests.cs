using Microsoft.CodeAnalysis;

namespace Orm.Generators.Tests;

/// <summary>What users may well write, and what must then compile without a warning.</summary>
public sealed class CleanBuildTests
{
    private const string Id = "public partial int Id { get; set; } ";

    [Fact]
    public void Required_properties_compile_without_a_warning() => Compiled.Clean("""
        [Owned] public readonly record struct Spot(int X, int Y);

        [Entity]
        public partial class User
        {
            [Key] public partial int Id { get; private set; }
            public required partial string Name { get; set; }
            public required partial byte[] Photo { get; init; }
            public required partial Spot Spot { get; set; }
            public required string Plain { get; set; }
            public partial int BossId { get; set; }
            public required partial User Boss { get; set; }
        }

        [Entity]
        public partial class OnlyTracked
        {
            [Key] public partial int Id { get; private set; }
            public required partial string Name { get; set; }
        }

        public static class Use
        {
            public static OnlyTracked New() => new() { Name = "x" };
        }
        """);

    [Fact]
    public void A_base_class_with_members_to_set_compiles_without_a_warning() => Compiled.Clean("""
        public abstract class Named { public string Name { get; set; } protected Named() { Name = ""; } }

        [Entity]
        public partial class User : Named
        {
            public partial int Id { get; set; }
            private readonly string _secret;
            public User() => _secret = "";
            public string Secret() => _secret;
        }
        """);

    [Fact]
    public void Obsolete_members_and_entities_compile_without_a_warning() => Compiled.Clean("""
        [Obsolete, Entity]
        public partial class Old
        {
            public partial int Id { get; set; }
            [Obsolete("Use Id.")] public partial string Code { get; set; }
            [Obsolete] public string Plain { get; set; } = "";
            [Obsolete] public partial int? ParentId { get; set; }
            [Obsolete] public partial Old? Parent { get; set; }
        }

        [Obsolete] public enum OldKind { A, B }

        [Mixin] public abstract partial class Marked { [Obsolete] public partial string Mark { get; set; } }

        [Entity]
        public partial class Current : Marked
        {
            public partial int Id { get; set; }
            [Obsolete] public partial OldKind Kind { get; set; }
            [Obsolete] public partial int OldId { get; set; }
            [Obsolete] public partial Old Old { get; set; }
        }

        [Obsolete, Projection] public partial record Summary(int Id);
        """);

    [Theory]
    [InlineData("[Entity(\"x\"), View(\"x\")] public partial class User { " + Id + "}")]
    [InlineData("[Entity] public partial class User { " + Id + "[DbColumn(Default = new[] { 1 })] public partial int Rank { get; set; } }")]
    [InlineData("[Entity] public partial class User { " + Id + "[DbColumn(Default = typeof(int))] public partial string Kind { get; set; } }")]
    [InlineData("[Entity] public partial class User { " + Id + "[DbColumn(Generated = (ValueGeneration)99)] public partial int Rank { get; set; } }")]
    [InlineData("[Entity] public partial class User { " + Id + "public partial int BossId { get; set; } [Relationship(OnDelete = (ReferentialAction)9, OnUpdate = (ReferentialAction)255, Cascade = (Cascade)128)] public partial User Boss { get; set; } }")]
    [InlineData("[Entity] public partial class User { " + Id + "[DatabaseGenerated((DatabaseGeneratedOption)7)] public partial int Rank { get; set; } }")]
    [InlineData("[assembly: OrmNaming((NamingStyle)77)] [Entity] public partial class User { " + Id + "}")]
    [InlineData("[Entity] public partial class User { " + Id + "} [Entity] public partial class User { }")]
    [InlineData("[Mixin] public abstract partial class Named { public partial string Name { get; set; } } [Mixin] public abstract partial class Named { } [Entity] public partial class User : Named { " + Id + "}")]
    [InlineData("[Projection] public partial record Summary(int Id); [Projection] public partial record Summary { }")]
    [InlineData("[View(\"a\")] public partial class User { " + Id + "} [View(\"b\")] public partial class User { }")]
    public void A_senseless_attribute_does_not_stop_the_generator(string source)
    {
        (Compilation output, GeneratorRunResult result) = Compiled.Generate(Compiled.Project(source));
        Assert.Contains(result.GeneratedSources, static s => s.HintName.StartsWith("User", StringComparison.Ordinal) || s.HintName.StartsWith("Summary", StringComparison.Ordinal));
        Compiled.AssertClean(output, "CS0579");
    }

    [Fact]
    public void Projections_and_mixins_may_differ_in_case_alone()
    {
        (_, GeneratorRunResult result) = Compiled.Clean("""
            namespace Shop
            {
                [Projection] public partial record Foo(int Id);
                [Projection] public partial record FOO(int Id);
                [Mixin] public abstract partial class Named { public partial string Name { get; set; } }
                [Mixin] public abstract partial class NAMED { public partial string Label { get; set; } }
            }

            namespace shop
            {
                [Projection] public partial record Foo(int Id);
            }
            """);
        Assert.Equal(5, result.GeneratedSources.Length);
    }

    [Fact]
    public void A_collection_may_be_replaced_by_null_and_by_a_part_of_itself()
    {
        (_, GeneratorRunResult result) = Compiled.Clean("""
            [Entity] public partial class Order
            {
                public partial int Id { get; set; }
                public partial IList<Line>? Lines { get; set; }
                public partial ICollection<Note> Notes { get; set; }
            }

            [Entity] public partial class Line { public partial int Id { get; set; } public partial int OrderId { get; set; } }
            [Entity] public partial class Note { public partial int Id { get; set; } public partial int OrderId { get; set; } }
            """);
        string text = result.GeneratedSources.Single(static s => s.HintName == "Order.orm.g.cs").SourceText.ToString();
        Assert.Contains("global::Line[] values = value is null ? [] : [.. value];", text);
        Assert.Contains("global::Note[] values = [.. value];", text);
    }

    [Fact]
    public void Computed_properties_are_neither_columns_nor_relationships() => Compiled.Clean("""
        [Entity] public partial class Order
        {
            public partial int Id { get; set; }
            public string Label => field ??= "#" + Id;
            public string Cached { get => field ??= "x"; }
            public string Trimmed { get; set => field = value.Trim(); } = "";
            public partial IList<Line> Lines { get; }
            public IEnumerable<Line> Open => Lines;
            public Line? First => null;
        }

        [Entity] public partial class Line { public partial int Id { get; set; } public partial int OrderId { get; set; } }
        """);

    [Theory]
    [InlineData("class Base { protected Base(int x) { } } [Entity] public partial class User : Base { public User() : base(1) { } " + Id + "}", "public ")]
    [InlineData("class User { " + "}", "[Entity] public static partial ")]
    [InlineData("class User { " + Id + "public User() { } public User(Orm.Mapping.Materialized _) { } }", "[Entity] public partial ")]
    public void A_class_that_no_row_can_be_made_of_gives_no_error_in_generated_code(string source, string start)
    {
        (Compilation output, _) = Compiled.Generate(Compiled.Project(start + source));
        Compiled.AssertClean(output);
    }
}
