namespace Orm.Statements;

/// <summary>Makes one selection out of a tuple of selections.</summary>
internal static class Tuples
{
    public static ISelectable<(T1, T2)> Of<T1, T2>((ISelectable<T1>, ISelectable<T2>) items) =>
        Projection.Of(items.Item1, items.Item2, static (item1, item2) => (item1, item2));

    public static ISelectable<(T1, T2, T3)> Of<T1, T2, T3>((ISelectable<T1>, ISelectable<T2>, ISelectable<T3>) items) =>
        Projection.Of(items.Item1, items.Item2, items.Item3, static (item1, item2, item3) => (item1, item2, item3));

    public static ISelectable<(T1, T2, T3, T4)> Of<T1, T2, T3, T4>((ISelectable<T1>, ISelectable<T2>, ISelectable<T3>, ISelectable<T4>) items) =>
        Projection.Of(items.Item1, items.Item2, items.Item3, items.Item4, static (item1, item2, item3, item4) => (item1, item2, item3, item4));

    public static ISelectable<(T1, T2, T3, T4, T5)> Of<T1, T2, T3, T4, T5>((ISelectable<T1>, ISelectable<T2>, ISelectable<T3>, ISelectable<T4>, ISelectable<T5>) items) =>
        Projection.Of(items.Item1, items.Item2, items.Item3, items.Item4, items.Item5, static (item1, item2, item3, item4, item5) => (item1, item2, item3, item4, item5));

    public static ISelectable<(T1, T2, T3, T4, T5, T6)> Of<T1, T2, T3, T4, T5, T6>((ISelectable<T1>, ISelectable<T2>, ISelectable<T3>, ISelectable<T4>, ISelectable<T5>, ISelectable<T6>) items) =>
        Projection.Of(items.Item1, items.Item2, items.Item3, items.Item4, items.Item5, items.Item6, static (item1, item2, item3, item4, item5, item6) => (item1, item2, item3, item4, item5, item6));

    public static ISelectable<(T1, T2, T3, T4, T5, T6, T7)> Of<T1, T2, T3, T4, T5, T6, T7>((ISelectable<T1>, ISelectable<T2>, ISelectable<T3>, ISelectable<T4>, ISelectable<T5>, ISelectable<T6>, ISelectable<T7>) items) =>
        Projection.Of(items.Item1, items.Item2, items.Item3, items.Item4, items.Item5, items.Item6, items.Item7, static (item1, item2, item3, item4, item5, item6, item7) => (item1, item2, item3, item4, item5, item6, item7));

    public static ISelectable<(T1, T2, T3, T4, T5, T6, T7, T8)> Of<T1, T2, T3, T4, T5, T6, T7, T8>((ISelectable<T1>, ISelectable<T2>, ISelectable<T3>, ISelectable<T4>, ISelectable<T5>, ISelectable<T6>, ISelectable<T7>, ISelectable<T8>) items) =>
        Projection.Of(items.Item1, items.Item2, items.Item3, items.Item4, items.Item5, items.Item6, items.Item7, items.Item8, static (item1, item2, item3, item4, item5, item6, item7, item8) => (item1, item2, item3, item4, item5, item6, item7, item8));

    public static ISelectable<(T1, T2, T3, T4, T5, T6, T7, T8, T9)> Of<T1, T2, T3, T4, T5, T6, T7, T8, T9>((ISelectable<T1>, ISelectable<T2>, ISelectable<T3>, ISelectable<T4>, ISelectable<T5>, ISelectable<T6>, ISelectable<T7>, ISelectable<T8>, ISelectable<T9>) items) =>
        Projection.Of(items.Item1, items.Item2, items.Item3, items.Item4, items.Item5, items.Item6, items.Item7, items.Item8, items.Item9, static (item1, item2, item3, item4, item5, item6, item7, item8, item9) => (item1, item2, item3, item4, item5, item6, item7, item8, item9));

    public static ISelectable<(T1, T2, T3, T4, T5, T6, T7, T8, T9, T10)> Of<T1, T2, T3, T4, T5, T6, T7, T8, T9, T10>((ISelectable<T1>, ISelectable<T2>, ISelectable<T3>, ISelectable<T4>, ISelectable<T5>, ISelectable<T6>, ISelectable<T7>, ISelectable<T8>, ISelectable<T9>, ISelectable<T10>) items) =>
        Projection.Of(items.Item1, items.Item2, items.Item3, items.Item4, items.Item5, items.Item6, items.Item7, items.Item8, items.Item9, items.Item10, static (item1, item2, item3, item4, item5, item6, item7, item8, item9, item10) => (item1, item2, item3, item4, item5, item6, item7, item8, item9, item10));

    public static ISelectable<(T1, T2, T3, T4, T5, T6, T7, T8, T9, T10, T11)> Of<T1, T2, T3, T4, T5, T6, T7, T8, T9, T10, T11>((ISelectable<T1>, ISelectable<T2>, ISelectable<T3>, ISelectable<T4>, ISelectable<T5>, ISelectable<T6>, ISelectable<T7>, ISelectable<T8>, ISelectable<T9>, ISelectable<T10>, ISelectable<T11>) items) =>
        Projection.Of(items.Item1, items.Item2, items.Item3, items.Item4, items.Item5, items.Item6, items.Item7, items.Item8, items.Item9, items.Item10, items.Item11, static (item1, item2, item3, item4, item5, item6, item7, item8, item9, item10, item11) => (item1, item2, item3, item4, item5, item6, item7, item8, item9, item10, item11));

    public static ISelectable<(T1, T2, T3, T4, T5, T6, T7, T8, T9, T10, T11, T12)> Of<T1, T2, T3, T4, T5, T6, T7, T8, T9, T10, T11, T12>((ISelectable<T1>, ISelectable<T2>, ISelectable<T3>, ISelectable<T4>, ISelectable<T5>, ISelectable<T6>, ISelectable<T7>, ISelectable<T8>, ISelectable<T9>, ISelectable<T10>, ISelectable<T11>, ISelectable<T12>) items) =>
        Projection.Of(items.Item1, items.Item2, items.Item3, items.Item4, items.Item5, items.Item6, items.Item7, items.Item8, items.Item9, items.Item10, items.Item11, items.Item12, static (item1, item2, item3, item4, item5, item6, item7, item8, item9, item10, item11, item12) => (item1, item2, item3, item4, item5, item6, item7, item8, item9, item10, item11, item12));

    public static ISelectable<(T1, T2, T3, T4, T5, T6, T7, T8, T9, T10, T11, T12, T13)> Of<T1, T2, T3, T4, T5, T6, T7, T8, T9, T10, T11, T12, T13>((ISelectable<T1>, ISelectable<T2>, ISelectable<T3>, ISelectable<T4>, ISelectable<T5>, ISelectable<T6>, ISelectable<T7>, ISelectable<T8>, ISelectable<T9>, ISelectable<T10>, ISelectable<T11>, ISelectable<T12>, ISelectable<T13>) items) =>
        Projection.Of(items.Item1, items.Item2, items.Item3, items.Item4, items.Item5, items.Item6, items.Item7, items.Item8, items.Item9, items.Item10, items.Item11, items.Item12, items.Item13, static (item1, item2, item3, item4, item5, item6, item7, item8, item9, item10, item11, item12, item13) => (item1, item2, item3, item4, item5, item6, item7, item8, item9, item10, item11, item12, item13));

    public static ISelectable<(T1, T2, T3, T4, T5, T6, T7, T8, T9, T10, T11, T12, T13, T14)> Of<T1, T2, T3, T4, T5, T6, T7, T8, T9, T10, T11, T12, T13, T14>((ISelectable<T1>, ISelectable<T2>, ISelectable<T3>, ISelectable<T4>, ISelectable<T5>, ISelectable<T6>, ISelectable<T7>, ISelectable<T8>, ISelectable<T9>, ISelectable<T10>, ISelectable<T11>, ISelectable<T12>, ISelectable<T13>, ISelectable<T14>) items) =>
        Projection.Of(items.Item1, items.Item2, items.Item3, items.Item4, items.Item5, items.Item6, items.Item7, items.Item8, items.Item9, items.Item10, items.Item11, items.Item12, items.Item13, items.Item14, static (item1, item2, item3, item4, item5, item6, item7, item8, item9, item10, item11, item12, item13, item14) => (item1, item2, item3, item4, item5, item6, item7, item8, item9, item10, item11, item12, item13, item14));

    public static ISelectable<(T1, T2, T3, T4, T5, T6, T7, T8, T9, T10, T11, T12, T13, T14, T15)> Of<T1, T2, T3, T4, T5, T6, T7, T8, T9, T10, T11, T12, T13, T14, T15>((ISelectable<T1>, ISelectable<T2>, ISelectable<T3>, ISelectable<T4>, ISelectable<T5>, ISelectable<T6>, ISelectable<T7>, ISelectable<T8>, ISelectable<T9>, ISelectable<T10>, ISelectable<T11>, ISelectable<T12>, ISelectable<T13>, ISelectable<T14>, ISelectable<T15>) items) =>
        Projection.Of(items.Item1, items.Item2, items.Item3, items.Item4, items.Item5, items.Item6, items.Item7, items.Item8, items.Item9, items.Item10, items.Item11, items.Item12, items.Item13, items.Item14, items.Item15, static (item1, item2, item3, item4, item5, item6, item7, item8, item9, item10, item11, item12, item13, item14, item15) => (item1, item2, item3, item4, item5, item6, item7, item8, item9, item10, item11, item12, item13, item14, item15));

    public static ISelectable<(T1, T2, T3, T4, T5, T6, T7, T8, T9, T10, T11, T12, T13, T14, T15, T16)> Of<T1, T2, T3, T4, T5, T6, T7, T8, T9, T10, T11, T12, T13, T14, T15, T16>((ISelectable<T1>, ISelectable<T2>, ISelectable<T3>, ISelectable<T4>, ISelectable<T5>, ISelectable<T6>, ISelectable<T7>, ISelectable<T8>, ISelectable<T9>, ISelectable<T10>, ISelectable<T11>, ISelectable<T12>, ISelectable<T13>, ISelectable<T14>, ISelectable<T15>, ISelectable<T16>) items) =>
        Projection.Of(items.Item1, items.Item2, items.Item3, items.Item4, items.Item5, items.Item6, items.Item7, items.Item8, items.Item9, items.Item10, items.Item11, items.Item12, items.Item13, items.Item14, items.Item15, items.Item16, static (item1, item2, item3, item4, item5, item6, item7, item8, item9, item10, item11, item12, item13, item14, item15, item16) => (item1, item2, item3, item4, item5, item6, item7, item8, item9, item10, item11, item12, item13, item14, item15, item16));
}
