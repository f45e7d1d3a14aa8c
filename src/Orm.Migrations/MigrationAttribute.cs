namespace Orm.Migrations;

/// <summary>Makes a class a revision: its id, and the revisions that it follows.</summary>
[AttributeUsage(AttributeTargets.Class, Inherited = false)]
public sealed class MigrationAttribute : Attribute
{
    /// <summary>Names the revision.</summary>
    /// <param name="id">An id of its own, never changed once the revision was applied somewhere.</param>
    public MigrationAttribute(string id) => Id = id;

    /// <summary>The revision's id.</summary>
    public string Id { get; }

    /// <summary>The ids of the revisions that it follows: none for a first one, several for a merge.</summary>
    public string[] Parents { get; set; } = [];

    /// <summary>What it does, in a few words.</summary>
    public string Message { get; set; } = "";
}
