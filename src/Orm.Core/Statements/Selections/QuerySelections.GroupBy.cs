using System.Runtime.CompilerServices;
using Orm.Statements;

namespace Orm;

/// <summary>GroupBy: groups are symbols too, with their key and the aggregates over their rows.</summary>
public static partial class QuerySelections
{
    extension<TShape>(IShaped<TShape> query)
    {
        /// <summary>Groups rows by an expression, or by a tuple of expressions whose names survive in <c>g.Key</c>.</summary>
        public Source<Group<TKey, TShape>> GroupBy<TKey>(Func<TShape, TKey> key)
        {
            QueryNode node = query.StartRows("GroupBy", keepsOrder: false, out TShape shape);
            TKey by = Lambda.Run(key, shape, node);
            return new Source<Group<TKey, TShape>>(node, Clause.Group, KeysOf(by), 0, QueryFlags.Grouped, new Group<TKey, TShape>(by, shape));
        }

        /// <summary>Groups rows by an expression or a tuple of them, and names what a row of a group is.</summary>
        public Source<Group<TKey, TItem>> GroupBy<TKey, TItem>(Func<TShape, TKey> key, Func<TShape, TItem> item)
        {
            QueryNode node = query.StartRows("GroupBy", keepsOrder: false, out TShape shape);
            TKey by = Lambda.Run(key, shape, node);
            return new Source<Group<TKey, TItem>>(node, Clause.Group, KeysOf(by), 0, QueryFlags.Grouped, new Group<TKey, TItem>(by, Lambda.Run(item, shape, node)));
        }
    }

    internal static Operand[] KeysOf<TKey>(TKey key)
    {
        if (key is Operand single)
            return [single];
        if (key is not ITuple tuple)
            throw new ArgumentException("A key is a column, an expression, or a tuple of those: group p by (u.Id, u.Name).", nameof(key));
        var keys = new Operand[tuple.Length];
        for (int i = 0; i < keys.Length; i++)
        {
            keys[i] = tuple[i] as Operand
                ?? throw new ArgumentException($"Part {i + 1} of the key is no column or expression.", nameof(key));
        }

        return keys;
    }
}
