using Orm.Execution;
using Orm.Mapping;
using Orm.Statements;

namespace Orm.Loading;

/// <summary>A relationship to be loaded with the rows of a query: the payload of an Include step. Immutable.</summary>
internal abstract class Include(RelationshipInfo relationship)
{
    public RelationshipInfo Relationship { get; } = relationship;

    /// <summary>The user's query over the targets, over a key filter; null when all of them are wanted as they come.</summary>
    public abstract QueryNode? Query { get; }

    /// <summary>Whether the query leaves targets out, so that a collection loaded by it is not complete.</summary>
    public bool IsPartial { get; protected init; }

    /// <summary>Whether the query takes a number of rows, which then counts per parent.</summary>
    public bool IsLimited => Query is { } query && (query.Flags & QueryFlags.Limited) != 0;

    /// <summary>How many columns the user's query selects.</summary>
    public abstract int Width { get; }

    /// <summary>Whether one statement can number the rows of each of many parents, and leave out those beyond the limits.</summary>
    public bool CanRank(Dialects.Dialect dialect) => IsLimited && dialect.Features.WindowFunctions && RankedRenderer.CanRank(Query!);

    /// <summary>Whether the query has an order or a filter of its own, so that rows must come through it.</summary>
    public bool IsShaped { get; protected init; }

    /// <summary>Whether the query's own statement joins the relationship, so that it is loaded once that statement has run.</summary>
    public bool IsJoined { get; init; }

    /// <summary>Reads a target from a row of the user's query, with what that joins.</summary>
    public abstract IEntity Read(in RowContext row);

    /// <summary>Loads what the user's query includes in turn; <paramref name="hasRun"/> tells whether the targets came through it.</summary>
    public abstract ValueTask LoadNestedAsync(IReadOnlyList<IEntity> targets, bool hasRun, LoadContext context, CancellationToken cancellationToken);
}

/// <summary>The typed include.</summary>
internal sealed class Include<TTable, TTarget> : Include
    where TTable : Table<TTable, TTarget>
    where TTarget : class, IEntity
{
    private readonly Query<TTable, TTarget>? _query;

    public Include(RelationshipInfo relationship, TTable table, Func<Query<TTable, TTarget>, Query<TTable, TTarget>> configure)
        : base(relationship)
    {
        Predicate keys = relationship.Association is not null
            ? new LinkFilter(table, relationship)
            : new KeyFilter(table, relationship.TargetForeignKey?.Columns ?? relationship.SourceForeignKey!.PrincipalColumns);
        Query<TTable, TTarget> start = table.Then(Clause.Where, keys);
        _query = configure(start) ?? throw new ArgumentException("The include's query is null.", nameof(configure));
        for (QueryNode? node = _query; node is not null && !ReferenceEquals(node, start); node = node.Previous)
        {
            if (node.Payload is JoinClause { IsInclude: true })
                continue;
            if (node.Clause == Clause.Derived)
                throw new InvalidOperationException($"The included query of {relationship} is continued after Take or Skip, which limit the rows of each parent. Put Where, OrderBy and Distinct before them.");
            IsShaped |= node.Clause is not (Clause.Include or Clause.Option);
            IsPartial |= node.Clause is Clause.Where or Clause.Join or Clause.Take or Clause.Skip;
        }
    }

    public override QueryNode? Query => _query;

    public override int Width => _query!.Selection.Width;

    public override IEntity Read(in RowContext row) => _query!.ReadRow(in row);

    public override ValueTask LoadNestedAsync(IReadOnlyList<IEntity> targets, bool hasRun, LoadContext context, CancellationToken cancellationToken) =>
        Includes.LoadAsync(_query!, targets, hasRun, context, cancellationToken);
}

/// <summary>An include of everything.</summary>
internal sealed class PlainInclude(RelationshipInfo relationship) : Include(relationship)
{
    public override QueryNode? Query => null;

    public override int Width => throw new InvalidOperationException($"{Relationship} is included without a query of its own.");

    public override IEntity Read(in RowContext row) => throw new InvalidOperationException($"{Relationship} is included without a query of its own.");

    public override ValueTask LoadNestedAsync(IReadOnlyList<IEntity> targets, bool hasRun, LoadContext context, CancellationToken cancellationToken) => default;
}
