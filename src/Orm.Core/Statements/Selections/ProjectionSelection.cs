using System.Runtime.CompilerServices;
using Orm.Execution;

namespace Orm.Statements;

/// <summary>A selection made of others: where each of them begins in the row, and how all are written. What knows their types, and so boxes no value, are the classes below.</summary>
internal abstract class ProjectionSelection<TResult> : ISelectable<TResult>
{
    private readonly Places _places;

    private protected ProjectionSelection(params ReadOnlySpan<ISelectable> parts)
    {
        for (int i = 0; i < parts.Length; i++)
        {
            _places[i] = checked((ushort)Width);
            Width += parts[i].Width;
        }
    }

    public int Width { get; }

    public abstract void WriteSelectList(SqlWriter writer);

    public abstract TResult Read(in RowContext row, int offset);

    private protected int At(int part) => _places[part];

    private protected static void Write(SqlWriter writer, params ReadOnlySpan<ISelectable> parts)
    {
        for (int i = 0; i < parts.Length; i++)
        {
            if (i > 0)
                writer.Write(", ");
            parts[i].WriteSelectList(writer);
        }
    }

    // Inside of the object: a query that is composed for one execution allocates no array for it.
    [InlineArray(16)]
    private struct Places
    {
        private ushort _first;
    }
}

// One class per arity: C# has no variadic generics, and a row must be read without boxing. Tuples are projections too.
internal sealed class ProjectionSelection<T1, TResult>(ISelectable<T1> item1, Func<T1, TResult> create) : ProjectionSelection<TResult>(item1)
{
    public override void WriteSelectList(SqlWriter writer) => Write(writer, item1);

    public override TResult Read(in RowContext row, int offset) => create(item1.Read(in row, offset));
}

internal sealed class ProjectionSelection<T1, T2, TResult>(ISelectable<T1> item1, ISelectable<T2> item2, Func<T1, T2, TResult> create) : ProjectionSelection<TResult>(item1, item2)
{
    public override void WriteSelectList(SqlWriter writer) => Write(writer, item1, item2);

    public override TResult Read(in RowContext row, int offset) => create(item1.Read(in row, offset), item2.Read(in row, offset + At(1)));
}

internal sealed class ProjectionSelection<T1, T2, T3, TResult>(ISelectable<T1> item1, ISelectable<T2> item2, ISelectable<T3> item3, Func<T1, T2, T3, TResult> create) : ProjectionSelection<TResult>(item1, item2, item3)
{
    public override void WriteSelectList(SqlWriter writer) => Write(writer, item1, item2, item3);

    public override TResult Read(in RowContext row, int offset) => create(item1.Read(in row, offset), item2.Read(in row, offset + At(1)), item3.Read(in row, offset + At(2)));
}

internal sealed class ProjectionSelection<T1, T2, T3, T4, TResult>(ISelectable<T1> item1, ISelectable<T2> item2, ISelectable<T3> item3, ISelectable<T4> item4, Func<T1, T2, T3, T4, TResult> create) : ProjectionSelection<TResult>(item1, item2, item3, item4)
{
    public override void WriteSelectList(SqlWriter writer) => Write(writer, item1, item2, item3, item4);

    public override TResult Read(in RowContext row, int offset) => create(item1.Read(in row, offset), item2.Read(in row, offset + At(1)), item3.Read(in row, offset + At(2)), item4.Read(in row, offset + At(3)));
}

internal sealed class ProjectionSelection<T1, T2, T3, T4, T5, TResult>(ISelectable<T1> item1, ISelectable<T2> item2, ISelectable<T3> item3, ISelectable<T4> item4, ISelectable<T5> item5, Func<T1, T2, T3, T4, T5, TResult> create) : ProjectionSelection<TResult>(item1, item2, item3, item4, item5)
{
    public override void WriteSelectList(SqlWriter writer) => Write(writer, item1, item2, item3, item4, item5);

    public override TResult Read(in RowContext row, int offset) => create(item1.Read(in row, offset), item2.Read(in row, offset + At(1)), item3.Read(in row, offset + At(2)), item4.Read(in row, offset + At(3)), item5.Read(in row, offset + At(4)));
}

internal sealed class ProjectionSelection<T1, T2, T3, T4, T5, T6, TResult>(ISelectable<T1> item1, ISelectable<T2> item2, ISelectable<T3> item3, ISelectable<T4> item4, ISelectable<T5> item5, ISelectable<T6> item6, Func<T1, T2, T3, T4, T5, T6, TResult> create) : ProjectionSelection<TResult>(item1, item2, item3, item4, item5, item6)
{
    public override void WriteSelectList(SqlWriter writer) => Write(writer, item1, item2, item3, item4, item5, item6);

    public override TResult Read(in RowContext row, int offset) => create(item1.Read(in row, offset), item2.Read(in row, offset + At(1)), item3.Read(in row, offset + At(2)), item4.Read(in row, offset + At(3)), item5.Read(in row, offset + At(4)), item6.Read(in row, offset + At(5)));
}

internal sealed class ProjectionSelection<T1, T2, T3, T4, T5, T6, T7, TResult>(ISelectable<T1> item1, ISelectable<T2> item2, ISelectable<T3> item3, ISelectable<T4> item4, ISelectable<T5> item5, ISelectable<T6> item6, ISelectable<T7> item7, Func<T1, T2, T3, T4, T5, T6, T7, TResult> create) : ProjectionSelection<TResult>(item1, item2, item3, item4, item5, item6, item7)
{
    public override void WriteSelectList(SqlWriter writer) => Write(writer, item1, item2, item3, item4, item5, item6, item7);

    public override TResult Read(in RowContext row, int offset) => create(item1.Read(in row, offset), item2.Read(in row, offset + At(1)), item3.Read(in row, offset + At(2)), item4.Read(in row, offset + At(3)), item5.Read(in row, offset + At(4)), item6.Read(in row, offset + At(5)), item7.Read(in row, offset + At(6)));
}

internal sealed class ProjectionSelection<T1, T2, T3, T4, T5, T6, T7, T8, TResult>(ISelectable<T1> item1, ISelectable<T2> item2, ISelectable<T3> item3, ISelectable<T4> item4, ISelectable<T5> item5, ISelectable<T6> item6, ISelectable<T7> item7, ISelectable<T8> item8, Func<T1, T2, T3, T4, T5, T6, T7, T8, TResult> create) : ProjectionSelection<TResult>(item1, item2, item3, item4, item5, item6, item7, item8)
{
    public override void WriteSelectList(SqlWriter writer) => Write(writer, item1, item2, item3, item4, item5, item6, item7, item8);

    public override TResult Read(in RowContext row, int offset) => create(item1.Read(in row, offset), item2.Read(in row, offset + At(1)), item3.Read(in row, offset + At(2)), item4.Read(in row, offset + At(3)), item5.Read(in row, offset + At(4)), item6.Read(in row, offset + At(5)), item7.Read(in row, offset + At(6)), item8.Read(in row, offset + At(7)));
}

internal sealed class ProjectionSelection<T1, T2, T3, T4, T5, T6, T7, T8, T9, TResult>(ISelectable<T1> item1, ISelectable<T2> item2, ISelectable<T3> item3, ISelectable<T4> item4, ISelectable<T5> item5, ISelectable<T6> item6, ISelectable<T7> item7, ISelectable<T8> item8, ISelectable<T9> item9, Func<T1, T2, T3, T4, T5, T6, T7, T8, T9, TResult> create) : ProjectionSelection<TResult>(item1, item2, item3, item4, item5, item6, item7, item8, item9)
{
    public override void WriteSelectList(SqlWriter writer) => Write(writer, item1, item2, item3, item4, item5, item6, item7, item8, item9);

    public override TResult Read(in RowContext row, int offset) => create(item1.Read(in row, offset), item2.Read(in row, offset + At(1)), item3.Read(in row, offset + At(2)), item4.Read(in row, offset + At(3)), item5.Read(in row, offset + At(4)), item6.Read(in row, offset + At(5)), item7.Read(in row, offset + At(6)), item8.Read(in row, offset + At(7)), item9.Read(in row, offset + At(8)));
}

internal sealed class ProjectionSelection<T1, T2, T3, T4, T5, T6, T7, T8, T9, T10, TResult>(ISelectable<T1> item1, ISelectable<T2> item2, ISelectable<T3> item3, ISelectable<T4> item4, ISelectable<T5> item5, ISelectable<T6> item6, ISelectable<T7> item7, ISelectable<T8> item8, ISelectable<T9> item9, ISelectable<T10> item10, Func<T1, T2, T3, T4, T5, T6, T7, T8, T9, T10, TResult> create) : ProjectionSelection<TResult>(item1, item2, item3, item4, item5, item6, item7, item8, item9, item10)
{
    public override void WriteSelectList(SqlWriter writer) => Write(writer, item1, item2, item3, item4, item5, item6, item7, item8, item9, item10);

    public override TResult Read(in RowContext row, int offset) => create(item1.Read(in row, offset), item2.Read(in row, offset + At(1)), item3.Read(in row, offset + At(2)), item4.Read(in row, offset + At(3)), item5.Read(in row, offset + At(4)), item6.Read(in row, offset + At(5)), item7.Read(in row, offset + At(6)), item8.Read(in row, offset + At(7)), item9.Read(in row, offset + At(8)), item10.Read(in row, offset + At(9)));
}

internal sealed class ProjectionSelection<T1, T2, T3, T4, T5, T6, T7, T8, T9, T10, T11, TResult>(ISelectable<T1> item1, ISelectable<T2> item2, ISelectable<T3> item3, ISelectable<T4> item4, ISelectable<T5> item5, ISelectable<T6> item6, ISelectable<T7> item7, ISelectable<T8> item8, ISelectable<T9> item9, ISelectable<T10> item10, ISelectable<T11> item11, Func<T1, T2, T3, T4, T5, T6, T7, T8, T9, T10, T11, TResult> create) : ProjectionSelection<TResult>(item1, item2, item3, item4, item5, item6, item7, item8, item9, item10, item11)
{
    public override void WriteSelectList(SqlWriter writer) => Write(writer, item1, item2, item3, item4, item5, item6, item7, item8, item9, item10, item11);

    public override TResult Read(in RowContext row, int offset) => create(item1.Read(in row, offset), item2.Read(in row, offset + At(1)), item3.Read(in row, offset + At(2)), item4.Read(in row, offset + At(3)), item5.Read(in row, offset + At(4)), item6.Read(in row, offset + At(5)), item7.Read(in row, offset + At(6)), item8.Read(in row, offset + At(7)), item9.Read(in row, offset + At(8)), item10.Read(in row, offset + At(9)), item11.Read(in row, offset + At(10)));
}

internal sealed class ProjectionSelection<T1, T2, T3, T4, T5, T6, T7, T8, T9, T10, T11, T12, TResult>(ISelectable<T1> item1, ISelectable<T2> item2, ISelectable<T3> item3, ISelectable<T4> item4, ISelectable<T5> item5, ISelectable<T6> item6, ISelectable<T7> item7, ISelectable<T8> item8, ISelectable<T9> item9, ISelectable<T10> item10, ISelectable<T11> item11, ISelectable<T12> item12, Func<T1, T2, T3, T4, T5, T6, T7, T8, T9, T10, T11, T12, TResult> create) : ProjectionSelection<TResult>(item1, item2, item3, item4, item5, item6, item7, item8, item9, item10, item11, item12)
{
    public override void WriteSelectList(SqlWriter writer) => Write(writer, item1, item2, item3, item4, item5, item6, item7, item8, item9, item10, item11, item12);

    public override TResult Read(in RowContext row, int offset) => create(item1.Read(in row, offset), item2.Read(in row, offset + At(1)), item3.Read(in row, offset + At(2)), item4.Read(in row, offset + At(3)), item5.Read(in row, offset + At(4)), item6.Read(in row, offset + At(5)), item7.Read(in row, offset + At(6)), item8.Read(in row, offset + At(7)), item9.Read(in row, offset + At(8)), item10.Read(in row, offset + At(9)), item11.Read(in row, offset + At(10)), item12.Read(in row, offset + At(11)));
}

internal sealed class ProjectionSelection<T1, T2, T3, T4, T5, T6, T7, T8, T9, T10, T11, T12, T13, TResult>(ISelectable<T1> item1, ISelectable<T2> item2, ISelectable<T3> item3, ISelectable<T4> item4, ISelectable<T5> item5, ISelectable<T6> item6, ISelectable<T7> item7, ISelectable<T8> item8, ISelectable<T9> item9, ISelectable<T10> item10, ISelectable<T11> item11, ISelectable<T12> item12, ISelectable<T13> item13, Func<T1, T2, T3, T4, T5, T6, T7, T8, T9, T10, T11, T12, T13, TResult> create) : ProjectionSelection<TResult>(item1, item2, item3, item4, item5, item6, item7, item8, item9, item10, item11, item12, item13)
{
    public override void WriteSelectList(SqlWriter writer) => Write(writer, item1, item2, item3, item4, item5, item6, item7, item8, item9, item10, item11, item12, item13);

    public override TResult Read(in RowContext row, int offset) => create(item1.Read(in row, offset), item2.Read(in row, offset + At(1)), item3.Read(in row, offset + At(2)), item4.Read(in row, offset + At(3)), item5.Read(in row, offset + At(4)), item6.Read(in row, offset + At(5)), item7.Read(in row, offset + At(6)), item8.Read(in row, offset + At(7)), item9.Read(in row, offset + At(8)), item10.Read(in row, offset + At(9)), item11.Read(in row, offset + At(10)), item12.Read(in row, offset + At(11)), item13.Read(in row, offset + At(12)));
}

internal sealed class ProjectionSelection<T1, T2, T3, T4, T5, T6, T7, T8, T9, T10, T11, T12, T13, T14, TResult>(ISelectable<T1> item1, ISelectable<T2> item2, ISelectable<T3> item3, ISelectable<T4> item4, ISelectable<T5> item5, ISelectable<T6> item6, ISelectable<T7> item7, ISelectable<T8> item8, ISelectable<T9> item9, ISelectable<T10> item10, ISelectable<T11> item11, ISelectable<T12> item12, ISelectable<T13> item13, ISelectable<T14> item14, Func<T1, T2, T3, T4, T5, T6, T7, T8, T9, T10, T11, T12, T13, T14, TResult> create) : ProjectionSelection<TResult>(item1, item2, item3, item4, item5, item6, item7, item8, item9, item10, item11, item12, item13, item14)
{
    public override void WriteSelectList(SqlWriter writer) => Write(writer, item1, item2, item3, item4, item5, item6, item7, item8, item9, item10, item11, item12, item13, item14);

    public override TResult Read(in RowContext row, int offset) => create(item1.Read(in row, offset), item2.Read(in row, offset + At(1)), item3.Read(in row, offset + At(2)), item4.Read(in row, offset + At(3)), item5.Read(in row, offset + At(4)), item6.Read(in row, offset + At(5)), item7.Read(in row, offset + At(6)), item8.Read(in row, offset + At(7)), item9.Read(in row, offset + At(8)), item10.Read(in row, offset + At(9)), item11.Read(in row, offset + At(10)), item12.Read(in row, offset + At(11)), item13.Read(in row, offset + At(12)), item14.Read(in row, offset + At(13)));
}

internal sealed class ProjectionSelection<T1, T2, T3, T4, T5, T6, T7, T8, T9, T10, T11, T12, T13, T14, T15, TResult>(ISelectable<T1> item1, ISelectable<T2> item2, ISelectable<T3> item3, ISelectable<T4> item4, ISelectable<T5> item5, ISelectable<T6> item6, ISelectable<T7> item7, ISelectable<T8> item8, ISelectable<T9> item9, ISelectable<T10> item10, ISelectable<T11> item11, ISelectable<T12> item12, ISelectable<T13> item13, ISelectable<T14> item14, ISelectable<T15> item15, Func<T1, T2, T3, T4, T5, T6, T7, T8, T9, T10, T11, T12, T13, T14, T15, TResult> create) : ProjectionSelection<TResult>(item1, item2, item3, item4, item5, item6, item7, item8, item9, item10, item11, item12, item13, item14, item15)
{
    public override void WriteSelectList(SqlWriter writer) => Write(writer, item1, item2, item3, item4, item5, item6, item7, item8, item9, item10, item11, item12, item13, item14, item15);

    public override TResult Read(in RowContext row, int offset) => create(item1.Read(in row, offset), item2.Read(in row, offset + At(1)), item3.Read(in row, offset + At(2)), item4.Read(in row, offset + At(3)), item5.Read(in row, offset + At(4)), item6.Read(in row, offset + At(5)), item7.Read(in row, offset + At(6)), item8.Read(in row, offset + At(7)), item9.Read(in row, offset + At(8)), item10.Read(in row, offset + At(9)), item11.Read(in row, offset + At(10)), item12.Read(in row, offset + At(11)), item13.Read(in row, offset + At(12)), item14.Read(in row, offset + At(13)), item15.Read(in row, offset + At(14)));
}

internal sealed class ProjectionSelection<T1, T2, T3, T4, T5, T6, T7, T8, T9, T10, T11, T12, T13, T14, T15, T16, TResult>(ISelectable<T1> item1, ISelectable<T2> item2, ISelectable<T3> item3, ISelectable<T4> item4, ISelectable<T5> item5, ISelectable<T6> item6, ISelectable<T7> item7, ISelectable<T8> item8, ISelectable<T9> item9, ISelectable<T10> item10, ISelectable<T11> item11, ISelectable<T12> item12, ISelectable<T13> item13, ISelectable<T14> item14, ISelectable<T15> item15, ISelectable<T16> item16, Func<T1, T2, T3, T4, T5, T6, T7, T8, T9, T10, T11, T12, T13, T14, T15, T16, TResult> create) : ProjectionSelection<TResult>(item1, item2, item3, item4, item5, item6, item7, item8, item9, item10, item11, item12, item13, item14, item15, item16)
{
    public override void WriteSelectList(SqlWriter writer) => Write(writer, item1, item2, item3, item4, item5, item6, item7, item8, item9, item10, item11, item12, item13, item14, item15, item16);

    public override TResult Read(in RowContext row, int offset) => create(item1.Read(in row, offset), item2.Read(in row, offset + At(1)), item3.Read(in row, offset + At(2)), item4.Read(in row, offset + At(3)), item5.Read(in row, offset + At(4)), item6.Read(in row, offset + At(5)), item7.Read(in row, offset + At(6)), item8.Read(in row, offset + At(7)), item9.Read(in row, offset + At(8)), item10.Read(in row, offset + At(9)), item11.Read(in row, offset + At(10)), item12.Read(in row, offset + At(11)), item13.Read(in row, offset + At(12)), item14.Read(in row, offset + At(13)), item15.Read(in row, offset + At(14)), item16.Read(in row, offset + At(15)));
}
