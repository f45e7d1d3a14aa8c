using Microsoft.CodeAnalysis;

namespace Orm.Generators.Tests;

/// <summary>Generated names that would meet the user's give way.</summary>
public sealed class NameTests
{
    private const string Id = "public partial int Id { get; set; } ";

    [Fact]
    public void An_entity_may_be_called_as_generated_members_are() => Compiled.Clean("""
        [Entity] public partial class Table { public partial int Id { get; set; } public partial string Name { get; set; } }
        [Entity] public partial class Snapshot { public partial int Id { get; set; } public string Plain { get; set; } = ""; public partial int? ParentId { get; set; } public partial Snapshot? Parent { get; set; } }
        [Entity] public partial class Originals { public partial int Id { get; set; } public string Plain { get; set; } = ""; public partial IList<Snapshot> Snapshots { get; } }
        [Entity] public partial class Entity { public partial int Id { get; set; } public partial int TableId { get; set; } public partial Table Table { get; set; } }
        [Entity] public partial class Materialized { public partial int Id { get; set; } public partial int SnapshotId { get; set; } public partial Snapshot Snapshot { get; set; } }

        public static class Use
        {
            public static KeyedTable<TableTable, Table, int> All() => TableTable.Instance;
        }
        """);

    [Fact]
    public void Columns_may_be_called_as_members_of_handles_and_mappers_are() => Compiled.Clean("""
        public enum Kind { A, B }

        [Entity] public partial class Permission
        {
            public partial int Id { get; set; }
            public partial bool Create { get; set; }
            public partial bool CreateAt { get; set; }
            public partial bool CreateOuter { get; set; }
            public partial bool Read { get; set; }
            public partial bool Update { get; set; }
            public partial bool Delete { get; set; }
            public partial bool As { get; set; }
            public partial bool Mapper { get; set; }
            [DbColumn(Enum = EnumStorage.String)] public partial Kind Entity { get; set; }
            [DbColumn(Enum = EnumStorage.String)] public partial Kind Column { get; set; }
            [DbColumn(Enum = EnumStorage.String)] public partial Kind Model { get; set; }
            public partial int? KeyId { get; set; }
            public partial Permission? Key { get; set; }
            public partial bool Identity { get; init; }
        }
        """);

    [Fact]
    public void A_document_beside_a_property_of_the_name_of_its_field_compiles() => Compiled.Clean("""
        [Entity] public partial class Account
        {
            public partial int Id { get; set; }
            [Json(typeof(AppJson))] public partial Dictionary<string, string> Settings { get; set; }
            public partial string SettingsDocument { get; set; }
        }

        public sealed class AppJson : System.Text.Json.Serialization.JsonSerializerContext
        {
            public static AppJson Default { get; } = new();
            private AppJson() : base(null) { }
            protected override System.Text.Json.JsonSerializerOptions? GeneratedSerializerOptions => null;
            public override System.Text.Json.Serialization.Metadata.JsonTypeInfo? GetTypeInfo(Type type) => null;
        }
        """);

    [Fact]
    public void An_alias_makes_Json_ours_where_both_namespaces_are_imported() => Compiled.AssertClean(Compiled.Generate(Compiled.Project(
        [
            ("Usings.cs", "global using JsonAttribute = Orm.JsonAttribute;"),
            ("Account.cs", Compiled.Usings + """
                using System.Text.Json.Serialization;

                [Entity] public partial class Account
                {
                    public partial int Id { get; set; }
                    [Json(typeof(AppJson))] public partial Dictionary<string, string> Settings { get; set; }
                }

                public sealed class AppJson : JsonSerializerContext
                {
                    public static AppJson Default { get; } = new();
                    private AppJson() : base(null) { }
                    protected override System.Text.Json.JsonSerializerOptions? GeneratedSerializerOptions => null;
                    public override System.Text.Json.Serialization.Metadata.JsonTypeInfo? GetTypeInfo(Type type) => null;
                }
                """),
        ])).Output);

    [Fact]
    public void A_projection_with_a_parameter_called_Project_is_selected_by_another_name()
    {
        (_, GeneratorRunResult result) = Compiled.Clean("""
            [Projection] public partial record TaskRow(string Title, string Project);

            [Entity] public partial class Task
            {
                public partial int Id { get; set; }
                public partial string Title { get; set; }
                public partial string Project { get; set; }
            }

            public static class Use
            {
                public static ISelectable<TaskRow> Rows(TaskTable t) => TaskRow.ProjectColumns(t.Title, t.Project);
            }
            """);
        Assert.Contains("ProjectColumns(", result.GeneratedSources.Single(static s => s.HintName == "TaskRow.Projection.orm.g.cs").SourceText.ToString());
    }

    [Fact]
    public void Methods_of_the_name_of_a_hook_stay_the_users_own() => Compiled.Clean("""
        public abstract class Observable
        {
            public event Action? Changed;
            protected void OnNameChanged() => Changed?.Invoke();
        }

        [Mixin] public abstract partial class Ranked { public partial int Rank { get; set; } public void OnRankChanged() { } }

        [Entity] public partial class Job : Observable
        {
            public partial int Id { get; set; }
            public partial string Name { get; set; }
            public partial int Status { get; set; }
            public int Changes { get; private set; }
            public partial string? Text { get; set; }
            public event Action? OnTextChanged { add { } remove { } }
            public void OnStatusChanged() => Changes++;
            public void OnStatusChanging(string other) => Changes += other.Length;
            public int OnStatusChanging(int value) => value;
        }

        [Entity] public partial class Player : Ranked { public partial int Id { get; set; } }
        """);

    [Theory]
    [InlineData("2024_links")]
    [InlineData("links (old)")]
    [InlineData("a.b-c")]
    [InlineData("ÜberLinks")]
    [InlineData("_")]
    [InlineData("class")]
    public void An_association_table_may_have_any_name(string table) => Compiled.Clean($$"""
        [Entity] public partial class Post { {{Id}} [Relationship(Through = "{{table}}", BackPopulates = "Posts")] public partial IList<Tag> Tags { get; } }
        [Entity] public partial class Tag { {{Id}} [Relationship(Through = "{{table}}", BackPopulates = "Tags")] public partial IList<Post> Posts { get; } }
        """);

    [Fact]
    public void Association_tables_whose_names_differ_in_punctuation_alone_are_told_apart() => Compiled.Clean($$"""
        [Entity] public partial class Post
        {
            {{Id}}
            [Relationship(Through = "a_b")] public partial IList<Tag> First { get; }
            [Relationship(Through = "a-b")] public partial IList<Tag> Second { get; }
            [Relationship(Through = "AB")] public partial IList<Tag> Third { get; }
        }

        [Entity] public partial class Tag { {{Id}} }
        """);

    [Theory]
    [InlineData("SnakeCase", "http_log_entry", "user_id2")]
    [InlineData("Unchanged", "HTTPLogEntry", "UserId2")]
    [InlineData("CamelCase", "hTTPLogEntry", "userId2")]
    [InlineData("UpperSnakeCase", "HTTP_LOG_ENTRY", "USER_ID2")]
    public void The_assembly_decides_how_names_are_made(string style, string table, string column)
    {
        (_, GeneratorRunResult result) = Compiled.Clean($$"""
            [assembly: OrmNaming(NamingStyle.{{style}})]
            [Entity]
            public partial class HTTPLogEntry
            {
                public partial int Id { get; set; }
                public partial int UserId2 { get; set; }
            }
            """);
        string text = Compiled.Text(result, "HTTPLogEntry");
        Assert.Contains($"Name = \"{table}\",", text);
        Assert.Contains($"Name = \"{column}\"", text);
    }

    [Fact]
    public void Names_that_need_care_compile()
    {
        Compiled.Clean("""
            namespace @event.Model
            {
                public partial class Outer
                {
                    [Entity("order \"x\"")]
                    internal partial class @class
                    {
                        public partial int Id { get; set; }
                        public partial string @namespace { get; set; }
                        public partial int? Value { get; set; }
                        public partial int? Row { get; set; }
                        public partial int? Column { get; set; }
                        public partial int? Entity { get; set; }
                        public partial int? Source { get; set; }
                        public partial int? Originals { get; set; }
                        public int Snapshot { get; set; }
                        public partial int Tracking { get; set; }
                        public partial string Table { get; set; }
                        public partial string Where { get; set; }
                        public partial bool Select { get; set; }
                        public partial bool Instance { get; set; }
                        private int _value;
                        public int Read() => _value++;
                        public partial @class? Parent { get; set; }
                        public partial int? ParentId { get; set; }
                    }
                }
            }
            [Entity] public partial class Same { public partial int Id { get; set; } }
            [Entity] public partial class SAME { public partial int Id { get; set; } }
            """);
    }

    [Fact]
    public void Generated_members_give_way_to_those_of_the_user() => Compiled.Clean("""
        public abstract class Base { protected int _originals; protected int Read() => _originals++; }

        [Entity] public partial class Post
        {
            public partial int Id { get; set; }
            public partial string Title { get; set; }
        }

        [Entity] public partial class Row : Base
        {
            private int _tracking;
            private readonly string _name = "";
            private string _labelsDocument = "";
            public partial int Id { get; set; }
            public partial string Name { get; set; }
            public partial int PostId { get; set; }
            public partial Post Post { get; set; }
            [Owned] public partial Spot Spot { get; set; }
            public int Track(string value) { _labelsDocument = value; return ++_tracking + _name.Length + _labelsDocument.Length; }
            public bool WritePostId(int value) => value == PostId;
        }

        public sealed class Spot { public int X { get; set; } }
        """);
}
