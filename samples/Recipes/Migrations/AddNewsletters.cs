using Orm.Migrations;

namespace Recipes.Migrations;

[Migration("20260105_090000_add_newsletters", Message = "Add newsletters")]
internal sealed class AddNewsletters : Migration
{
    public override void Upgrade(MigrationBuilder op)
    {
        op.CreateTable("newsletters", t =>
        {
            t.Int32("id", identity: true);
            t.String("subject", 80);
            t.DateTimeOffset("created", defaultNow: true);
            t.PrimaryKey("pk_newsletters", "id");
            t.Index("ix_newsletters_subject", "subject");
        });
    }

    public override void Downgrade(MigrationBuilder op)
    {
        op.DropTable("newsletters");
    }
}
