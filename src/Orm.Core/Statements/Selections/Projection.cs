using Orm.Statements;

namespace Orm;

/// <summary>Makes a selection that gives an object of the user's own: what generated <c>Project(…)</c> methods call.</summary>
public static class Projection
{
    /// <summary>Reads 1 selection and makes an object of them.</summary>
    public static ISelectable<TResult> Of<T1, TResult>(ISelectable<T1> item1, Func<T1, TResult> create) => new ProjectionSelection<T1, TResult>(item1, create);

    /// <summary>Reads 2 selections and makes an object of them.</summary>
    public static ISelectable<TResult> Of<T1, T2, TResult>(ISelectable<T1> item1, ISelectable<T2> item2, Func<T1, T2, TResult> create) => new ProjectionSelection<T1, T2, TResult>(item1, item2, create);

    /// <summary>Reads 3 selections and makes an object of them.</summary>
    public static ISelectable<TResult> Of<T1, T2, T3, TResult>(ISelectable<T1> item1, ISelectable<T2> item2, ISelectable<T3> item3, Func<T1, T2, T3, TResult> create) => new ProjectionSelection<T1, T2, T3, TResult>(item1, item2, item3, create);

    /// <summary>Reads 4 selections and makes an object of them.</summary>
    public static ISelectable<TResult> Of<T1, T2, T3, T4, TResult>(ISelectable<T1> item1, ISelectable<T2> item2, ISelectable<T3> item3, ISelectable<T4> item4, Func<T1, T2, T3, T4, TResult> create) => new ProjectionSelection<T1, T2, T3, T4, TResult>(item1, item2, item3, item4, create);

    /// <summary>Reads 5 selections and makes an object of them.</summary>
    public static ISelectable<TResult> Of<T1, T2, T3, T4, T5, TResult>(ISelectable<T1> item1, ISelectable<T2> item2, ISelectable<T3> item3, ISelectable<T4> item4, ISelectable<T5> item5, Func<T1, T2, T3, T4, T5, TResult> create) => new ProjectionSelection<T1, T2, T3, T4, T5, TResult>(item1, item2, item3, item4, item5, create);

    /// <summary>Reads 6 selections and makes an object of them.</summary>
    public static ISelectable<TResult> Of<T1, T2, T3, T4, T5, T6, TResult>(ISelectable<T1> item1, ISelectable<T2> item2, ISelectable<T3> item3, ISelectable<T4> item4, ISelectable<T5> item5, ISelectable<T6> item6, Func<T1, T2, T3, T4, T5, T6, TResult> create) => new ProjectionSelection<T1, T2, T3, T4, T5, T6, TResult>(item1, item2, item3, item4, item5, item6, create);

    /// <summary>Reads 7 selections and makes an object of them.</summary>
    public static ISelectable<TResult> Of<T1, T2, T3, T4, T5, T6, T7, TResult>(ISelectable<T1> item1, ISelectable<T2> item2, ISelectable<T3> item3, ISelectable<T4> item4, ISelectable<T5> item5, ISelectable<T6> item6, ISelectable<T7> item7, Func<T1, T2, T3, T4, T5, T6, T7, TResult> create) => new ProjectionSelection<T1, T2, T3, T4, T5, T6, T7, TResult>(item1, item2, item3, item4, item5, item6, item7, create);

    /// <summary>Reads 8 selections and makes an object of them.</summary>
    public static ISelectable<TResult> Of<T1, T2, T3, T4, T5, T6, T7, T8, TResult>(ISelectable<T1> item1, ISelectable<T2> item2, ISelectable<T3> item3, ISelectable<T4> item4, ISelectable<T5> item5, ISelectable<T6> item6, ISelectable<T7> item7, ISelectable<T8> item8, Func<T1, T2, T3, T4, T5, T6, T7, T8, TResult> create) => new ProjectionSelection<T1, T2, T3, T4, T5, T6, T7, T8, TResult>(item1, item2, item3, item4, item5, item6, item7, item8, create);

    /// <summary>Reads 9 selections and makes an object of them.</summary>
    public static ISelectable<TResult> Of<T1, T2, T3, T4, T5, T6, T7, T8, T9, TResult>(ISelectable<T1> item1, ISelectable<T2> item2, ISelectable<T3> item3, ISelectable<T4> item4, ISelectable<T5> item5, ISelectable<T6> item6, ISelectable<T7> item7, ISelectable<T8> item8, ISelectable<T9> item9, Func<T1, T2, T3, T4, T5, T6, T7, T8, T9, TResult> create) => new ProjectionSelection<T1, T2, T3, T4, T5, T6, T7, T8, T9, TResult>(item1, item2, item3, item4, item5, item6, item7, item8, item9, create);

    /// <summary>Reads 10 selections and makes an object of them.</summary>
    public static ISelectable<TResult> Of<T1, T2, T3, T4, T5, T6, T7, T8, T9, T10, TResult>(ISelectable<T1> item1, ISelectable<T2> item2, ISelectable<T3> item3, ISelectable<T4> item4, ISelectable<T5> item5, ISelectable<T6> item6, ISelectable<T7> item7, ISelectable<T8> item8, ISelectable<T9> item9, ISelectable<T10> item10, Func<T1, T2, T3, T4, T5, T6, T7, T8, T9, T10, TResult> create) => new ProjectionSelection<T1, T2, T3, T4, T5, T6, T7, T8, T9, T10, TResult>(item1, item2, item3, item4, item5, item6, item7, item8, item9, item10, create);

    /// <summary>Reads 11 selections and makes an object of them.</summary>
    public static ISelectable<TResult> Of<T1, T2, T3, T4, T5, T6, T7, T8, T9, T10, T11, TResult>(ISelectable<T1> item1, ISelectable<T2> item2, ISelectable<T3> item3, ISelectable<T4> item4, ISelectable<T5> item5, ISelectable<T6> item6, ISelectable<T7> item7, ISelectable<T8> item8, ISelectable<T9> item9, ISelectable<T10> item10, ISelectable<T11> item11, Func<T1, T2, T3, T4, T5, T6, T7, T8, T9, T10, T11, TResult> create) => new ProjectionSelection<T1, T2, T3, T4, T5, T6, T7, T8, T9, T10, T11, TResult>(item1, item2, item3, item4, item5, item6, item7, item8, item9, item10, item11, create);

    /// <summary>Reads 12 selections and makes an object of them.</summary>
    public static ISelectable<TResult> Of<T1, T2, T3, T4, T5, T6, T7, T8, T9, T10, T11, T12, TResult>(ISelectable<T1> item1, ISelectable<T2> item2, ISelectable<T3> item3, ISelectable<T4> item4, ISelectable<T5> item5, ISelectable<T6> item6, ISelectable<T7> item7, ISelectable<T8> item8, ISelectable<T9> item9, ISelectable<T10> item10, ISelectable<T11> item11, ISelectable<T12> item12, Func<T1, T2, T3, T4, T5, T6, T7, T8, T9, T10, T11, T12, TResult> create) => new ProjectionSelection<T1, T2, T3, T4, T5, T6, T7, T8, T9, T10, T11, T12, TResult>(item1, item2, item3, item4, item5, item6, item7, item8, item9, item10, item11, item12, create);

    /// <summary>Reads 13 selections and makes an object of them.</summary>
    public static ISelectable<TResult> Of<T1, T2, T3, T4, T5, T6, T7, T8, T9, T10, T11, T12, T13, TResult>(ISelectable<T1> item1, ISelectable<T2> item2, ISelectable<T3> item3, ISelectable<T4> item4, ISelectable<T5> item5, ISelectable<T6> item6, ISelectable<T7> item7, ISelectable<T8> item8, ISelectable<T9> item9, ISelectable<T10> item10, ISelectable<T11> item11, ISelectable<T12> item12, ISelectable<T13> item13, Func<T1, T2, T3, T4, T5, T6, T7, T8, T9, T10, T11, T12, T13, TResult> create) => new ProjectionSelection<T1, T2, T3, T4, T5, T6, T7, T8, T9, T10, T11, T12, T13, TResult>(item1, item2, item3, item4, item5, item6, item7, item8, item9, item10, item11, item12, item13, create);

    /// <summary>Reads 14 selections and makes an object of them.</summary>
    public static ISelectable<TResult> Of<T1, T2, T3, T4, T5, T6, T7, T8, T9, T10, T11, T12, T13, T14, TResult>(ISelectable<T1> item1, ISelectable<T2> item2, ISelectable<T3> item3, ISelectable<T4> item4, ISelectable<T5> item5, ISelectable<T6> item6, ISelectable<T7> item7, ISelectable<T8> item8, ISelectable<T9> item9, ISelectable<T10> item10, ISelectable<T11> item11, ISelectable<T12> item12, ISelectable<T13> item13, ISelectable<T14> item14, Func<T1, T2, T3, T4, T5, T6, T7, T8, T9, T10, T11, T12, T13, T14, TResult> create) => new ProjectionSelection<T1, T2, T3, T4, T5, T6, T7, T8, T9, T10, T11, T12, T13, T14, TResult>(item1, item2, item3, item4, item5, item6, item7, item8, item9, item10, item11, item12, item13, item14, create);

    /// <summary>Reads 15 selections and makes an object of them.</summary>
    public static ISelectable<TResult> Of<T1, T2, T3, T4, T5, T6, T7, T8, T9, T10, T11, T12, T13, T14, T15, TResult>(ISelectable<T1> item1, ISelectable<T2> item2, ISelectable<T3> item3, ISelectable<T4> item4, ISelectable<T5> item5, ISelectable<T6> item6, ISelectable<T7> item7, ISelectable<T8> item8, ISelectable<T9> item9, ISelectable<T10> item10, ISelectable<T11> item11, ISelectable<T12> item12, ISelectable<T13> item13, ISelectable<T14> item14, ISelectable<T15> item15, Func<T1, T2, T3, T4, T5, T6, T7, T8, T9, T10, T11, T12, T13, T14, T15, TResult> create) => new ProjectionSelection<T1, T2, T3, T4, T5, T6, T7, T8, T9, T10, T11, T12, T13, T14, T15, TResult>(item1, item2, item3, item4, item5, item6, item7, item8, item9, item10, item11, item12, item13, item14, item15, create);

    /// <summary>Reads 16 selections and makes an object of them.</summary>
    public static ISelectable<TResult> Of<T1, T2, T3, T4, T5, T6, T7, T8, T9, T10, T11, T12, T13, T14, T15, T16, TResult>(ISelectable<T1> item1, ISelectable<T2> item2, ISelectable<T3> item3, ISelectable<T4> item4, ISelectable<T5> item5, ISelectable<T6> item6, ISelectable<T7> item7, ISelectable<T8> item8, ISelectable<T9> item9, ISelectable<T10> item10, ISelectable<T11> item11, ISelectable<T12> item12, ISelectable<T13> item13, ISelectable<T14> item14, ISelectable<T15> item15, ISelectable<T16> item16, Func<T1, T2, T3, T4, T5, T6, T7, T8, T9, T10, T11, T12, T13, T14, T15, T16, TResult> create) => new ProjectionSelection<T1, T2, T3, T4, T5, T6, T7, T8, T9, T10, T11, T12, T13, T14, T15, T16, TResult>(item1, item2, item3, item4, item5, item6, item7, item8, item9, item10, item11, item12, item13, item14, item15, item16, create);
}
