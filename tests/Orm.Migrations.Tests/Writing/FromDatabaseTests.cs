using Orm.Dialects;
using Orm.Schema;
using Orm.Specs.Schema;

namespace Orm.Migrations.Tests.Writing;

/// <summary>The revision that is written from a database which others made is compiled, applied to an empty one, and makes the same schema.</summary>
public sealed class FromDatabaseTests
{
    [Theory]
    [InlineData("sqlite", "Chinook_Sqlite.sql")]
    [InlineData("postgresql", "Chinook_PostgreSql.sql")]
    [InlineData("mariadb", "Chinook_MySql.sql")]
    public async Task The_written_revision_makes_the_schema_of_the_sample_again(string kind, string script)
    {
        await using TestDatabase database = await TestDatabase.CreateAsync(kind);
        await database.ExecuteAsync(Chinook.Definitions(script));
        DatabaseSchema original = await Migrator.ReadAsync(database.Database, TestDatabase.Token);
        Assert.Equal(11, original.Tables.Count);
        Assert.Empty(original.Unsupported);
        var draft = new RevisionDraft("r1", "What was there", [], DatabaseSchema.Empty, SchemaDiffer.Diff(DatabaseSchema.Empty, original));

        Revision revision = WrittenCode.Load(WrittenCode.Compile(RevisionWriter.Write(draft, "Written")), "WhatWasThere");

        await using TestDatabase again = await TestDatabase.CreateAsync(kind);
        var migrator = new Migrator(again.Database, new MigratorOptions { Revisions = [revision] });
        await migrator.UpgradeAsync(cancellationToken: TestDatabase.Token);
        DatabaseSchema made = await Migrator.ReadAsync(again.Database, TestDatabase.Token);
        Assert.Empty(Drift.Between(original, made));
        SchemaWriter writer = (await again.DialectAsync()).Schema;
        Assert.Equal(writer.Canonical(original), writer.Canonical(made));
        Assert.Empty((await migrator.CheckAsync([], TestDatabase.Token)).Drift);
        Assert.Empty(SchemaDiffer.Diff(revision.Apply(DatabaseSchema.Empty), made));

        await migrator.DowngradeAsync("base", TestDatabase.Token);
        Assert.Empty((await Migrator.ReadAsync(again.Database, TestDatabase.Token)).Tables);
    }
}
