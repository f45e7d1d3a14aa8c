using Orm;
using Orm.Mapping;
using Orm.Migrations;
using Orm.Schema;

namespace Recipes;

/// <summary>What <c>orm revision --autogenerate</c> does, by hand: the difference between revisions and model, written as a class.</summary>
public static class AutogenerateRevision
{
    public static string Run()
    {
        var graph = new RevisionGraph(MigrationRegistry.Revisions);
        DatabaseSchema wanted = SchemaDiffer.Wanted(graph.Schema, ModelRegistry.Models);
        IReadOnlyList<SchemaOperation> changes = SchemaDiffer.Diff(graph.Schema, wanted);
        string id = RevisionDraft.IdOf(DateTimeOffset.UtcNow, "Follow the model");
        return RevisionWriter.Write(new RevisionDraft(id, "Follow the model", [graph.Head.Id], graph.Schema, changes), "App.Migrations");
    }
}
