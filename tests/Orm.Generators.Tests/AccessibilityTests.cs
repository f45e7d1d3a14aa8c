using Microsoft.CodeAnalysis;

namespace Orm.Generators.Tests;

/// <summary>Generated members are as accessible as what they stand for, and no more.</summary>
public sealed class AccessibilityTests
{
    [Fact]
    public void A_public_entity_may_have_internal_properties_of_internal_types()
    {
        (_, GeneratorRunResult result) = Compiled.Clean("""
            internal enum Color { Red }
            [Owned] internal sealed class Spot { public Color Color { get; set; } public Inner Inner { get; set; } = new(); }
            [Owned] internal sealed class Inner { public int X { get; set; } }
            internal readonly record struct Code(int Value);
            internal sealed class CodeConverter : IValueConverter<Code, int>
            {
                public static int ToStored(Code value) => value.Value;
                public static Code FromStored(int value) => new(value);
            }

            [Entity] public partial class User
            {
                public partial int Id { get; set; }
                internal partial Color Color { get; set; }
                internal partial Color? Other { get; set; }
                internal partial Spot Spot { get; set; }
                [Converter<CodeConverter>] internal partial Code Code { get; set; }
                [DbColumn] internal Color Plain { get; set; }
                internal partial IList<Hidden> Hidden { get; }
                protected partial int Mine { get; set; }
                private partial Mood State { get; set; }
                internal enum Mood { Good }
            }

            [Entity] internal partial class Hidden
            {
                public partial int Id { get; set; }
                public partial int UserId { get; set; }
                public partial User User { get; set; }
            }
            """);
        string text = result.GeneratedSources.Single(static s => s.HintName == "User.orm.g.cs").SourceText.ToString();
        Assert.Contains("internal global::Orm.Column<global::Color> Color { get; }", text);
        Assert.Contains("internal global::Orm.Many<global::HiddenTable, global::HiddenOuterTable, global::Hidden> Hidden =>", text);
        Assert.Contains("public global::Orm.Column<int> Id { get; }", text);
        Assert.Contains("internal global::Orm.Column<global::User.Mood> State { get; }", text);
    }

    [Fact]
    public void An_internal_key_makes_the_handle_internal()
    {
        (_, GeneratorRunResult result) = Compiled.Clean("""
            internal readonly record struct UserId(int Value);
            internal sealed class UserIdConverter : IValueConverter<UserId, int>
            {
                public static int ToStored(UserId value) => value.Value;
                public static UserId FromStored(int value) => new(value);
            }

            [Entity] public partial class User
            {
                [Converter<UserIdConverter>] internal partial UserId Id { get; set; }
                public partial string Name { get; set; }
                public partial IList<Note> Notes { get; }
            }

            [Entity] public partial class Note
            {
                public partial int Id { get; set; }
                [Converter<UserIdConverter>] internal partial UserId UserId { get; set; }
                public partial User User { get; set; }
            }
            """.Replace("[Converter<UserIdConverter>] internal partial UserId Id", "[Key, Converter<UserIdConverter>] internal partial UserId Id"));
        string text = result.GeneratedSources.Single(static s => s.HintName == "User.orm.g.cs").SourceText.ToString();
        Assert.Contains("internal static global::UserTable Table", text);
        Assert.Contains("internal sealed class UserTable", text);
        Assert.Contains("internal global::Orm.One<global::UserTable,", result.GeneratedSources.Single(static s => s.HintName == "Note.orm.g.cs").SourceText.ToString());
    }

    [Fact]
    public void A_public_mixin_may_have_internal_properties_of_internal_types() => Compiled.Clean("""
        internal enum Color { Red }

        [Mixin] public abstract partial class Colored
        {
            internal partial Color Color { get; set; }
            internal partial string Label { get; set; }
            protected partial string Shade { get; set; }
            private partial string Hue { get; set; }
            internal partial int? OwnerId { get; set; }
            internal partial Owner? Owner { get; set; }
        }

        [Entity] internal partial class Owner { public partial int Id { get; set; } }
        [Entity] public partial class Car : Colored { public partial int Id { get; set; } }
        """);

    [Fact]
    public void A_protected_internal_nested_entity_compiles() => Compiled.Clean("""
        public partial class Outer
        {
            [Entity] protected internal partial class User
            {
                public partial int Id { get; set; }
                public partial int? BossId { get; set; }
                public partial User? Boss { get; set; }
            }
        }
        """);

    [Fact]
    public void A_foreign_key_may_hold_a_private_key() => Compiled.Clean("""
        [Entity] public partial class User
        {
            [Key] private partial int Id { get; set; }
            public partial string Name { get; set; }
        }

        [Entity] public partial class Post
        {
            public partial int Id { get; set; }
            private partial int AuthorId { get; set; }
            public partial User Author { get; set; }
        }

        [Entity] public partial class Place
        {
            [Key] private partial int Area { get; set; }
            [Key] protected partial string Number { get; set; }
            public partial IList<Visit> Visits { get; }
        }

        [Entity] public partial class Visit
        {
            public partial int Id { get; set; }
            public partial int PlaceArea { get; set; }
            public partial string PlaceNumber { get; set; }
            public partial Place Place { get; set; }
        }
        """);
}
