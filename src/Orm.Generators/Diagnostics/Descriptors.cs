using System.Reflection;
using Microsoft.CodeAnalysis;

namespace Orm.Generators.Diagnostics;

/// <summary>What the diagnostics say. Every message ends with a way out.</summary>
internal static class Descriptors
{
    private const string Category = "Orm.Mapping";

    // The build writes the repository's address into the assembly, where it is known.
    private static readonly string? Pages = typeof(Descriptors).Assembly.GetCustomAttributes<AssemblyMetadataAttribute>().FirstOrDefault(static a => a.Key == "DiagnosticPages")?.Value;

    public static readonly DiagnosticDescriptor NotPartial = Error(
        Ids.NotPartial, "The class of an entity must be partial", "{0} is mapped but not partial, so its other half cannot be generated: write 'partial class {0}'");

    public static readonly DiagnosticDescriptor NoKey = Error(
        Ids.NoKey, "An entity needs a key", "{0} has no key: name a property Id or {0}Id, mark one or several with [Key], or map a read-only class with [View]");

    public static readonly DiagnosticDescriptor TypeNotMapped = Error(
        Ids.TypeNotMapped,
        "The type of a property cannot be stored",
        "{0}.{1} is of type {2}, which no column stores: give it a converter with [Converter<T>], store it as a document with [Json] and a JsonSerializerContext, spread it with [Owned], or leave it out with [NotMapped]");

    public static readonly DiagnosticDescriptor DuplicateColumn = Error(
        Ids.DuplicateColumn, "Two properties have the same column", "{0}.{1} and {0}.{2} are both stored in the column '{3}': name one of them with [DbColumn(\"…\")]");

    public static readonly DiagnosticDescriptor DuplicateTable = Error(
        Ids.DuplicateTable, "Two entities have the same table", "{0} and {1} both map the table '{2}': name one of them with [Entity(\"…\")], or assign them to different models");

    public static readonly DiagnosticDescriptor RelationshipUnresolved = Error(
        Ids.RelationshipUnresolved, "A relationship cannot be resolved", "The relationship {0}.{1} cannot be resolved: {2}");

    public static readonly DiagnosticDescriptor RelationshipAmbiguous = Error(
        Ids.RelationshipAmbiguous, "A relationship is ambiguous", "The relationship {0}.{1} is ambiguous: {2}; say which with [Relationship(BackPopulates = …)] or [Relationship(ForeignKey = …)]");

    public static readonly DiagnosticDescriptor BackPopulatesMismatch = Error(
        Ids.BackPopulatesMismatch, "BackPopulates does not point back", "{0}.{1} says BackPopulates = \"{2}\", but {3}: name the property of the other class that refers back");

    public static readonly DiagnosticDescriptor HandleClash = Error(
        Ids.HandleClash, "A generated name is taken", "The generated half of {0} needs the name '{1}', which is taken: rename the other one, or the entity");

    public static readonly DiagnosticDescriptor TableNameTaken = Info(
        Ids.TableNameTaken, "The name Table is taken", "The name Table is taken in {0}, so statements start at {1}.Instance instead of {0}.Table");

    public static readonly DiagnosticDescriptor Initializer = Warning(
        Ids.Initializer, "A partial property has an initialiser", "The initialiser of {0}.{1} also runs for every row that is loaded, and does not count as an assignment: assign in a constructor, make the property required, or give the column a default with [DbColumn(Default = …)]");

    public static readonly DiagnosticDescriptor RecordEntity = Error(
        Ids.RecordEntity, "A record or struct cannot be an entity", "{0} is a record or a struct, whose equality is by value, while an entity is one object per row: make it a partial class; records serve as projections");

    public static readonly DiagnosticDescriptor PrimaryConstructor = Error(
        Ids.PrimaryConstructor, "An entity cannot have a primary constructor", "{0} has a primary constructor, which loading could not go past: declare an ordinary constructor, or use required properties");

    public static readonly DiagnosticDescriptor GenericEntity = Error(
        Ids.GenericEntity, "A generic class cannot be an entity", "{0} is generic or stands in a generic class: put the shared properties into a generic [Mixin] and derive a class for each table");

    public static readonly DiagnosticDescriptor ContainerNotPartial = Error(
        Ids.ContainerNotPartial, "A class around an entity must be partial", "{0} is nested in {1}, which is not partial: write 'partial class {1}', or move {0} out of it");

    public static readonly DiagnosticDescriptor InitOnlyGenerated = Warning(
        Ids.InitOnlyGenerated, "A generated column is init-only", "{0}.{1} is init-only, yet its value is made after the object: write '{{ get; private set; }}'");

    public static readonly DiagnosticDescriptor DateTimeKind = Warning(
        Ids.DateTimeKind, "A DateTime does not state its kind", "{0}.{1} is a DateTime whose kind is not stated; it is stored as a wall clock without zone: use DateTimeOffset for instants, or state [DbColumn(DateTimeKind = DateTimeKind.Utc)] or DateTimeKind.Unspecified");

    public static readonly DiagnosticDescriptor RelationshipNotPartial = Warning(
        Ids.RelationshipNotPartial, "A relationship is not a partial property", "{0}.{1} refers to entities but is not a partial property, so it is not mapped: write '{2}', or mark it [NotMapped]");

    public static readonly DiagnosticDescriptor DefaultOnPlainProperty = Warning(
        Ids.DefaultOnPlainProperty, "A default stands on a plain property", "{0}.{1} has a database default, but nothing tells whether a plain property was assigned, so its type's own default counts as not assigned: make the property partial");

    public static readonly DiagnosticDescriptor InaccessibleEntity = Error(
        Ids.InaccessibleEntity, "An entity is not accessible", "{0}, or a class around it, is private, protected or file-local, so the model could not refer to it: make it internal or public");

    public static readonly DiagnosticDescriptor Inheritance = Error(
        Ids.Inheritance, "Inheritance between entities is not supported", "{0} {1}; mapped inheritance is not supported yet: share columns through an abstract [Mixin] without [Entity]");

    public static readonly DiagnosticDescriptor UnknownProperty = Error(
        Ids.UnknownProperty, "An attribute names a property that does not exist", "{0} has no mapped property '{1}': use nameof");

    public static readonly DiagnosticDescriptor DefaultNotMapped = Error(
        Ids.DefaultNotMapped, "A default does not fit its column", "The default of {0}.{1} is no constant that a column of {2} stores: write it as [DbColumn(DefaultSql = …)]");

    public static readonly DiagnosticDescriptor VersionType = Error(
        Ids.VersionType, "A version is of the wrong type", "{0}.{1} is a version of type {2}: use an integer, a Guid or byte[]");

    public static readonly DiagnosticDescriptor MixinNotPartial = Error(
        Ids.MixinNotPartial, "A mixin must be an abstract partial class", "{0} is a [Mixin] but not an abstract partial class: write 'abstract partial class {0}'");

    public static readonly DiagnosticDescriptor ProjectionShape = Error(
        Ids.ProjectionShape, "A projection must be partial and have a constructor", "{0} is a [Projection] but not a partial type with a constructor of 1 to 16 parameters: write 'partial record {0}(…)'");

    public static readonly DiagnosticDescriptor TableAndView = Error(
        Ids.TableAndView, "A class is both a table and a view", "{0} is marked [Entity] and [View], but its rows are either written or only read: remove one of the two");

    public static readonly DiagnosticDescriptor ProjectTaken = Info(
        Ids.ProjectTaken, "The name Project is taken", "{0} has a member called Project, so its columns are selected by {0}.{1}(…)");

    public static readonly DiagnosticDescriptor HookTaken = Info(
        Ids.HookTaken, "A member of the name of a hook is not called", "{0}.{1} is an ordinary member, so setters do not call it: declare it as a partial void method of {0} to be called at every change, or rename it");

    public static readonly DiagnosticDescriptor InaccessibleType = Error(
        Ids.InaccessibleType, "The type of a property is not accessible", "{0}.{1} is of type {2}, which is private or protected, so the mapper could not name it: make the type internal, or leave the property out with [NotMapped]");

    public static readonly DiagnosticDescriptor UnmadeEntity = Error(
        Ids.UnmadeEntity, "No row can be made of a class", "Rows cannot be made of {0}, because it {1}");

    public static readonly DiagnosticDescriptor TwoVersions = Error(
        Ids.TwoVersions, "An entity has two versions", "{0}.{1} and {0}.{2} are both versions of the row, but one advances at each update: mark one [Version], and the other [ConcurrencyCheck]");

    public static readonly DiagnosticDescriptor KeyEquality = Error(
        Ids.KeyEquality, "A key does not compare by value", "{0}.{1} is part of a key, but {2} compares by reference, so no row would be found by it: wrap it in a readonly record struct with a converter, or give its class Equals and GetHashCode");

    public static readonly DiagnosticDescriptor OwnedOption = Warning(
        Ids.OwnedOption, "An option has no meaning on an owned value", "{0}.{1} is or belongs to an owned value, where {2} is ignored: {3}");

    public static readonly DiagnosticDescriptor DuplicateIndex = Error(
        Ids.DuplicateIndex, "Two indexes have the same name", "{0} and {1} both have an index called '{2}', of which a database keeps one: name one of them with [Index(…, Name = \"…\")]");

    public static readonly DiagnosticDescriptor LanguageVersion = Error(
        Ids.LanguageVersion, "The language version is too old", "The generated code and the operators of columns need C# 14, but this project compiles as C# {0}: remove LangVersion from the project, or set it to latest");

    public static readonly DiagnosticDescriptor AmbiguousPage = Create(
        Ids.AmbiguousPage,
        "The ordering of a keyset page contains no key",
        "The ordering of this page contains neither the key of {0} nor a unique index without nulls, so rows that are equal in it could be left out: end it with {1}",
        DiagnosticSeverity.Warning,
        "Orm.Statements");

    public static readonly DiagnosticDescriptor MigrationShape = Migration(
        Ids.MigrationShape, "A migration must be a sealed class with a constructor without parameters", "{0} is a [Migration], but {1}: write 'public sealed class {0} : Migration' with no constructor, or one without parameters");

    public static readonly DiagnosticDescriptor DuplicateRevision = Migration(
        Ids.DuplicateRevision, "Two migrations have the same id", "{0} and {1} both have the id '{2}': give the newer one another id");

    public static readonly DiagnosticDescriptor UnknownParent = Migration(
        Ids.UnknownParent, "A migration follows one that is not there", "{0} follows '{1}', but no migration has that id: correct Parents, or add the missing migration");

    public static readonly DiagnosticDescriptor RevisionCycle = Migration(
        Ids.RevisionCycle, "Migrations follow one another in a circle", "{0} follows itself ({1}), so none of them could be first: correct the Parents of one");

    public static IReadOnlyDictionary<string, DiagnosticDescriptor> All { get; } = new[]
    {
        NotPartial, NoKey, TypeNotMapped, DuplicateColumn, DuplicateTable, RelationshipUnresolved, RelationshipAmbiguous, BackPopulatesMismatch,
        HandleClash, TableNameTaken, Initializer, RecordEntity, PrimaryConstructor, GenericEntity, ContainerNotPartial, InitOnlyGenerated,
        DateTimeKind, RelationshipNotPartial, DefaultOnPlainProperty, InaccessibleEntity, Inheritance, UnknownProperty, DefaultNotMapped,
        VersionType, MixinNotPartial, ProjectionShape, TableAndView, ProjectTaken, HookTaken, InaccessibleType, UnmadeEntity, TwoVersions, KeyEquality, OwnedOption, DuplicateIndex, LanguageVersion, AmbiguousPage,
        MigrationShape, DuplicateRevision, UnknownParent, RevisionCycle,
    }.ToDictionary(static d => d.Id);

    /// <summary>Where the page of a diagnostic stands; empty in a build that knows no repository.</summary>
    public static string HelpLink(string? pages, string id) => string.IsNullOrEmpty(pages) ? "" : $"{pages!.TrimEnd('/')}/{id}.md";

    private static DiagnosticDescriptor Error(string id, string title, string message) => Create(id, title, message, DiagnosticSeverity.Error);

    private static DiagnosticDescriptor Warning(string id, string title, string message) => Create(id, title, message, DiagnosticSeverity.Warning);

    private static DiagnosticDescriptor Info(string id, string title, string message) => Create(id, title, message, DiagnosticSeverity.Info);

    private static DiagnosticDescriptor Migration(string id, string title, string message) => Create(id, title, message, DiagnosticSeverity.Error, "Orm.Migrations");

    private static DiagnosticDescriptor Create(string id, string title, string message, DiagnosticSeverity severity, string category = Category) =>
        new(id, title, message, category, severity, isEnabledByDefault: true, helpLinkUri: HelpLink(Pages, id));
}
