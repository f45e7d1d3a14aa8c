namespace Orm.Generators;

/// <summary>The names of the pipeline's steps, by which tests ask why one ran.</summary>
internal static class TrackingNames
{
    public const string Entities = "Entities";
    public const string Views = "Views";
    public const string LostClasses = "LostClasses";
    public const string Facts = "Facts";
    public const string ResolvedEntities = "ResolvedEntities";
    public const string ResolvedViews = "ResolvedViews";
    public const string Mixins = "Mixins";
    public const string Projections = "Projections";
    public const string Migrations = "Migrations";
    public const string RegistryEntries = "RegistryEntries";
    public const string References = "References";
}
