namespace Orm.Statements;

/// <summary>Makes one selection out of a tuple of selections.</summary>
internal static class Tuples
{
    public static ISelectable<(T1, T2)> Of<T1, T2>((ISelectable<T1>, ISelectable<T2>) items) =>
        new TupleSelection<T1, T2>(items.Item1, items.Item2);

    public static ISelectable<(T1, T2, T3)> Of<T1, T2, T3>((ISelectable<T1>, ISelectable<T2>, ISelectable<T3>) items) =>
        new TupleSelection<T1, T2, T3>(items.Item1, items.Item2, items.Item3);

    public static ISelectable<(T1, T2, T3, T4)> Of<T1, T2, T3, T4>((ISelectable<T1>, ISelectable<T2>, ISelectable<T3>, ISelectable<T4>) items) =>
        new TupleSelection<T1, T2, T3, T4>(items.Item1, items.Item2, items.Item3, items.Item4);

    public static ISelectable<(T1, T2, T3, T4, T5)> Of<T1, T2, T3, T4, T5>((ISelectable<T1>, ISelectable<T2>, ISelectable<T3>, ISelectable<T4>, ISelectable<T5>) items) =>
        new TupleSelection<T1, T2, T3, T4, T5>(items.Item1, items.Item2, items.Item3, items.Item4, items.Item5);

    public static ISelectable<(T1, T2, T3, T4, T5, T6)> Of<T1, T2, T3, T4, T5, T6>((ISelectable<T1>, ISelectable<T2>, ISelectable<T3>, ISelectable<T4>, ISelectable<T5>, ISelectable<T6>) items) =>
        new TupleSelection<T1, T2, T3, T4, T5, T6>(items.Item1, items.Item2, items.Item3, items.Item4, items.Item5, items.Item6);

    public static ISelectable<(T1, T2, T3, T4, T5, T6, T7)> Of<T1, T2, T3, T4, T5, T6, T7>((ISelectable<T1>, ISelectable<T2>, ISelectable<T3>, ISelectable<T4>, ISelectable<T5>, ISelectable<T6>, ISelectable<T7>) items) =>
        new TupleSelection<T1, T2, T3, T4, T5, T6, T7>(items.Item1, items.Item2, items.Item3, items.Item4, items.Item5, items.Item6, items.Item7);

    public static ISelectable<(T1, T2, T3, T4, T5, T6, T7, T8)> Of<T1, T2, T3, T4, T5, T6, T7, T8>((ISelectable<T1>, ISelectable<T2>, ISelectable<T3>, ISelectable<T4>, ISelectable<T5>, ISelectable<T6>, ISelectable<T7>, ISelectable<T8>) items) =>
        new TupleSelection<T1, T2, T3, T4, T5, T6, T7, T8>(items.Item1, items.Item2, items.Item3, items.Item4, items.Item5, items.Item6, items.Item7, items.Item8);

    public static ISelectable<(T1, T2, T3, T4, T5, T6, T7, T8, T9)> Of<T1, T2, T3, T4, T5, T6, T7, T8, T9>((ISelectable<T1>, ISelectable<T2>, ISelectable<T3>, ISelectable<T4>, ISelectable<T5>, ISelectable<T6>, ISelectable<T7>, ISelectable<T8>, ISelectable<T9>) items) =>
        new TupleSelection<T1, T2, T3, T4, T5, T6, T7, T8, T9>(items.Item1, items.Item2, items.Item3, items.Item4, items.Item5, items.Item6, items.Item7, items.Item8, items.Item9);

    public static ISelectable<(T1, T2, T3, T4, T5, T6, T7, T8, T9, T10)> Of<T1, T2, T3, T4, T5, T6, T7, T8, T9, T10>((ISelectable<T1>, ISelectable<T2>, ISelectable<T3>, ISelectable<T4>, ISelectable<T5>, ISelectable<T6>, ISelectable<T7>, ISelectable<T8>, ISelectable<T9>, ISelectable<T10>) items) =>
        new TupleSelection<T1, T2, T3, T4, T5, T6, T7, T8, T9, T10>(items.Item1, items.Item2, items.Item3, items.Item4, items.Item5, items.Item6, items.Item7, items.Item8, items.Item9, items.Item10);

    public static ISelectable<(T1, T2, T3, T4, T5, T6, T7, T8, T9, T10, T11)> Of<T1, T2, T3, T4, T5, T6, T7, T8, T9, T10, T11>((ISelectable<T1>, ISelectable<T2>, ISelectable<T3>, ISelectable<T4>, ISelectable<T5>, ISelectable<T6>, ISelectable<T7>, ISelectable<T8>, ISelectable<T9>, ISelectable<T10>, ISelectable<T11>) items) =>
        new TupleSelection<T1, T2, T3, T4, T5, T6, T7, T8, T9, T10, T11>(items.Item1, items.Item2, items.Item3, items.Item4, items.Item5, items.Item6, items.Item7, items.Item8, items.Item9, items.Item10, items.Item11);

    public static ISelectable<(T1, T2, T3, T4, T5, T6, T7, T8, T9, T10, T11, T12)> Of<T1, T2, T3, T4, T5, T6, T7, T8, T9, T10, T11, T12>((ISelectable<T1>, ISelectable<T2>, ISelectable<T3>, ISelectable<T4>, ISelectable<T5>, ISelectable<T6>, ISelectable<T7>, ISelectable<T8>, ISelectable<T9>, ISelectable<T10>, ISelectable<T11>, ISelectable<T12>) items) =>
        new TupleSelection<T1, T2, T3, T4, T5, T6, T7, T8, T9, T10, T11, T12>(items.Item1, items.Item2, items.Item3, items.Item4, items.Item5, items.Item6, items.Item7, items.Item8, items.Item9, items.Item10, items.Item11, items.Item12);

    public static ISelectable<(T1, T2, T3, T4, T5, T6, T7, T8, T9, T10, T11, T12, T13)> Of<T1, T2, T3, T4, T5, T6, T7, T8, T9, T10, T11, T12, T13>((ISelectable<T1>, ISelectable<T2>, ISelectable<T3>, ISelectable<T4>, ISelectable<T5>, ISelectable<T6>, ISelectable<T7>, ISelectable<T8>, ISelectable<T9>, ISelectable<T10>, ISelectable<T11>, ISelectable<T12>, ISelectable<T13>) items) =>
        new TupleSelection<T1, T2, T3, T4, T5, T6, T7, T8, T9, T10, T11, T12, T13>(items.Item1, items.Item2, items.Item3, items.Item4, items.Item5, items.Item6, items.Item7, items.Item8, items.Item9, items.Item10, items.Item11, items.Item12, items.Item13);

    public static ISelectable<(T1, T2, T3, T4, T5, T6, T7, T8, T9, T10, T11, T12, T13, T14)> Of<T1, T2, T3, T4, T5, T6, T7, T8, T9, T10, T11, T12, T13, T14>((ISelectable<T1>, ISelectable<T2>, ISelectable<T3>, ISelectable<T4>, ISelectable<T5>, ISelectable<T6>, ISelectable<T7>, ISelectable<T8>, ISelectable<T9>, ISelectable<T10>, ISelectable<T11>, ISelectable<T12>, ISelectable<T13>, ISelectable<T14>) items) =>
        new TupleSelection<T1, T2, T3, T4, T5, T6, T7, T8, T9, T10, T11, T12, T13, T14>(items.Item1, items.Item2, items.Item3, items.Item4, items.Item5, items.Item6, items.Item7, items.Item8, items.Item9, items.Item10, items.Item11, items.Item12, items.Item13, items.Item14);

    public static ISelectable<(T1, T2, T3, T4, T5, T6, T7, T8, T9, T10, T11, T12, T13, T14, T15)> Of<T1, T2, T3, T4, T5, T6, T7, T8, T9, T10, T11, T12, T13, T14, T15>((ISelectable<T1>, ISelectable<T2>, ISelectable<T3>, ISelectable<T4>, ISelectable<T5>, ISelectable<T6>, ISelectable<T7>, ISelectable<T8>, ISelectable<T9>, ISelectable<T10>, ISelectable<T11>, ISelectable<T12>, ISelectable<T13>, ISelectable<T14>, ISelectable<T15>) items) =>
        new TupleSelection<T1, T2, T3, T4, T5, T6, T7, T8, T9, T10, T11, T12, T13, T14, T15>(items.Item1, items.Item2, items.Item3, items.Item4, items.Item5, items.Item6, items.Item7, items.Item8, items.Item9, items.Item10, items.Item11, items.Item12, items.Item13, items.Item14, items.Item15);

    public static ISelectable<(T1, T2, T3, T4, T5, T6, T7, T8, T9, T10, T11, T12, T13, T14, T15, T16)> Of<T1, T2, T3, T4, T5, T6, T7, T8, T9, T10, T11, T12, T13, T14, T15, T16>((ISelectable<T1>, ISelectable<T2>, ISelectable<T3>, ISelectable<T4>, ISelectable<T5>, ISelectable<T6>, ISelectable<T7>, ISelectable<T8>, ISelectable<T9>, ISelectable<T10>, ISelectable<T11>, ISelectable<T12>, ISelectable<T13>, ISelectable<T14>, ISelectable<T15>, ISelectable<T16>) items) =>
        new TupleSelection<T1, T2, T3, T4, T5, T6, T7, T8, T9, T10, T11, T12, T13, T14, T15, T16>(items.Item1, items.Item2, items.Item3, items.Item4, items.Item5, items.Item6, items.Item7, items.Item8, items.Item9, items.Item10, items.Item11, items.Item12, items.Item13, items.Item14, items.Item15, items.Item16);
}
