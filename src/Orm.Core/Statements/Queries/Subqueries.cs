using Orm.Mapping;
using Orm.Statements;

namespace Orm;

/// <summary>Queries as parts of other statements: IN, EXISTS, scalars, counts.</summary>
public static class Subqueries
{
    extension<T>(Query<T> query)
    {
        /// <summary>The query gives any row.</summary>
        public Predicate Exists() => new ExistsPredicate(query);

        /// <summary>How many rows the query gives, as an expression.</summary>
        public Expr<long> Count() => new TermExpr<long>(new SubqueryTerm(query, SelectForm.Count, ColumnTypes.Int64));
    }

    extension<T>(Operand<T> operand)
        where T : class
    {
        /// <summary>Has one of the values that a query gives; the nulls among them count for nothing.</summary>
        public Predicate In(IValues<T?> query) => new InQuery(operand, (QueryNode)query, negated: false);

        /// <summary>Has none of the values that a query gives; one null among them makes the condition unknown for every row: leave nulls out of the query by Where.</summary>
        public Predicate NotIn(IValues<T?> query) => new InQuery(operand, (QueryNode)query, negated: true);
    }

    extension<T>(Operand<T> operand)
        where T : struct
    {
        /// <summary>Has one of the values that a query gives.</summary>
        public Predicate In(Query<T> query) => new InQuery(operand, query, negated: false);

        /// <summary>Has none of the values that a query gives.</summary>
        public Predicate NotIn(Query<T> query) => new InQuery(operand, query, negated: true);

        /// <summary>Has one of the values that a query gives; the nulls among them count for nothing.</summary>
        public Predicate In(Query<T?> query) => new InQuery(operand, query, negated: false);

        /// <summary>Has none of the values that a query gives; one null among them makes the condition unknown for every row: leave nulls out of the query by Where.</summary>
        public Predicate NotIn(Query<T?> query) => new InQuery(operand, query, negated: true);
    }

    extension<TShape, T>(Query<TShape, T> query)
        where T : struct
    {
        /// <summary>The query's one value as an expression; null when it gives no row.</summary>
        public NullableValueExpr<T> Scalar() => new NullableValueTerm<T>(new SubqueryTerm(query, SelectForm.Rows, MappingOf(query.Selection)));
    }

    extension<TShape, T>(Query<TShape, T?> query)
        where T : struct
    {
        /// <summary>The query's one value as an expression; null when it is, or when there is no row.</summary>
        public NullableValueExpr<T> Scalar() => new NullableValueTerm<T>(new SubqueryTerm(query, SelectForm.Rows, MappingOf(query.Selection)));
    }

#nullable disable annotations // Queries of string and of string? alike.
    extension<TShape>(Query<TShape, string> query)
#nullable restore annotations
    {
        /// <summary>The query's one value as an expression; null when it is, or when there is no row.</summary>
        public NullableExpr<string> Scalar() => new NullableTerm<string>(new SubqueryTerm(query, SelectForm.Rows, MappingOf(query.Selection)));
    }

    private static ColumnType? MappingOf<T>(ISelectable<T> selection) => (selection as Operand
        ?? throw new InvalidOperationException("A scalar subquery selects one expression: .Select(x => x.Id).Scalar().")).Mapping;
}
