using Orm.Migrations;

namespace Recipes.Migrations;

/// <summary>Changes of the schema and work on the rows, in order. Nothing is written for the way back: it is derived.</summary>
[Migration("20260112_103000_add_readers", Parents = ["20260105_090000_add_newsletters"], Message = "Count readers")]
internal sealed class AddReaders : Migration
{
    public override void Upgrade(MigrationBuilder op)
    {
        op.RenameColumn("newsletters", "subject", "title");
        op.AddColumn("newsletters", c => c.Int32("readers"), backfill: "0");
        op.AddCheck("newsletters", "ck_newsletters_readers", "readers >= 0");
        op.Sql("UPDATE newsletters SET readers = 1 WHERE title = 'Hello'", reverse: "UPDATE newsletters SET readers = 0");
        op.Run(
            async session =>
            {
                int readers = 3;
                await session.Sql($"INSERT INTO newsletters (title, readers) VALUES ({"Welcome"}, {readers})").ExecuteAsync();
            },
            "write a welcome",
            reverse: async session => await session.Sql($"DELETE FROM newsletters WHERE title = {"Welcome"}").ExecuteAsync());
    }
}
