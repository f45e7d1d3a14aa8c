using Microsoft.CodeAnalysis;
using Orm.Generators.Diagnostics;
using Orm.Generators.Model;

namespace Orm.Generators.Parsing;

/// <summary>The part that reads what concerns the table as a whole: key, constraints, names of handles.</summary>
internal sealed partial class EntityParser
{
    private EquatableArray<int> FindKey()
    {
        if (_keys.Count == 0)
        {
            int ordinal = _columns.FindIndex(c => c.Part < 0 && c.Path is "Id" or "ID");
            if (ordinal < 0)
                ordinal = _columns.FindIndex(c => c.Part < 0 && c.Path == _type.Name + "Id");
            if (ordinal >= 0)
                _keys.Add((ordinal, 0));
            else if (!_isView)
                _issues.Add(Issue.Of(Ids.NoKey, null, _type.Name));
        }

        foreach (ColumnModel column in _keys.Select(k => _columns[k.Column]).Where(static c => !c.Type.HasValueEquality))
            _issues.Add(Issue.Of(Ids.KeyEquality, column.Path, _type.Name, column.Path, column.Type.ModelType.Replace("global::", "")));
        return _keys.OrderBy(static k => k.Order).Select(static k => k.Column).ToEquatable();
    }

    private void InferGeneration(EquatableArray<int> key)
    {
        foreach (int ordinal in key)
            _columns[ordinal] = _columns[ordinal] with { IsNullable = false };
        if (key.Count != 1 || _isView || _columns[key[0]] is not { Generation: null, HasDatabaseDefault: false } column)
            return;
        string? generation = column.Type.FromInteger is not null && column.Type.IsInteger ? "Identity"
            : column.Type.FromGuid is not null ? "ClientGuid"
            : null;
        _columns[key[0]] = column with { Generation = generation, IsGenerationInferred = generation is not null };
    }

    // [ForeignKey("Author")] on AuthorId says the same as [ForeignKey("AuthorId")] on Author.
    private void ApplyNavigations()
    {
        foreach ((string property, string navigation) in _navigations)
        {
            int index = _relationships.FindIndex(r => r.Property.Name == navigation);
            if (index >= 0)
                _relationships[index] = _relationships[index] with { ForeignKey = _relationships[index].ForeignKey.Concat([property]).ToEquatable() };
            else
                _issues.Add(Issue.Of(Ids.UnknownProperty, property, _type.Name, navigation));
        }
    }

    private void ParseTableConstraints()
    {
        int unnamed = 0;
        foreach (AttributeData attribute in _type.GetAttributes())
        {
            if (attribute.AttributeClass.IsOrm("IndexAttribute"))
                AddIndex(attribute);
            else if (attribute.AttributeClass.IsOrm("CheckAttribute") && attribute.Argument(0) is string sql)
                _checks.Add(new CheckModel(attribute.Named("Name") as string ?? $"ck_{_tableName}_{++unnamed}", sql));
        }
    }

    private void AddIndex(AttributeData attribute)
    {
        TypedConstant properties = attribute.ConstructorArguments.FirstOrDefault();
        if (properties.Kind != TypedConstantKind.Array || properties.IsNull)
            return;
        List<int> ordinals = [];
        List<bool> descending = [];
        HashSet<string?> descendingNames = attribute.Named("Descending") is System.Collections.Immutable.ImmutableArray<TypedConstant> names
            ? [.. names.Select(static n => n.Value as string)]
            : [];
        foreach (string? property in properties.Values.Select(static v => v.Value as string))
        {
            IEnumerable<int> found = Enumerable.Range(0, _columns.Count).Where(i => _columns[i].Path == property || _members[_columns[i].Member].Property.Name == property);
            int before = ordinals.Count;
            ordinals.AddRange(found);
            if (ordinals.Count == before)
                _issues.Add(Issue.Of(Ids.UnknownProperty, null, _type.Name, property ?? ""));
            descending.AddRange(Enumerable.Repeat(descendingNames.Contains(property), ordinals.Count - before));
        }

        if (ordinals.Count == 0)
            return;
        bool isUnique = attribute.Named("Unique") is true;
        string name = attribute.Named("Name") as string
            ?? $"{(isUnique ? "uq" : "ix")}_{_tableName}_{string.Join("_", ordinals.Select(i => _columns[i].Name))}";
        _indexes.Add(new IndexModel(
            name, ordinals.ToEquatable(), isUnique, descending.Contains(true) ? descending.ToEquatable() : default, attribute.Named("Filter") as string));
    }

    private TableModel ParseTable()
    {
        AttributeData? entity = _type.Attribute("EntityAttribute");
        AttributeData? view = _type.Attribute("ViewAttribute");
        AttributeData own = (entity ?? view)!;
        string? sql = view?.Argument(0) as string;
        return new TableModel(
            _tableName,
            own.Named("Schema") as string ?? DataAnnotation(_type, "TableAttribute")?.Named("Schema") as string,
            entity?.Named("Comment") as string,
            own.Named("Model") as string ?? "",
            _isView,
            sql is not null && sql.Any(char.IsWhiteSpace) ? sql : null);
    }

    private HandleModel ParseHandle(EquatableArray<int> key)
    {
        string name = _type.Name + "Table";
        string outer = _type.Name + "OuterTable";
        foreach (string taken in new[] { name, outer }.Where(IsTypeTaken))
            _issues.Add(Issue.Of(Ids.HandleClash, null, _type.Name, taken));
        if (_names.Contains("RowMapper") || _type.Name == "RowMapper")
            _issues.Add(Issue.Of(Ids.HandleClash, null, _type.Name, "RowMapper"));
        bool isTableTaken = _names.Contains("Table") || _type.Name == "Table";
        if (isTableTaken)
            _issues.Add(Issue.Of(Ids.TableNameTaken, null, _type.Name, name));
        bool isPublic = Symbols.NameOf(_type).Accessibility == "public" && key.All(i => _members[_columns[i].Member].Property.IsPublicType);
        return new HandleModel(Symbols.Identifier(name), Symbols.Identifier(outer), isTableTaken ? null : "Table", isPublic ? "public" : "internal");
    }

    private bool IsTypeTaken(string name) =>
        (_type.ContainingType is { } container ? container.GetTypeMembers(name) : _type.ContainingNamespace.GetTypeMembers(name))
        .Any(t => t.Arity == 0 && !t.IsGenerated() && SymbolEqualityComparer.Default.Equals(t.ContainingAssembly, _type.ContainingAssembly) && t.DeclaringSyntaxReferences.Length > 0);
}
