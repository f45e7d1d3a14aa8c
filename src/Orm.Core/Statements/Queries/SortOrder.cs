namespace Orm.Statements;

/// <summary>The direction of one ordering, and where it puts nulls.</summary>
[Flags]
internal enum SortOrder
{
    Ascending = 0,
    Descending = 1,
    NullsFirst = 2,
    NullsLast = 4,
}

/// <summary>Packs an ordering into one number, and takes it apart.</summary>
internal static class SortOrders
{
    public static SortOrder With(this SortOrder order, Nulls nulls) => nulls switch
    {
        Nulls.First => order | SortOrder.NullsFirst,
        Nulls.Last => order | SortOrder.NullsLast,
        _ => order,
    };

    public static Nulls NullsOf(this SortOrder order) =>
        (order & SortOrder.NullsFirst) != 0 ? Nulls.First : (order & SortOrder.NullsLast) != 0 ? Nulls.Last : Nulls.Default;
}
