namespace Orm.Tool.Tests;

/// <summary>Models and revisions that projects are made of.</summary>
internal static class Samples
{
    public const string Users = """
        using System.ComponentModel.DataAnnotations;
        using Orm;

        namespace Shop;

        [Entity("users")]
        public partial class User
        {
            [Key] public partial int Id { get; private set; }
            [MaxLength(50)] public partial string Name { get; set; }
        }
        """;

    /// <summary>The same with a column of another name.</summary>
    public static string FullName { get; } = Users.Replace("string Name", "string FullName", StringComparison.Ordinal);

    /// <summary>A step that makes what <see cref="Users"/> asks for.</summary>
    public const string CreateUsers = """op.CreateTable("users", t => { t.Int32("id", identity: true); t.String("name", 50); t.PrimaryKey("pk_users", "id"); });""";

    public static string Revision(string id, string name, string parent, string step) => $$"""
        using Orm.Migrations;

        namespace Shop.Migrations;

        [Migration("{{id}}"{{(parent.Length == 0 ? "" : $", Parents = [\"{parent}\"]")}})]
        internal sealed class {{name}} : Migration
        {
            public override void Upgrade(MigrationBuilder op)
            {
                {{step}}
            }
        }
        """;
}
