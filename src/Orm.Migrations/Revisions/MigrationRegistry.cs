namespace Orm.Migrations;

/// <summary>The revisions of this process, from every assembly that has some. Thread-safe; filled by generated module initialisers.</summary>
public static class MigrationRegistry
{
    private static readonly Lock Gate = new();
    private static readonly List<Revision> Registered = [];

    /// <summary>The revisions, in the order of their registration.</summary>
    public static IReadOnlyList<Revision> Revisions
    {
        get
        {
            lock (Gate)
                return [.. Registered];
        }
    }

    /// <summary>Adds a revision; called once for each by generated code.</summary>
    public static void Register(Revision revision)
    {
        ArgumentNullException.ThrowIfNull(revision);
        lock (Gate)
            Registered.Add(revision);
    }
}
