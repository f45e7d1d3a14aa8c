using Microsoft.CodeAnalysis;

namespace Orm.Generators.Tests;

public sealed class RelationshipTests
{
    private const string Id = "public partial int Id { get; set; } ";

    [Fact]
    public void A_collection_and_a_reference_without_attributes_find_each_other()
    {
        GeneratorRunResult result = Generate($$"""
            [Entity] public partial class User { {{Id}} public partial IList<Post> Posts { get; } }
            [Entity] public partial class Post { {{Id}} public partial int AuthorId { get; set; } public partial User Author { get; set; } }
            """);
        Assert.Contains("Inverse = static () => global::Post.RowMapper.AuthorRelationship,", Compiled.Text(result, "User"));
        Assert.Contains("ForeignKey = static () => global::Post.RowMapper.AuthorIdForeignKey,", Compiled.Text(result, "User"));
        Assert.Contains("Inverse = static () => global::User.RowMapper.PostsRelationship,", Compiled.Text(result, "Post"));
    }

    [Fact]
    public void Write_only_collections_are_paired_as_lists_are()
    {
        GeneratorRunResult result = Generate($$"""
            [Entity] public partial class User { {{Id}} public partial WriteOnly<Post> Posts { get; } }
            [Entity] public partial class Post
            {
                {{Id}}
                public partial int AuthorId { get; set; }
                public partial User Author { get; set; }
                [Relationship(Through = "post_tags")] public partial WriteOnly<Tag> Tags { get; }
            }
            [Entity] public partial class Tag { {{Id}} [Relationship(BackPopulates = nameof(Post.Tags))] public partial IList<Post> Posts { get; } }
            """);
        Assert.Contains("OneToMany<User, global::Post, int> PostsRelationship", Compiled.Text(result, "User"));
        Assert.Contains("Inverse = static () => global::Post.RowMapper.AuthorRelationship,", Compiled.Text(result, "User"));
        Assert.Contains("private global::Orm.WriteOnly<global::Post>? _posts;", Compiled.Text(result, "User"));
        Assert.Contains("ManyToMany<Post, global::Tag, int, int> TagsRelationship", Compiled.Text(result, "Post"));
        Assert.Contains("Inverse = static () => global::Post.RowMapper.TagsRelationship,", Compiled.Text(result, "Tag"));
        Assert.Contains("private global::Orm.Mapping.EntityCollection<global::Post>? _posts;", Compiled.Text(result, "Tag"));
    }

    [Theory]
    [InlineData("User.Table.Include(u => u.Posts)")]
    [InlineData("User.Table.Include(u => u.Posts, q => q.Take(1))")]
    [InlineData("session.LoadAsync(user, User.Table.Posts)")]
    [InlineData("session.LoadAsync(users, User.Table.Posts)")]
    [InlineData("session.LoadAsync(user, User.Table.Posts, q => q.Take(1))")]
    public void Loading_a_write_only_collection_does_not_compile_and_says_what_does(string loading)
    {
        (Compilation output, _) = Compiled.Generate(Compiled.Project($$"""
            [Entity] public partial class User { {{Id}} public partial WriteOnly<Post> Posts { get; } }
            [Entity] public partial class Post { {{Id}} public partial int UserId { get; set; } }
            public static class Program { public static object Run(Session session, User user, User[] users) => {{loading}}; }
            """));
        Diagnostic error = Assert.Single(output.GetDiagnostics(TestContext.Current.CancellationToken), d => d.Severity == DiagnosticSeverity.Error && d.Id != "CS1591");
        Assert.Equal("CS0619", error.Id);
        Assert.Contains("write-only and never loads. Query it instead: user.Posts.Select(Post.Table)", error.GetMessage(System.Globalization.CultureInfo.InvariantCulture));
    }

    [Fact]
    public void A_write_only_collection_is_queried_but_neither_enumerated_nor_counted()
    {
        const string Entities = $$"""
            [Entity] public partial class User { {{Id}} public partial WriteOnly<Post> Posts { get; } }
            [Entity] public partial class Post { {{Id}} public partial int UserId { get; set; } public partial string Title { get; set; } }

            """;
        Compiled.Clean(Entities + """
            internal static class Program
            {
                public static Query<PostTable, Post> Composed(User user) => user.Posts.Select(Post.Table).Where(p => p.Title == "a").OrderBy(p => p.Id);
                public static Query<Post> Plain(User user) => user.Posts.Select();
                public static Query<UserTable, User> Symbol() => User.Table.Where(u => u.Posts.Any(p => p.Title == "a") & u.Posts.Count() > 1);
            }
            """);
        (Compilation output, _) = Compiled.Generate(Compiled.Project(Entities + """
            internal static class Program
            {
                public static int Count(User user) => user.Posts.Count;
                public static void Walk(User user) { foreach (Post post in user.Posts) { } }
            }
            """));
        Assert.Equal(["CS1061", "CS1579"], output.GetDiagnostics(TestContext.Current.CancellationToken).Where(static d => d.Severity == DiagnosticSeverity.Error && d.Id != "CS1591").Select(static d => d.Id));
    }

    [Fact]
    public void A_reference_to_the_own_class_is_mirrored_by_the_collection_of_it()
    {
        string text = Compiled.Text(Generate($$"""
            [Entity] public partial class User { {{Id}} public partial int? ManagerId { get; set; } public partial User? Manager { get; set; } public partial ICollection<User> Reports { get; } }
            """), "User");
        Assert.Contains("ManyToOne<User, global::User, int> ManagerRelationship", text);
        Assert.Contains("OneToMany<User, global::User, int> ReportsRelationship", text);
        Assert.Contains("Inverse = static () => global::User.RowMapper.ReportsRelationship!,", text);
    }

    [Fact]
    public void Two_references_to_one_class_are_told_apart_by_BackPopulates_on_either_side()
    {
        GeneratorRunResult result = Generate($$"""
            [Entity] public partial class User { {{Id}} [Relationship(BackPopulates = nameof(Post.Editor))] public partial IList<Post> Edited { get; } public partial IList<Post> Written { get; } }
            [Entity] public partial class Post
            {
                {{Id}}
                public partial int AuthorId { get; set; }
                [Relationship(BackPopulates = nameof(User.Written))] public partial User Author { get; set; }
                public partial int? EditorId { get; set; }
                public partial User? Editor { get; set; }
            }
            """);
        Assert.Contains("EditedRelationship = new()\n        {\n            Name = \"Edited\",\n            Index = 0,", Compiled.Text(result, "User"));
        Assert.Contains("ForeignKey = static () => global::Post.RowMapper.EditorIdForeignKey,", Compiled.Text(result, "User"));
        Assert.Contains("ForeignKey = static () => global::Post.RowMapper.AuthorIdForeignKey,", Compiled.Text(result, "User"));
    }

    [Fact]
    public void A_collection_whose_elements_only_hold_the_key_puts_the_foreign_key_there()
    {
        GeneratorRunResult result = Generate($$"""
            [Entity] public partial class Order { {{Id}} [Relationship(Cascade = Cascade.All | Cascade.PassiveDeletes)] public partial IList<Line> Lines { get; } }
            [Entity] public partial class Line { {{Id}} public partial int OrderId { get; set; } }
            """);
        Assert.Contains("Name = \"fk_line_order_id_order\",", Compiled.Text(result, "Line"));
        Assert.Contains("OnDelete = global::Orm.ReferentialAction.Cascade,", Compiled.Text(result, "Line"));
        Assert.Contains("ForeignKey = static () => global::Line.RowMapper.OrderIdForeignKey,", Compiled.Text(result, "Order"));
    }

    [Fact]
    public void A_one_to_one_relationship_is_unique_on_the_side_of_the_key()
    {
        GeneratorRunResult result = Generate($$"""
            [Entity] public partial class User { {{Id}} public partial Profile? Profile { get; set; } }
            [Entity] public partial class Profile { {{Id}} public partial int UserId { get; set; } public partial User User { get; set; } }
            """);
        Assert.Contains("OneToOne<User, global::Profile, int> ProfileRelationship", Compiled.Text(result, "User"));
        Assert.Contains("new(\"uq_profile_user_id\", [1], IsUnique: true)", Compiled.Text(result, "Profile"));
    }

    [Fact]
    public void A_key_that_refers_to_another_row_is_not_made_by_the_database()
    {
        GeneratorRunResult result = Generate($$"""
            [Entity] public partial class User { {{Id}} public partial Profile? Profile { get; set; } }
            [Entity] public partial class Profile { [Key] public partial int UserId { get; set; } public partial User User { get; set; } }
            """);
        Assert.DoesNotContain("Identity", Compiled.Text(result, "Profile"));
        Assert.DoesNotContain("uq_profile", Compiled.Text(result, "Profile"));
    }

    [Fact]
    public void Composite_keys_travel_as_tuples()
    {
        GeneratorRunResult result = Generate($$"""
            [Entity] public partial class Line { [Key] public partial int OrderId { get; set; } [Key] public partial string Code { get; set; } public partial IList<Part> Parts { get; } }
            [Entity] public partial class Part
            {
                {{Id}}
                public partial int? LineOrderId { get; set; }
                public partial string? LineCode { get; set; }
                public partial Line? Line { get; set; }
            }
            """);
        Assert.Contains("EntityMapper<Line, (int, string)>", Compiled.Text(result, "Line"));
        Assert.Contains("ForeignKey<Part, global::Line, (int, string)> LineOrderIdLineCodeForeignKey", Compiled.Text(result, "Part"));
        Assert.Contains("\"fk_part_line_order_id_line_code_line\"", Compiled.Text(result, "Part"));
        Assert.Contains("return dependent._lineOrderId is not null && dependent._lineCode is not null;", Compiled.Text(result, "Part"));
    }

    [Fact]
    public void An_association_table_is_made_once_by_one_of_its_sides()
    {
        GeneratorRunResult result = Generate($$"""
            [Entity("posts")] public partial class Post { {{Id}} public partial IList<Tag> Tags { get; } }
            [Entity("tags")] public partial class Tag { {{Id}} public partial IList<Post> Posts { get; } }
            """);
        Assert.Contains("TableInfo PostsTagsAssociation = new()", Compiled.Text(result, "Post"));
        Assert.DoesNotContain("TableInfo PostsTagsAssociation = new()", Compiled.Text(result, "Tag"));
        Assert.Contains("Through = static () => global::Post.RowMapper.PostsTagsAssociation,\n            SourceColumns = [1],\n            TargetColumns = [0],", Compiled.Text(result, "Tag"));
        Assert.Contains("global::Post.RowMapper.PostsTagsAssociation,", Compiled.Text(result, "Orm.Generated.Registration"));
    }

    [Fact]
    public void Many_to_many_with_the_own_class_names_its_two_columns_apart()
    {
        string text = Compiled.Text(Generate($$"""
            [Entity] public partial class User
            {
                {{Id}}
                [Relationship(Through = "follows", ThroughSource = "follower_id", ThroughTarget = "followed_id", BackPopulates = nameof(Followers))] public partial IList<User> Following { get; }
                [Relationship(Through = "follows", BackPopulates = nameof(Following))] public partial IList<User> Followers { get; }
                [Relationship(Through = "friends")] public partial IList<User> Friends { get; }
            }
            """), "User");
        Assert.Contains("Name = \"follower_id\"", text);
        Assert.Contains("Name = \"followed_id\"", text);
        Assert.Contains("Name = \"user_id\"", text);
        Assert.Contains("Name = \"friends_id\"", text);
    }

    [Fact]
    public void An_association_table_that_a_class_maps_serves_as_it_is()
    {
        GeneratorRunResult result = Generate($$"""
            [Entity] public partial class Playlist { {{Id}} [Relationship(Through = "playlist_track")] public partial IList<Track> Tracks { get; } public partial IList<PlaylistTrack> Entries { get; } }
            [Entity] public partial class Track { {{Id}} [Relationship(Through = "playlist_track")] public partial IList<Playlist> Playlists { get; } }
            [Entity] public partial class PlaylistTrack
            {
                [Key] public partial int PlaylistId { get; set; }
                [Key] public partial int TrackId { get; set; }
                public partial Playlist Playlist { get; set; }
                public partial Track Track { get; set; }
            }
            """);
        Assert.Contains("Through = static () => global::PlaylistTrack.RowMapper.Instance.Table,\n            SourceColumns = [0],\n            TargetColumns = [1],", Compiled.Text(result, "Playlist"));
        Assert.DoesNotContain("Association", Compiled.Text(result, "Orm.Generated.Registration"));
    }

    [Fact]
    public void A_foreign_key_without_a_relationship_stands_on_its_column()
    {
        string text = Compiled.Text(Generate($$"""
            [Entity] public partial class User { {{Id}} }
            [Entity] public partial class Login { {{Id}} [ForeignKey<User>(OnDelete = ReferentialAction.SetNull)] public partial int? Who { get; set; } }
            """), "Login");
        Assert.Contains("Name = \"fk_login_who_user\",", text);
        Assert.Contains("OnDelete = global::Orm.ReferentialAction.SetNull,", text);
    }

    [Fact]
    public void A_referenced_assembly_s_entities_can_be_referred_to()
    {
        (Compilation library, _) = Compiled.Generate(Compiled.Project($"namespace Lib; [Entity] public partial class Country {{ {Id} }}", "Lib"));
        Compiled.AssertClean(library);
        GeneratorRunResult result = Compiled.Clean($$"""
            [Entity] public partial class City { {{Id}} public partial int CountryId { get; set; } public partial Lib.Country Country { get; set; } }
            """, Compiled.Reference(library)).Result;
        Assert.Contains("Target = static () => global::Orm.Mapping.EntityMapper.Of(global::Lib.Country.Table),", Compiled.Text(result, "City"));
        Assert.Contains("Registration.Run<global::Orm.Generated.LibModel>();", Compiled.Text(result, "Orm.Generated.Registration"));
    }

    [Fact]
    public void A_project_without_entities_registers_what_it_references()
    {
        (Compilation library, _) = Compiled.Generate(Compiled.Project($"namespace Lib; [Entity] public partial class Country {{ {Id} }}", "Lib"));
        GeneratorRunResult result = Compiled.Clean("public static class Program;", Compiled.Reference(library)).Result;
        GeneratedSourceResult only = Assert.Single(result.GeneratedSources);
        Assert.Contains("[global::System.Runtime.CompilerServices.ModuleInitializer]", only.SourceText.ToString());
        Assert.Contains("Registration.Run<global::Orm.Generated.LibModel>();", only.SourceText.ToString());
        Assert.DoesNotContain("OrmModel<", only.SourceText.ToString());
    }

    [Fact]
    public void Models_are_registered_by_name()
    {
        string text = Compiled.Text(Generate($$"""
            [Entity] public partial class User { {{Id}} }
            [Entity(Model = "audit")] public partial class Change { {{Id}} }
            """), "Orm.Generated.Registration");
        Assert.Contains("ModelRegistry.Register(\"\", Create0);", text);
        Assert.Contains("ModelRegistry.Register(\"audit\", Create1);", text);
    }

    [Fact]
    public void A_foreign_key_has_an_index_unless_another_serves_it_or_it_is_left_out()
    {
        string text = Compiled.Text(Generate($$"""
            [Entity] public partial class User { {{Id}} public partial IList<Post> Drafts { get; } }

            [Entity, Index(nameof(Post.EditorId), nameof(Post.Title)), Index(nameof(Post.Title), nameof(Post.ReaderId)), Index(nameof(Post.ReviewerId), Filter = "title <> ''")]
            public partial class Post
            {
                [Key] public partial int OwnerId { get; set; }
                [Key] public partial string Title { get; set; }
                [Relationship(BackPopulates = null)] public partial User Owner { get; set; }
                public partial int AuthorId { get; set; }
                public partial User Author { get; set; }
                public partial int EditorId { get; set; }
                public partial User Editor { get; set; }
                public partial int ReaderId { get; set; }
                public partial User Reader { get; set; }
                public partial int ReviewerId { get; set; }
                public partial User Reviewer { get; set; }
                [DbColumn(Index = false)] public partial int SponsorId { get; set; }
                public partial User Sponsor { get; set; }
                [ForeignKey<User>] public partial int? BossId { get; set; }
                [DbColumn(Unique = true), ForeignKey<User>] public partial int? TwinId { get; set; }
                public partial int? UserId { get; set; }
            }
            """.Replace("public partial IList<Post> Drafts", "[Relationship(ForeignKey = nameof(Post.UserId))] public partial IList<Post> Drafts")), "Post");
        Assert.Contains("new(\"ix_post_author_id\", [2], IsUnique: false)", text);
        Assert.Contains("new(\"ix_post_reader_id\", [4], IsUnique: false)", text);
        Assert.Contains("new(\"ix_post_reviewer_id\", [5], IsUnique: false),", text);
        Assert.Contains("new(\"ix_post_boss_id\", [7], IsUnique: false)", text);
        Assert.Contains("new(\"ix_post_user_id\", [9], IsUnique: false)", text);
        Assert.DoesNotContain("\"ix_post_owner_id\"", text);
        Assert.DoesNotContain("\"ix_post_editor_id\"", text);
        Assert.DoesNotContain("\"ix_post_sponsor_id\"", text);
        Assert.DoesNotContain("\"ix_post_twin_id\"", text);
    }

    [Fact]
    public void An_association_table_has_an_index_for_its_second_side()
    {
        string text = Compiled.Text(Generate($$"""
            [Entity] public partial class Post { {{Id}} [Relationship(Through = "post_tags")] public partial IList<Tag> Tags { get; } }
            [Entity] public partial class Tag { [Key] public partial int Area { get; set; } [Key] public partial int Number { get; set; } }
            """), "Post");
        Assert.Contains("Indexes = [new(\"ix_post_tags_tag_area_tag_number\", [1, 2], IsUnique: false)],", text);
    }

    [Theory]
    [InlineData("SnakeCase", "posts_tags", "post_id", "tag_id", "home_street", "home_geo_x")]
    [InlineData("Unchanged", "postsTags", "PostId", "TagId", "HomeStreet", "HomeGeoX")]
    [InlineData("CamelCase", "postsTags", "postId", "tagId", "homeStreet", "homeGeoX")]
    [InlineData("UpperSnakeCase", "posts_tags", "POST_ID", "TAG_ID", "HOME_STREET", "HOME_GEO_X")]
    public void The_assembly_decides_how_names_are_joined(string style, string table, string first, string second, string part, string inner)
    {
        string text = Compiled.Text(Generate($$"""
            [assembly: OrmNaming(NamingStyle.{{style}})]
            [Owned] public readonly record struct Geo(int X);
            [Owned] public readonly record struct Address(string Street, Geo Geo);
            [Entity("posts")] public partial class Post { {{Id}} public partial IList<Tag> Tags { get; } public partial Address Home { get; set; } }
            [Entity("tags")] public partial class Tag { {{Id}} public partial IList<Post> Posts { get; } }
            """), "Post");
        Assert.Contains($"Name = \"{table}\",", text);
        Assert.Contains($"Name = \"{first}\"", text);
        Assert.Contains($"Name = \"{second}\"", text);
        Assert.Contains($"Name = \"{part}\"", text);
        Assert.Contains($"Name = \"{inner}\"", text);
    }

    private static GeneratorRunResult Generate(string source) => Compiled.Clean(source).Result;
}
