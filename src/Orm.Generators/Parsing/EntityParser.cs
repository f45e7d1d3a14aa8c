using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Orm.Generators.Diagnostics;
using Orm.Generators.Model;
using Orm.Generators.Resolution;

namespace Orm.Generators.Parsing;

/// <summary>Turns an entity's symbol into its model; nothing of the compiler's leaves here.</summary>
internal sealed partial class EntityParser
{
    private readonly INamedTypeSymbol _type;
    private readonly Compilation _compilation;
    private readonly int _style;
    private readonly List<MemberModel> _members = [];
    private readonly List<ColumnModel> _columns = [];
    private readonly List<(int Column, int Order)> _keys = [];
    private readonly List<RelationshipModel> _relationships = [];
    private readonly List<ColumnForeignKey> _foreignKeys = [];
    private readonly List<(string Property, string Navigation)> _navigations = [];
    private readonly List<IndexModel> _indexes = [];
    private readonly List<CheckModel> _checks = [];
    private readonly List<PropertyModel> _unmapped = [];
    private readonly List<Issue> _issues = [];
    private readonly HashSet<string> _names;
    private readonly FieldNames _fields;
    private readonly string _tableName;
    private readonly bool _isView;
    private bool _isOblivious;

    private EntityParser(INamedTypeSymbol type, Compilation compilation)
    {
        _type = type;
        _compilation = compilation;
        _style = Naming.StyleOf(type.ContainingAssembly);
        _names = new HashSet<string>(StringComparer.Ordinal);
        for (INamedTypeSymbol? level = type; level is not null; level = level.BaseType)
            _names.UnionWith(level.GetMembers().Where(static m => !m.IsGenerated()).Select(static m => m.Name));
        _fields = new FieldNames(FreeName("_tracking"), FreeName("_originals"));
        _isView = type.Attribute("ViewAttribute") is not null;
        _tableName = TableNameOf(type, _style);
    }

    public static EntityModel Parse(INamedTypeSymbol type, Compilation compilation, CancellationToken cancellationToken) =>
        new EntityParser(type, compilation).Parse(cancellationToken);

    /// <summary>What other entities must know of a class that another assembly maps.</summary>
    public static EntityFacts External(INamedTypeSymbol type, Compilation compilation)
    {
        // Compiled, it shows its generated half as its own: what that half offers tells more than the rules for sources.
        EntityFacts facts = EntityFacts.Of(new EntityParser(type, compilation).Parse(default));
        bool hasTable = type.GetMembers("Table").OfType<IPropertySymbol>().Any(p => p.IsStatic && p.Type.Name == type.Name + "Table");
        return facts with
        {
            IsExternal = true,
            IsMapped = type.AllInterfaces.Any(static i => i is { Name: "IEntity", ContainingNamespace: { Name: "Mapping", ContainingNamespace.Name: "Orm" } }),
            HandleInstance = hasTable ? $"{facts.Id}.Table" : facts.HandleInstance,
        };
    }

    private EntityModel Parse(CancellationToken cancellationToken)
    {
        EntityShape shape = ShapeRules.Check(_type, _issues);
        foreach (IPropertySymbol property in AllProperties())
        {
            cancellationToken.ThrowIfCancellationRequested();
            ParseProperty(property);
        }

        EquatableArray<int> key = FindKey();
        InferGeneration(key);
        ApplyNavigations();
        ParseTableConstraints();
        return new EntityModel(
            Symbols.NameOf(_type),
            _fields,
            ParseHandle(key),
            ParseTable(),
            shape with
            {
                IsOblivious = _isOblivious,
                HasPlainReferences = _members.Any(static m => m is { IsTracked: false, IsValueType: false, IsNullable: false }),
            },
            _members.ToEquatable(),
            _columns.ToEquatable(),
            key,
            _relationships.ToEquatable(),
            _foreignKeys.ToEquatable(),
            _indexes.ToEquatable(),
            _checks.ToEquatable(),
            _unmapped.ToEquatable(),
            _issues.ToEquatable())
        {
            Naming = _style,
        };
    }

    private static string TableNameOf(INamedTypeSymbol type, int style)
    {
        string? name = type.Attribute("EntityAttribute")?.Argument(0) as string ?? DataAnnotation(type, "TableAttribute")?.Argument(0) as string;
        if (name is null && type.Attribute("ViewAttribute")?.Argument(0) is string source && !source.Any(char.IsWhiteSpace))
            name = source;
        return name ?? Naming.Apply(style, type.Name);
    }

    private static AttributeData? DataAnnotation(ISymbol symbol, string name) =>
        symbol.GetAttributes().FirstOrDefault(a => a.AttributeClass is { } type && type.Name == name && type.IsDataAnnotation());

    // Those of base classes first; a property that is overridden counts once, where it is overridden.
    private IEnumerable<IPropertySymbol> AllProperties()
    {
        List<IPropertySymbol[]> levels = [];
        HashSet<string> seen = new(StringComparer.Ordinal);
        for (INamedTypeSymbol? level = _type; level is not null && level.SpecialType != SpecialType.System_Object; level = level.BaseType)
            levels.Add([.. level.Properties().Where(p => seen.Add(p.Name))]);
        levels.Reverse();
        return levels.SelectMany(static l => l);
    }

    private void ParseProperty(IPropertySymbol property)
    {
        ColumnOptions options = ColumnOptions.Of(property);
        if (options.NotMapped)
            return;
        bool isOwn = SymbolEqualityComparer.Default.Equals(property.ContainingType, _type);
        bool isPartial = PropertyParser.IsOursToImplement(property);
        bool isMixin = !isOwn && PropertyParser.IsMixinProperty(property);
        if (!isPartial && !isMixin && !options.IsExplicit && (property.DeclaredAccessibility != Accessibility.Public || property.IsAbstract))
        {
            if (options.Relationship is not null)
                _issues.Add(NotPartial(property));
            return;
        }

        PropertyModel model = PropertyParser.Parse(property);
        _isOblivious |= property.Type is { IsReferenceType: true, NullableAnnotation: NullableAnnotation.None };
        if (property.Type.TypeKind == TypeKind.Error)
        {
            if (isPartial && isOwn)
                _unmapped.Add(model);
            return;
        }

        if (RelationshipParser.TargetOf(property.Type, out bool isCollection, out bool isWriteOnly) is { } target)
            AddRelationship(property, options, model, target, isCollection, isWriteOnly, isPartial && isOwn, isMixin);
        else if (!options.IsExplicit && RelationshipParser.ElementOf(property.Type) is not null)
            RefuseCollection(property, options, model, isPartial && isOwn);
        else if (options.Relationship is not null)
            Refuse(model, isPartial && isOwn, Issue.Of(Ids.RelationshipUnresolved, property.Name, _type.Name, property.Name, $"its type {property.Type.ToDisplayString(SymbolDisplayFormat.MinimallyQualifiedFormat)} is neither an entity nor a list of entities (IList<T>, ICollection<T> or WriteOnly<T>)"));
        else
            AddMember(property, options, model, isPartial, isMixin, isOwn);
    }

    // The way out for User? Boss and List<Post> Posts.
    private static string Declaration(IPropertySymbol property) => RelationshipParser.TargetOf(property.Type, out bool isCollection, out _) is null || isCollection
        ? $"partial IList<{RelationshipParser.ElementOf(property.Type)?.Name ?? "…"}> {property.Name} {{ get; }}"
        : $"partial {property.Type.ToDisplayString(NullableFlowState.None, SymbolDisplayFormat.MinimallyQualifiedFormat)}{(property.NullableAnnotation == NullableAnnotation.Annotated ? "?" : "")} {property.Name} {{ get; set; }}";

    private Issue NotPartial(IPropertySymbol property) => Issue.Of(Ids.RelationshipNotPartial, property.Name, _type.Name, property.Name, Declaration(property));

    private void RefuseCollection(IPropertySymbol property, ColumnOptions options, PropertyModel model, bool isPartial)
    {
        if (isPartial)
            Refuse(model, true, Issue.Of(Ids.RelationshipUnresolved, property.Name, _type.Name, property.Name, $"its type {property.Type.ToDisplayString(SymbolDisplayFormat.MinimallyQualifiedFormat)} is no collection that keeps track of its changes; write '{Declaration(property)}'"));
        else if (options.Relationship is not null || !PropertyParser.IsComputed(property))
            _issues.Add(NotPartial(property));
    }

    private void Refuse(PropertyModel property, bool isPartial, Issue issue)
    {
        _issues.Add(issue);
        if (isPartial)
            _unmapped.Add(property);
    }

    private void AddRelationship(IPropertySymbol property, ColumnOptions options, PropertyModel model, INamedTypeSymbol target, bool isCollection, bool isWriteOnly, bool isPartial, bool isMixin)
    {
        if (!isPartial && !isMixin)
        {
            if (options.Relationship is not null || !PropertyParser.IsComputed(property))
                _issues.Add(NotPartial(property));
            return;
        }

        if (isWriteOnly && model.Setter is not null)
        {
            Refuse(model, isPartial, Issue.Of(Ids.RelationshipUnresolved, property.Name, _type.Name, property.Name, "a write-only collection cannot be replaced, because that would load it; write { get; }"));
            return;
        }

        if (isMixin && RelationshipParser.TargetOf(property.OriginalDefinition.Type, out _, out _) is null)
        {
            _issues.Add(Issue.Of(Ids.RelationshipUnresolved, property.Name, _type.Name, property.Name, $"its type is a type parameter of the mixin {property.ContainingType.Name}; declare it in {_type.Name}"));
            return;
        }

        _relationships.Add(RelationshipParser.Parse(property, options, model, target, isCollection, isWriteOnly, FieldName(property.Name), _compilation, HandleBase("KeyedTable`3"), HandleBase("OuterTable`2")) with { IsInherited = isMixin });
    }

    private void AddMember(IPropertySymbol property, ColumnOptions options, PropertyModel model, bool isPartial, bool isMixin, bool isOwn)
    {
        if (PropertyParser.AccessOf(property, _type, isPartial && isOwn, isMixin, options) is not { } access)
            return;
        (ITypeSymbol bare, bool isNullable) = PropertyParser.Bare(property.Type);
        bool isTracked = isPartial || isMixin;
        int index = _members.Count;
        int first = _columns.Count;
        OwnedModel? owned = null;
        ValueEquality equality = ValueEquality.Comparer;
        if (OwnedParser.IsOwned(bare, options))
        {
            owned = AddOwned(property, options, bare, isNullable, index);
        }
        else if (TypeParser.Parse(bare, options, _type.ContainingAssembly) is { } type)
        {
            equality = type.Equality;
            if (isTracked && property.SetMethod is null && type.Equality == ValueEquality.Bytes)
                equality = ValueEquality.Bytes;
            AddColumn(property, options, type, isNullable, index);
        }

        if (_columns.Count == first)
        {
            Refuse(model, isPartial && isOwn, Issue.Of(Ids.TypeNotMapped, property.Name, _type.Name, property.Name, property.Type.ToDisplayString(SymbolDisplayFormat.MinimallyQualifiedFormat)));
            return;
        }

        if (property.Type.Visibility() == Accessibility.Private)
        {
            _columns.RemoveRange(first, _columns.Count - first);
            Refuse(model, isPartial && isOwn, Issue.Of(Ids.InaccessibleType, property.Name, _type.Name, property.Name, property.Type.ToDisplayString(SymbolDisplayFormat.MinimallyQualifiedFormat)));
            return;
        }

        bool hasInitializer = isPartial && PropertyParser.HasInitializer(property);
        _members.Add(new MemberModel(
            model,
            access,
            access switch
            {
                MemberAccess.Field => FieldName(property.Name),
                MemberAccess.MixinField => PropertyParser.MixinField(property.Name),
                MemberAccess.BackingField => property.Name + "Field",
                _ => "Set" + property.Name,
            },
            isTracked,
            isNullable,
            bare.IsValueType,
            bare.BareName(),
            equality,
            Enumerable.Range(first, _columns.Count - first).ToEquatable(),
            owned,
            hasInitializer)
        {
            IsInherited = !isOwn,
            DocumentField = equality is ValueEquality.Document ? FieldName(property.Name + "Document") : "",
            WriteMethod = FreeName("Write" + property.Name),
            Accessor = access is MemberAccess.BackingField or MemberAccess.SetMethod ? PropertyParser.AccessorOf(property) : null,
        });
        if (isTracked && property.SetMethod is not null)
        {
            _members[index] = _members[index] with
            {
                HasChangingHook = MemberRules.HasHook(_type, $"On{property.Name}Changing", 1, _compilation, _issues),
                HasChangedHook = MemberRules.HasHook(_type, $"On{property.Name}Changed", 0, _compilation, _issues),
            };
        }

        MemberRules.Check(_type, _members[index], _columns[first], property, options, _issues);
        if (options.ForeignKeyName is { } navigation)
            _navigations.Add((property.Name, navigation));
        if (options.ForeignKeyOf is { } foreignKey && foreignKey.AttributeClass!.TypeArguments[0] is INamedTypeSymbol principal)
            _foreignKeys.Add(RelationshipParser.ParseColumnForeignKey(first, principal, foreignKey, _type, _compilation));
    }

    private void AddColumn(IPropertySymbol property, ColumnOptions options, TypeMapping type, bool isNullable, int member)
    {
        int ordinal = _columns.Count;
        string name = options.Name ?? Naming.Apply(_style, property.Name);
        _columns.Add(Column(property.Name, name, options, type, isNullable, member, -1) with
        {
            HidesInherited = Symbols.Inherits(_compilation, HandleBase("KeyedTable`3"), property.Name),
            HidesInheritedOuter = Symbols.Inherits(_compilation, HandleBase("OuterTable`2"), property.Name),
        });
        if (options.Key)
            _keys.Add((ordinal, options.Order ?? ordinal));
        AddConstraints(options, ordinal, name);
    }

    private void AddConstraints(ColumnOptions options, int ordinal, string name)
    {
        if (options.Unique)
            _indexes.Add(new IndexModel($"uq_{_tableName}_{name}", new([ordinal]), true, default, null));
        if (options.Index == true)
            _indexes.Add(new IndexModel($"ix_{_tableName}_{name}", new([ordinal]), false, default, null));
        AddChecks(options, name);
    }

    private void AddChecks(ColumnOptions options, string name)
    {
        foreach ((string sql, string? checkName) in options.Checks)
            _checks.Add(new CheckModel(checkName ?? $"ck_{_tableName}_{name}", sql));
    }

    private OwnedModel? AddOwned(IPropertySymbol property, ColumnOptions options, ITypeSymbol type, bool isNullable, int member)
    {
        if (type is not INamedTypeSymbol named || OwnedParser.Parse(named, _type.ContainingAssembly, _style) is not { } owned)
            return null;
        string prefix = OwnedParser.Prefix(property, type, options, _style);
        for (int i = 0; i < owned.Leaves.Count; i++)
        {
            OwnedParser.Leaf leaf = owned.Leaves[i];
            ColumnModel column = Column($"{property.Name}.{leaf.Path}", OwnedParser.Prefixed(prefix, leaf.Name, _style), leaf.Options, leaf.Type, leaf.IsNullable, member, i);
            column = column with
            {
                IsNullable = column.IsNullable || isNullable || leaf.IsInOptional,
                IsRedacted = column.IsRedacted || options.Redacted,
                IsConcurrencyToken = column.IsConcurrencyToken || options.ConcurrencyToken,
                Generation = null,
                IsVersion = false,
            };
            _columns.Add(column);
            AddConstraints(leaf.Options, _columns.Count - 1, column.Name);
            if (leaf.Options.Default is not null && column.Default is null)
                _issues.Add(Issue.Of(Ids.DefaultNotMapped, property.Name, _type.Name, column.Path, column.Type.ModelType.Replace("global::", "")));
            if (leaf.Options.OfEntity() is { } option)
                _issues.Add(Issue.Of(Ids.OwnedOption, property.Name, _type.Name, column.Path, option, "it belongs to a property of the entity itself"));
        }

        AddChecks(options, Naming.Apply(_style, property.Name));
        if (options.OfColumn() is { } misplaced)
            _issues.Add(Issue.Of(Ids.OwnedOption, property.Name, _type.Name, property.Name, misplaced, "state it at the parts' own properties, or in [Index] on the class"));
        return owned.Model;
    }

    private static ColumnModel Column(string path, string name, ColumnOptions options, TypeMapping type, bool isNullable, int member, int part) =>
        new(name, path, member, part, options.Precision > 15 ? TypeParser.Long(type) : type, isNullable && !options.Required && !options.Key, isNullable)
        {
            MaxLength = options.Length,
            Precision = options.Precision,
            Scale = options.Scale,
            DatabaseType = type.Kind == "Named" ? null : options.Type,
            Default = options.Default is { } constant ? Literals.Default(constant, type) : null,
            DefaultSql = options.DefaultSql,
            DefaultNow = options.DefaultNow,
            ComputedSql = options.Computed,
            IsStored = options.Stored,
            Generation = options.Generated ?? (options.Sequence is null ? null : "Sequence"),
            Sequence = options.Sequence,
            IsVersion = options.Version,
            IsConcurrencyToken = options.ConcurrencyToken,
            IsRedacted = options.Redacted,
            Collation = options.Collation,
            Comment = options.Comment,
            HasNoIndex = options.Index == false,
        };

    private string FieldName(string property) => FreeName("_" + Symbols.Camel(property));

    // What the user called so stays; the generated member gives way.
    private string FreeName(string name)
    {
        while (!_names.Add(name))
            name += "Value";
        return name;
    }

    private INamedTypeSymbol? HandleBase(string name) => _compilation.GetTypeByMetadataName("Orm." + name);
}
