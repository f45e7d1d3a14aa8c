using Orm.Execution;
using Orm.Loading;
using Orm.Statements;
using Orm.UnitOfWork;

namespace Orm.Mapping;

/// <summary>A many-to-many relationship through an association table that no class maps.</summary>
public sealed class ManyToMany<TSource, TTarget, TSourceKey, TTargetKey> : CollectionInfo<TSource, TTarget>
    where TSource : class, IEntity
    where TTarget : class, IEntity
    where TSourceKey : notnull
    where TTargetKey : notnull
{
    private int[]? _linkColumns;

    /// <summary>The association table; shared by both sides.</summary>
    public required Func<TableInfo> Through { get; init; }

    /// <summary>The association table's columns that refer to the source, by ordinal, in the order of the source's key.</summary>
    public required int[] SourceColumns { get; init; }

    /// <summary>The association table's columns that refer to the target, by ordinal, in the order of the target's key.</summary>
    public required int[] TargetColumns { get; init; }

    internal override TableInfo? Association => Through();

    internal override int[] AssociationSourceColumns => SourceColumns;

    internal override int[] AssociationTargetColumns => TargetColumns;

    internal override bool IsLinkSecond => SourceColumns[0] > TargetColumns[0];

    internal override int[] LinkColumns
    {
        get
        {
            if (_linkColumns is null)
            {
                int[] columns = [.. SourceColumns, .. TargetColumns];
                Array.Sort(columns);
                _linkColumns = columns;
            }

            return _linkColumns;
        }
    }

    internal override void ItemAdded(IEntity source, IEntity item)
    {
        Inverse?.Invoke().Receive(item, source);
        JoinSessions(this, source, item);
    }

    internal override void ItemRemoved(IEntity source, IEntity item) => Inverse?.Invoke().Drop(item, source);

    internal override async ValueTask LoadAsync(IReadOnlyList<IEntity> sources, Include? include, LoadContext context, CancellationToken cancellationToken)
    {
        List<TSource> parents = SourcesToLoad(sources, include, context);
        if (parents.Count > 0)
        {
            if (parents.Count > 1 && Association!.Columns[SourceColumns[0]].Type is ColumnType<TSourceKey> sourceKey && include?.CanRank(context.Connection.Dialect) == true)
                await LoadRankedAsync(parents, include, sourceKey, context, cancellationToken).ConfigureAwait(false);
            else if (include is { IsShaped: true, IsLimited: true })
                await LoadOneByOneAsync(parents, include, context, cancellationToken).ConfigureAwait(false);
            else
                await LoadTogetherAsync(parents, include, context, cancellationToken).ConfigureAwait(false);
        }

        if (include is not null)
            await include.LoadNestedAsync(TargetsOf(sources), include.IsShaped && parents.Count == sources.Count, context, cancellationToken).ConfigureAwait(false);
    }

    internal override void BindLink(ParameterBinder binder, int ordinal, IEntity source, IEntity target, int column)
    {
        int place = Array.IndexOf(SourceColumns, column);
        if (place >= 0)
        {
            EntityMapper mapper = source.Mapper;
            mapper.BindOriginal(binder, ordinal, source, mapper.Shape.Key[place]);
        }
        else
        {
            EntityMapper mapper = target.Mapper;
            mapper.BindOriginal(binder, ordinal, target, mapper.Shape.Key[Array.IndexOf(TargetColumns, column)]);
        }
    }

    // Association and targets in one statement; with a filter or an order, the association's pairs first and the targets as the user's query gives them.
    private async ValueTask LoadTogetherAsync(List<TSource> parents, Include? include, LoadContext context, CancellationToken cancellationToken)
    {
        var target = (EntityMapper<TTarget, TTargetKey>)Target();
        var source = (EntityMapper<TSource, TSourceKey>)Source();
        var sourceKey = Association!.Columns[SourceColumns[0]].Type as ColumnType<TSourceKey>;
        bool isShaped = include is { IsShaped: true };
        int width = target.Table.Columns.Length;
        Dictionary<TSourceKey, List<TTarget>> bySource = [];
        Dictionary<TTargetKey, List<TSourceKey>> byTarget = [];
        await SelectIn.RunAsync(
            context, parents.Count, SourceColumns.Length, one: false, writer => WriteLinked(writer, target, source, sourceKey is null), BindParent, ReadLinked, cancellationToken).ConfigureAwait(false);
        if (isShaped)
            await SelectIn.RunAsync(context, parents.Count, SourceColumns.Length, one: false, include!.Query!.Write, BindParent, ReadTarget, cancellationToken).ConfigureAwait(false);
        foreach (TSource parent in parents)
            FillCollection(parent, bySource.GetValueOrDefault(source.KeyOf(parent)) ?? [], include, context);

        void BindParent(ParameterBinder binder, int ordinal, int index) => RowSelect.BindKeyOf(binder, ordinal, parents[index]);

        void ReadLinked(in RowContext row)
        {
            TSourceKey key = sourceKey is null ? source.ReadKey(row.Reader, width) : sourceKey.Read(row.Reader, width);
            if (isShaped)
            {
                TTargetKey targetKey = target.ReadKey(row.Reader, 0);
                if (!byTarget.TryGetValue(targetKey, out List<TSourceKey>? owners))
                    byTarget.Add(targetKey, owners = []);
                owners.Add(key);
                return;
            }

            Put(key, row.Materialize(target, 0));
        }

        void ReadTarget(in RowContext row)
        {
            var item = (TTarget)include!.Read(in row);
            // A batch gives each target once for all of its parents; another batch may give it again.
            if (!byTarget.TryGetValue(target.KeyOf(item), out List<TSourceKey>? owners))
                return;
            foreach (TSourceKey owner in owners)
                Put(owner, item);
        }

        void Put(TSourceKey key, TTarget item)
        {
            if (!bySource.TryGetValue(key, out List<TTarget>? items))
                bySource.Add(key, items = []);
            if (!isShaped || !items.Contains(item, ReferenceEqualityComparer.Instance))
                items.Add(item);
        }
    }

    private async ValueTask LoadRankedAsync(List<TSource> parents, Include include, ColumnType<TSourceKey> sourceKey, LoadContext context, CancellationToken cancellationToken)
    {
        var source = (EntityMapper<TSource, TSourceKey>)Source();
        Dictionary<TSourceKey, List<TTarget>> bySource = new(parents.Count);
        await SelectIn.RunAsync(
            context,
            parents.Count,
            SourceColumns.Length,
            one: false,
            writer => RankedRenderer.Write(writer, include.Query!, this),
            (binder, ordinal, index) => RowSelect.BindKeyOf(binder, ordinal, parents[index]),
            Read,
            cancellationToken).ConfigureAwait(false);
        foreach (TSource parent in parents)
            FillCollection(parent, bySource.GetValueOrDefault(source.KeyOf(parent)) ?? [], include, context);

        void Read(in RowContext row)
        {
            TSourceKey key = sourceKey.Read(row.Reader, include.Width);
            if (!bySource.TryGetValue(key, out List<TTarget>? items))
                bySource.Add(key, items = []);
            items.Add((TTarget)include.Read(in row));
        }
    }

    // Where rows cannot be numbered, as those of DISTINCT, or the key has several columns.
    private async ValueTask LoadOneByOneAsync(List<TSource> parents, Include include, LoadContext context, CancellationToken cancellationToken)
    {
        foreach (TSource parent in parents)
        {
            List<TTarget> items = [];
            await SelectIn.RunAsync(
                context,
                1,
                SourceColumns.Length,
                one: true,
                include.Query!.Write,
                (binder, ordinal, _) => RowSelect.BindKeyOf(binder, ordinal, parent),
                (in RowContext row) => items.Add((TTarget)include.Read(in row)),
                cancellationToken).ConfigureAwait(false);
            FillCollection(parent, items, include, context);
        }
    }

    // SELECT target.*, the source's key (or, where that has several columns, source.*) over the association table.
    private void WriteLinked(SqlWriter writer, EntityMapper target, EntityMapper source, bool joinsSource)
    {
        TableInfo association = Association!;
        writer.Write("SELECT ");
        WriteAll(writer, 't', target.Table);
        writer.Write(", ");
        if (joinsSource)
            WriteAll(writer, 's', source.Table);
        else
            WriteColumn(writer, 'j', association, SourceColumns[0]);
        writer.Write(" FROM ");
        writer.WriteTable(association);
        writer.Write(" AS j");
        WriteJoin(writer, 't', target, TargetColumns);
        if (joinsSource)
            WriteJoin(writer, 's', source, SourceColumns);
        writer.Write(" WHERE ");
        writer.WriteKeyFilter(this, association, SourceColumns, static (w, self, k) => WriteColumn(w, 'j', self.Association!, self.SourceColumns[k]));
    }

    private void WriteJoin(SqlWriter writer, char alias, EntityMapper mapper, int[] columns)
    {
        writer.Write(" INNER JOIN ");
        writer.WriteTable(mapper.Table);
        writer.Write(" AS ");
        writer.Write(alias);
        int[] key = mapper.Shape.Key;
        for (int i = 0; i < columns.Length; i++)
        {
            writer.Write(i == 0 ? " ON " : " AND ");
            WriteColumn(writer, alias, mapper.Table, key[i]);
            writer.Write(" = ");
            WriteColumn(writer, 'j', Association!, columns[i]);
        }
    }

    private static void WriteAll(SqlWriter writer, char alias, TableInfo table)
    {
        for (int i = 0; i < table.Columns.Length; i++)
        {
            if (i > 0)
                writer.Write(", ");
            WriteColumn(writer, alias, table, i);
        }
    }

    private static void WriteColumn(SqlWriter writer, char alias, TableInfo table, int column)
    {
        writer.Write(alias);
        writer.Write('.');
        writer.WriteIdentifier(table.Columns[column].Name);
    }
}
