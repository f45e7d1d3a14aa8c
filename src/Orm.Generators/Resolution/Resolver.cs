using Orm.Generators.Diagnostics;
using Orm.Generators.Model;
using Orm.Generators.Parsing;

namespace Orm.Generators.Resolution;

/// <summary>Resolves one entity against the facts of all: foreign keys, the other sides of relationships, association tables. Pure.</summary>
internal sealed partial class Resolver
{
    private readonly EntityModel _entity;
    private readonly FactsTable _facts;
    private readonly EntityFacts _own;
    private readonly List<ForeignKeyModel> _foreignKeys = [];
    private readonly List<ResolvedRelationship> _relationships = [];
    private readonly List<AssociationModel> _associations = [];
    private readonly List<IndexModel> _indexes;
    private readonly List<PropertyModel> _unmapped;
    private readonly List<Issue> _issues;

    private Resolver(EntityModel entity, FactsTable facts)
    {
        _entity = entity;
        _facts = facts;
        _own = facts.Find(entity.Id) ?? EntityFacts.Of(entity);
        _indexes = [.. entity.Indexes];
        _unmapped = [.. entity.Unmapped];
        _issues = [.. entity.Issues];
    }

    public static ResolvedEntity Resolve(EntityModel entity, FactsTable facts) => new Resolver(entity, facts).Resolve();

    private ResolvedEntity Resolve()
    {
        foreach (RelationshipModel relationship in _entity.Relationships)
            ResolveOne(relationship);
        AddDeclaredForeignKeys();
        AddInboundForeignKeys();
        AddForeignKeyIndexes();
        return new ResolvedEntity(
            _entity with { Columns = ColumnsWithGeneration(), Indexes = _indexes.ToEquatable() },
            HintName(),
            _foreignKeys.ToEquatable(),
            _relationships.ToEquatable(),
            _associations.ToEquatable(),
            _unmapped.ToEquatable(),
            _issues.ToEquatable());
    }

    // Hint names compare without case: the second of User and USER gets a number.
    private string HintName()
    {
        string name = _entity.Id.Substring("global::".Length).Replace("@", "").Replace('<', '{').Replace('>', '}');
        int rank = _facts.SameFolded(_entity.Id).TakeWhile(i => i != _entity.Id).Count();
        return rank == 0 ? name : $"{name}.{rank}";
    }

    // A key that refers to another row is given by that row, not made.
    private EquatableArray<ColumnModel> ColumnsWithGeneration()
    {
        HashSet<int> referring = [.. _foreignKeys.SelectMany(static f => f.Columns)];
        return _entity.Columns
            .Select((c, i) => c.IsGenerationInferred && referring.Contains(i) ? c with { Generation = null } : c)
            .ToEquatable();
    }

    private void ResolveOne(RelationshipModel relationship)
    {
        if (!_own.IsMapped)
        {
            LeaveUnmapped(relationship);
            return;
        }

        RelationshipFact fact = _own.Relationships.First(r => r.Name == relationship.Property.Name);
        if ((relationship.External ?? _facts.Find(relationship.Target)) is not { IsMapped: true } target)
        {
            Refuse(relationship, Ids.RelationshipUnresolved, $"{Short(relationship.Target)} is no entity that could be mapped");
            return;
        }

        if (target.Model != _own.Model)
        {
            Refuse(relationship, Ids.RelationshipUnresolved, $"{target.Name} belongs to another model, and so to another database");
            return;
        }

        if (!CheckBackPopulates(relationship, target))
            return;
        RelationshipFact? inverse = Pairing.Inverse(_own, fact, target, _facts);
        if (relationship.IsCollection)
            ResolveCollection(relationship, fact, target, inverse);
        else
            ResolveReference(relationship, fact, target, inverse);
    }

    private bool CheckBackPopulates(RelationshipModel relationship, EntityFacts target)
    {
        if (relationship.BackPopulates is not { } back)
            return true;
        RelationshipFact? other = target.Relationships.FirstOrDefault(r => r.Name == back);
        string? problem = other switch
        {
            null => $"{target.Name} has no relationship of that name",
            _ when other.Target != _own.Id => $"{target.Name}.{back} refers to {Short(other.Target)}",
            { BackPopulates: { } mirrored } when mirrored != relationship.Property.Name => $"{target.Name}.{back} is mirrored by {_own.Name}.{mirrored}",
            _ => null,
        };
        if (problem is null)
            return true;
        _issues.Add(Issue.Of(Ids.BackPopulatesMismatch, relationship.Property.Name, _own.Name, relationship.Property.Name, back, problem));
        LeaveUnmapped(relationship);
        return false;
    }

    // The property still needs a body, unless its mixin's half has one.
    private void LeaveUnmapped(RelationshipModel relationship)
    {
        if (!relationship.IsInherited)
            _unmapped.Add(relationship.Property);
    }

    private void Refuse(RelationshipModel relationship, string id, string reason)
    {
        _issues.Add(Issue.Of(id, relationship.Property.Name, _own.Name, relationship.Property.Name, reason));
        LeaveUnmapped(relationship);
    }

    private void ResolveReference(RelationshipModel relationship, RelationshipFact fact, EntityFacts target, RelationshipFact? inverse)
    {
        string name = relationship.Property.Name;
        if (Pairing.ForeignKey(_own, fact, target) is { } key)
        {
            if (PrincipalKey(key, relationship.PrincipalKey, target, name) is not { } principalKey
                || AddForeignKey(key, target, principalKey, name, relationship.OnDelete ?? (inverse is { LeavesDeletesToDatabase: true } ? "Cascade" : null), relationship.OnUpdate, null) is not { } foreignKey)
            {
                LeaveUnmapped(relationship);
                return;
            }

            if (inverse is { IsCollection: false })
                AddUnique(foreignKey.Columns);
            Add(relationship, RelationshipKind.ManyToOne, target, inverse, foreignKey.FieldName, foreignKey.Columns, foreignKey.KeyType);
        }
        else if (inverse is not null && Pairing.ForeignKey(target, inverse, _own) is { } other)
        {
            Add(relationship, RelationshipKind.OneToOne, target, inverse, $"{target.Id}.RowMapper.{FieldNameOf(other)}", default, KeyTypeFor(target, other, inverse));
        }
        else
        {
            RelationshipFact[] candidates = fact.BackPopulates is null ? Pairing.Candidates(_own, fact, target) : [];
            if (candidates.Length > 1)
                Refuse(relationship, Ids.RelationshipAmbiguous, $"{string.Join(" and ", candidates.Select(c => target.Name + "." + c.Name))} could mirror it");
            else if (fact.ForeignKey.Count > 0)
                Refuse(relationship, Ids.RelationshipUnresolved, $"{_own.Name} has no column {string.Join(", ", fact.ForeignKey)}");
            else if (target.Key.Count == 0)
                Refuse(relationship, Ids.RelationshipUnresolved, $"{target.Name} has no key");
            else
                Refuse(relationship, Ids.RelationshipUnresolved, $"no property holds its key; add {string.Join(", ", target.Key.Select(k => $"{Short(k.Type)} {name}{(target.Key.Count == 1 ? "Id" : k.Property)}"))}, or name the property with [Relationship(ForeignKey = …)]");
        }
    }

    private void ResolveCollection(RelationshipModel relationship, RelationshipFact fact, EntityFacts target, RelationshipFact? inverse)
    {
        if (fact.Through is not null || inverse is { IsCollection: true })
        {
            ResolveManyToMany(relationship, fact, target, inverse);
            return;
        }

        if (inverse is not null && Pairing.ForeignKey(target, inverse, _own) is { } mirrored)
        {
            Add(relationship, RelationshipKind.OneToMany, target, inverse, $"{target.Id}.RowMapper.{FieldNameOf(mirrored)}", default, KeyTypeFor(target, mirrored, inverse));
            return;
        }

        RelationshipFact[] candidates = fact.BackPopulates is null && fact.ForeignKey.Count == 0 ? Pairing.Candidates(_own, fact, target) : [];
        if (candidates.Length > 1)
            Refuse(relationship, Ids.RelationshipAmbiguous, $"{string.Join(" and ", candidates.Select(c => target.Name + "." + c.Name))} could mirror it");
        else if (candidates.Length == 1 && !candidates[0].IsCollection)
            Refuse(relationship, Ids.RelationshipAmbiguous, $"{target.Name}.{candidates[0].Name} could mirror this and another collection");
        else if (target.IsExternal)
            Refuse(relationship, Ids.RelationshipUnresolved, $"{target.Name} belongs to another assembly, whose half cannot refer back");
        else if (Pairing.ForeignKeyOfElements(_own, fact, target) is { } key)
            Add(relationship, RelationshipKind.OneToMany, target, null, $"{target.Id}.RowMapper.{FieldNameOf(key)}", default, KeyTypeFor(target, key, fact));
        else if (target.Columns.Count(c => c.References == _own.Id) > 1)
            Refuse(relationship, Ids.RelationshipAmbiguous, $"several columns of {target.Name} refer to {_own.Name}");
        else
            Refuse(relationship, Ids.RelationshipUnresolved, $"{target.Name} has neither a reference to {_own.Name} nor a column {_own.Name}Id; add one, or name the association table with [Relationship(Through = …)]");
    }

    private void Add(
        RelationshipModel relationship,
        RelationshipKind kind,
        EntityFacts target,
        RelationshipFact? inverse,
        string? foreignKey,
        EquatableArray<int> columns,
        string keyType,
        string? through = null,
        EquatableArray<int> sourceColumns = default,
        EquatableArray<int> targetColumns = default) =>
        _relationships.Add(new ResolvedRelationship(
            relationship,
            kind,
            new TargetModel(target.Id, target.Mapper, target.Handle, target.OuterHandle, target.KeyType, target.IsPublic),
            inverse is null || target.IsExternal ? null : $"{target.Id}.RowMapper.{inverse.Name}Relationship",
            foreignKey,
            columns,
            keyType,
            through,
            sourceColumns,
            targetColumns));

    // The type of what the other class's foreign key holds of this one.
    private string KeyTypeFor(EntityFacts dependent, EquatableArray<string> foreignKey, RelationshipFact relationship) =>
        EntityFacts.TupleOf((Pairing.PrincipalKey(dependent, foreignKey, relationship.PrincipalKey, _own) ?? _own.Key).Select(static k => k.Type));

    // What a foreign key of this table holds; null, with a diagnostic, when no row could be found by it.
    private EquatableArray<KeyPart>? PrincipalKey(EquatableArray<string> foreignKey, EquatableArray<string> named, EntityFacts principal, string member)
    {
        if (Pairing.PrincipalKey(_own, foreignKey, named, principal) is not { } parts)
        {
            string property = named.FirstOrDefault(n => !principal.Columns.Any(c => c.Property == n))
                ?? _own.Columns.First(c => c.Property == foreignKey[0]).ReferencedProperty ?? "";
            _issues.Add(Issue.Of(Ids.UnknownProperty, member, principal.Name, property));
            return null;
        }

        if (parts.Equals(principal.Key))
            return parts;
        HashSet<int> ordinals = [.. parts.Select(static p => p.Ordinal)];
        string names = string.Join(", ", parts.Select(p => $"{principal.Name}.{p.Property}"));
        string? problem = !principal.UniqueColumns.Any(u => ordinals.SetEquals(u)) && !ordinals.SetEquals(principal.Key.Select(static k => k.Ordinal))
            ? $"{names} is not unique, so it tells no row from another; mark it [DbColumn(Unique = true)] or [Index(…, Unique = true)]"
            : parts.Any(static p => !p.HasValueEquality) ? $"{names} is of a type that compares by reference, so no row could be found by it; wrap it in a value type with a converter"
            : parts.Any(static p => p.IsClrNullable) ? $"{names} may be null, so not every row could be referred to; make it required" : null;
        if (problem is null)
            return parts;
        _issues.Add(Issue.Of(Ids.RelationshipUnresolved, member, _own.Name, member, problem));
        return null;
    }

    private void AddUnique(EquatableArray<int> columns)
    {
        bool isKey = columns.Count == _entity.Key.Count && columns.All(c => _entity.Key.Contains(c));
        if (!isKey && !_indexes.Exists(i => i.IsUnique && i.Columns.Equals(columns)))
            _indexes.Add(new IndexModel($"uq_{_entity.Table.Name}_{ColumnNames(columns)}", columns, true, default, null));
    }

    // Looking children up by their parent, and removing the parent, both search the foreign key.
    private void AddForeignKeyIndexes()
    {
        if (_entity.Table.IsView)
            return;
        foreach (ForeignKeyModel foreignKey in _foreignKeys)
        {
            EquatableArray<int> columns = foreignKey.Columns;
            bool isServed = columns.Any(c => _entity.Columns[c].HasNoIndex) || StartsWith(_entity.Key, columns) || _indexes.Exists(i => i.Filter is null && StartsWith(i.Columns, columns));
            if (!isServed)
                _indexes.Add(new IndexModel($"ix_{_entity.Table.Name}_{ColumnNames(columns)}", columns, false, default, null));
        }
    }

    private static bool StartsWith(EquatableArray<int> index, EquatableArray<int> columns) => index.Take(columns.Count).SequenceEqual(columns);

    private void AddDeclaredForeignKeys()
    {
        foreach (ColumnForeignKey declared in _entity.ForeignKeys)
        {
            string property = _entity.Columns[declared.Column].Path;
            if ((declared.External ?? _facts.Find(declared.Target)) is { IsMapped: true } principal)
            {
                EquatableArray<string> key = new([property]);
                if (PrincipalKey(key, default, principal, property) is { } principalKey)
                    AddForeignKey(key, principal, principalKey, property, declared.OnDelete, declared.OnUpdate, declared.Name);
            }
            else
            {
                _issues.Add(Issue.Of(Ids.RelationshipUnresolved, property, _own.Name, property, $"{Short(declared.Target)} is no entity that could be mapped"));
            }
        }
    }

    // Collections of other classes that nothing here mirrors still need their foreign key here.
    private void AddInboundForeignKeys()
    {
        if (!_own.IsMapped)
            return;
        foreach ((EntityFacts source, RelationshipFact collection) in _facts.Inbound(_own.Id))
        {
            if (collection.IsCollection && collection.Through is null && source.IsMapped
                && Pairing.Inverse(source, collection, _own, _facts) is null
                && Pairing.ForeignKeyOfElements(source, collection, _own) is { } key
                && Pairing.PrincipalKey(_own, key, collection.PrincipalKey, source) is { } principalKey)
                AddForeignKey(key, source, principalKey, null, collection.LeavesDeletesToDatabase ? "Cascade" : null, null, null);
        }
    }

    private ForeignKeyModel? AddForeignKey(EquatableArray<string> properties, EntityFacts principal, EquatableArray<KeyPart> principalKey, string? member, string? onDelete, string? onUpdate, string? name)
    {
        EquatableArray<int> columns = properties
            .Select(p => Enumerable.Range(0, _entity.Columns.Count).First(i => _entity.Columns[i].Path == p))
            .ToEquatable();
        int existing = _foreignKeys.FindIndex(f => f.Columns.Equals(columns) && f.Principal == principal.Id);
        if (existing >= 0)
        {
            ForeignKeyModel known = _foreignKeys[existing];
            return _foreignKeys[existing] = known with { OnDelete = known.OnDelete ?? onDelete, OnUpdate = known.OnUpdate ?? onUpdate, Name = name ?? known.Name };
        }

        string keyType = EntityFacts.TupleOf(principalKey.Select(static k => k.Type));
        string types = EntityFacts.TupleOf(columns.Select(i => _entity.Columns[i].Type.ModelType));
        if (types != keyType)
        {
            if (member is not null)
                _issues.Add(Issue.Of(Ids.RelationshipUnresolved, member, _own.Name, member, $"{string.Join(", ", properties)} is {Short(types)}, but {(principalKey.Equals(principal.Key) ? $"the key of {principal.Name}" : string.Join(", ", principalKey.Select(k => $"{principal.Name}.{k.Property}")))} is {Short(keyType)}"));
            return null;
        }

        string field = FieldNameOf(properties);
        if (_foreignKeys.Exists(f => f.FieldName == field))
            field = $"{principal.Name}{field}";
        ForeignKeyModel foreignKey = new(
            field,
            name ?? $"fk_{_entity.Table.Name}_{ColumnNames(columns)}_{principal.Table}",
            columns,
            principal.Id,
            principal.Mapper,
            principalKey,
            keyType,
            columns.Any(i => _entity.Columns[i].IsNullable),
            onDelete,
            onUpdate);
        _foreignKeys.Add(foreignKey);
        return foreignKey;
    }

    private string ColumnNames(EquatableArray<int> columns) => string.Join("_", columns.Select(i => _entity.Columns[i].Name));

    private static string FieldNameOf(EquatableArray<string> properties) => string.Concat(properties) + "ForeignKey";

    private static string Short(string type) => type.Replace("global::", "");
}
