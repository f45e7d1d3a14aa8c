namespace Orm.Generators.Diagnostics;

/// <summary>The ids of the diagnostics; never reused.</summary>
internal static class Ids
{
    public const string NotPartial = "ORM001";
    public const string NoKey = "ORM002";
    public const string TypeNotMapped = "ORM003";
    public const string DuplicateColumn = "ORM004";
    public const string DuplicateTable = "ORM005";
    public const string RelationshipUnresolved = "ORM006";
    public const string RelationshipAmbiguous = "ORM007";
    public const string BackPopulatesMismatch = "ORM008";
    public const string HandleClash = "ORM009";
    public const string TableNameTaken = "ORM010";
    public const string Initializer = "ORM011";
    public const string RecordEntity = "ORM012";
    public const string PrimaryConstructor = "ORM013";
    public const string GenericEntity = "ORM014";
    public const string ContainerNotPartial = "ORM015";
    public const string InitOnlyGenerated = "ORM016";
    public const string DateTimeKind = "ORM017";
    public const string RelationshipNotPartial = "ORM018";
    public const string DefaultOnPlainProperty = "ORM019";
    public const string InaccessibleEntity = "ORM020";
    public const string Inheritance = "ORM021";
    public const string UnknownProperty = "ORM022";
    public const string DefaultNotMapped = "ORM023";
    public const string VersionType = "ORM024";
    public const string MixinNotPartial = "ORM025";
    public const string ProjectionShape = "ORM026";
    public const string TableAndView = "ORM040";
    public const string ProjectTaken = "ORM041";
    public const string HookTaken = "ORM042";
    public const string InaccessibleType = "ORM043";
    public const string UnmadeEntity = "ORM044";
    public const string TwoVersions = "ORM046";
    public const string KeyEquality = "ORM047";
    public const string OwnedOption = "ORM048";
    public const string DuplicateIndex = "ORM049";
    public const string LanguageVersion = "ORM045";
    public const string AmbiguousPage = "ORM050";
    public const string MigrationShape = "ORM060";
    public const string DuplicateRevision = "ORM061";
    public const string UnknownParent = "ORM062";
    public const string RevisionCycle = "ORM063";
}
