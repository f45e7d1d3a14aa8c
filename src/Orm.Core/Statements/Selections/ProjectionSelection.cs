using Orm.Execution;

namespace Orm.Statements;

// One class per arity: C# has no variadic generics, and a row must be read without boxing. Tuples are projections too.
/// <summary>An object made of 1.</summary>
internal sealed class Projection<T1, TResult>(
    ISelectable<T1> item1,
    Func<T1, TResult> create) : ISelectable<TResult>
{
    public int Width => item1.Width;

    public void WriteSelectList(SqlWriter writer)
    {
        item1.WriteSelectList(writer);
    }

    public TResult Read(in RowContext row, int offset) => create(
        item1.Read(in row, offset));
}

/// <summary>An object made of 2.</summary>
internal sealed class Projection<T1, T2, TResult>(
    ISelectable<T1> item1,
    ISelectable<T2> item2,
    Func<T1, T2, TResult> create) : ISelectable<TResult>
{
    private readonly int _at2 = item1.Width;

    public int Width => _at2 + item2.Width;

    public void WriteSelectList(SqlWriter writer)
    {
        item1.WriteSelectList(writer);
        writer.Write(", ");
        item2.WriteSelectList(writer);
    }

    public TResult Read(in RowContext row, int offset) => create(
        item1.Read(in row, offset),
        item2.Read(in row, offset + _at2));
}

/// <summary>An object made of 3.</summary>
internal sealed class Projection<T1, T2, T3, TResult>(
    ISelectable<T1> item1,
    ISelectable<T2> item2,
    ISelectable<T3> item3,
    Func<T1, T2, T3, TResult> create) : ISelectable<TResult>
{
    private readonly int _at2 = item1.Width;
    private readonly int _at3 = item1.Width + item2.Width;

    public int Width => _at3 + item3.Width;

    public void WriteSelectList(SqlWriter writer)
    {
        item1.WriteSelectList(writer);
        writer.Write(", ");
        item2.WriteSelectList(writer);
        writer.Write(", ");
        item3.WriteSelectList(writer);
    }

    public TResult Read(in RowContext row, int offset) => create(
        item1.Read(in row, offset),
        item2.Read(in row, offset + _at2),
        item3.Read(in row, offset + _at3));
}

/// <summary>An object made of 4.</summary>
internal sealed class Projection<T1, T2, T3, T4, TResult>(
    ISelectable<T1> item1,
    ISelectable<T2> item2,
    ISelectable<T3> item3,
    ISelectable<T4> item4,
    Func<T1, T2, T3, T4, TResult> create) : ISelectable<TResult>
{
    private readonly int _at2 = item1.Width;
    private readonly int _at3 = item1.Width + item2.Width;
    private readonly int _at4 = item1.Width + item2.Width + item3.Width;

    public int Width => _at4 + item4.Width;

    public void WriteSelectList(SqlWriter writer)
    {
        item1.WriteSelectList(writer);
        writer.Write(", ");
        item2.WriteSelectList(writer);
        writer.Write(", ");
        item3.WriteSelectList(writer);
        writer.Write(", ");
        item4.WriteSelectList(writer);
    }

    public TResult Read(in RowContext row, int offset) => create(
        item1.Read(in row, offset),
        item2.Read(in row, offset + _at2),
        item3.Read(in row, offset + _at3),
        item4.Read(in row, offset + _at4));
}

/// <summary>An object made of 5.</summary>
internal sealed class Projection<T1, T2, T3, T4, T5, TResult>(
    ISelectable<T1> item1,
    ISelectable<T2> item2,
    ISelectable<T3> item3,
    ISelectable<T4> item4,
    ISelectable<T5> item5,
    Func<T1, T2, T3, T4, T5, TResult> create) : ISelectable<TResult>
{
    private readonly int _at2 = item1.Width;
    private readonly int _at3 = item1.Width + item2.Width;
    private readonly int _at4 = item1.Width + item2.Width + item3.Width;
    private readonly int _at5 = item1.Width + item2.Width + item3.Width + item4.Width;

    public int Width => _at5 + item5.Width;

    public void WriteSelectList(SqlWriter writer)
    {
        item1.WriteSelectList(writer);
        writer.Write(", ");
        item2.WriteSelectList(writer);
        writer.Write(", ");
        item3.WriteSelectList(writer);
        writer.Write(", ");
        item4.WriteSelectList(writer);
        writer.Write(", ");
        item5.WriteSelectList(writer);
    }

    public TResult Read(in RowContext row, int offset) => create(
        item1.Read(in row, offset),
        item2.Read(in row, offset + _at2),
        item3.Read(in row, offset + _at3),
        item4.Read(in row, offset + _at4),
        item5.Read(in row, offset + _at5));
}

/// <summary>An object made of 6.</summary>
internal sealed class Projection<T1, T2, T3, T4, T5, T6, TResult>(
    ISelectable<T1> item1,
    ISelectable<T2> item2,
    ISelectable<T3> item3,
    ISelectable<T4> item4,
    ISelectable<T5> item5,
    ISelectable<T6> item6,
    Func<T1, T2, T3, T4, T5, T6, TResult> create) : ISelectable<TResult>
{
    private readonly int _at2 = item1.Width;
    private readonly int _at3 = item1.Width + item2.Width;
    private readonly int _at4 = item1.Width + item2.Width + item3.Width;
    private readonly int _at5 = item1.Width + item2.Width + item3.Width + item4.Width;
    private readonly int _at6 = item1.Width + item2.Width + item3.Width + item4.Width + item5.Width;

    public int Width => _at6 + item6.Width;

    public void WriteSelectList(SqlWriter writer)
    {
        item1.WriteSelectList(writer);
        writer.Write(", ");
        item2.WriteSelectList(writer);
        writer.Write(", ");
        item3.WriteSelectList(writer);
        writer.Write(", ");
        item4.WriteSelectList(writer);
        writer.Write(", ");
        item5.WriteSelectList(writer);
        writer.Write(", ");
        item6.WriteSelectList(writer);
    }

    public TResult Read(in RowContext row, int offset) => create(
        item1.Read(in row, offset),
        item2.Read(in row, offset + _at2),
        item3.Read(in row, offset + _at3),
        item4.Read(in row, offset + _at4),
        item5.Read(in row, offset + _at5),
        item6.Read(in row, offset + _at6));
}

/// <summary>An object made of 7.</summary>
internal sealed class Projection<T1, T2, T3, T4, T5, T6, T7, TResult>(
    ISelectable<T1> item1,
    ISelectable<T2> item2,
    ISelectable<T3> item3,
    ISelectable<T4> item4,
    ISelectable<T5> item5,
    ISelectable<T6> item6,
    ISelectable<T7> item7,
    Func<T1, T2, T3, T4, T5, T6, T7, TResult> create) : ISelectable<TResult>
{
    private readonly int _at2 = item1.Width;
    private readonly int _at3 = item1.Width + item2.Width;
    private readonly int _at4 = item1.Width + item2.Width + item3.Width;
    private readonly int _at5 = item1.Width + item2.Width + item3.Width + item4.Width;
    private readonly int _at6 = item1.Width + item2.Width + item3.Width + item4.Width + item5.Width;
    private readonly int _at7 = item1.Width + item2.Width + item3.Width + item4.Width + item5.Width + item6.Width;

    public int Width => _at7 + item7.Width;

    public void WriteSelectList(SqlWriter writer)
    {
        item1.WriteSelectList(writer);
        writer.Write(", ");
        item2.WriteSelectList(writer);
        writer.Write(", ");
        item3.WriteSelectList(writer);
        writer.Write(", ");
        item4.WriteSelectList(writer);
        writer.Write(", ");
        item5.WriteSelectList(writer);
        writer.Write(", ");
        item6.WriteSelectList(writer);
        writer.Write(", ");
        item7.WriteSelectList(writer);
    }

    public TResult Read(in RowContext row, int offset) => create(
        item1.Read(in row, offset),
        item2.Read(in row, offset + _at2),
        item3.Read(in row, offset + _at3),
        item4.Read(in row, offset + _at4),
        item5.Read(in row, offset + _at5),
        item6.Read(in row, offset + _at6),
        item7.Read(in row, offset + _at7));
}

/// <summary>An object made of 8.</summary>
internal sealed class Projection<T1, T2, T3, T4, T5, T6, T7, T8, TResult>(
    ISelectable<T1> item1,
    ISelectable<T2> item2,
    ISelectable<T3> item3,
    ISelectable<T4> item4,
    ISelectable<T5> item5,
    ISelectable<T6> item6,
    ISelectable<T7> item7,
    ISelectable<T8> item8,
    Func<T1, T2, T3, T4, T5, T6, T7, T8, TResult> create) : ISelectable<TResult>
{
    private readonly int _at2 = item1.Width;
    private readonly int _at3 = item1.Width + item2.Width;
    private readonly int _at4 = item1.Width + item2.Width + item3.Width;
    private readonly int _at5 = item1.Width + item2.Width + item3.Width + item4.Width;
    private readonly int _at6 = item1.Width + item2.Width + item3.Width + item4.Width + item5.Width;
    private readonly int _at7 = item1.Width + item2.Width + item3.Width + item4.Width + item5.Width + item6.Width;
    private readonly int _at8 = item1.Width + item2.Width + item3.Width + item4.Width + item5.Width + item6.Width + item7.Width;

    public int Width => _at8 + item8.Width;

    public void WriteSelectList(SqlWriter writer)
    {
        item1.WriteSelectList(writer);
        writer.Write(", ");
        item2.WriteSelectList(writer);
        writer.Write(", ");
        item3.WriteSelectList(writer);
        writer.Write(", ");
        item4.WriteSelectList(writer);
        writer.Write(", ");
        item5.WriteSelectList(writer);
        writer.Write(", ");
        item6.WriteSelectList(writer);
        writer.Write(", ");
        item7.WriteSelectList(writer);
        writer.Write(", ");
        item8.WriteSelectList(writer);
    }

    public TResult Read(in RowContext row, int offset) => create(
        item1.Read(in row, offset),
        item2.Read(in row, offset + _at2),
        item3.Read(in row, offset + _at3),
        item4.Read(in row, offset + _at4),
        item5.Read(in row, offset + _at5),
        item6.Read(in row, offset + _at6),
        item7.Read(in row, offset + _at7),
        item8.Read(in row, offset + _at8));
}

/// <summary>An object made of 9.</summary>
internal sealed class Projection<T1, T2, T3, T4, T5, T6, T7, T8, T9, TResult>(
    ISelectable<T1> item1,
    ISelectable<T2> item2,
    ISelectable<T3> item3,
    ISelectable<T4> item4,
    ISelectable<T5> item5,
    ISelectable<T6> item6,
    ISelectable<T7> item7,
    ISelectable<T8> item8,
    ISelectable<T9> item9,
    Func<T1, T2, T3, T4, T5, T6, T7, T8, T9, TResult> create) : ISelectable<TResult>
{
    private readonly int _at2 = item1.Width;
    private readonly int _at3 = item1.Width + item2.Width;
    private readonly int _at4 = item1.Width + item2.Width + item3.Width;
    private readonly int _at5 = item1.Width + item2.Width + item3.Width + item4.Width;
    private readonly int _at6 = item1.Width + item2.Width + item3.Width + item4.Width + item5.Width;
    private readonly int _at7 = item1.Width + item2.Width + item3.Width + item4.Width + item5.Width + item6.Width;
    private readonly int _at8 = item1.Width + item2.Width + item3.Width + item4.Width + item5.Width + item6.Width + item7.Width;
    private readonly int _at9 = item1.Width + item2.Width + item3.Width + item4.Width + item5.Width + item6.Width + item7.Width + item8.Width;

    public int Width => _at9 + item9.Width;

    public void WriteSelectList(SqlWriter writer)
    {
        item1.WriteSelectList(writer);
        writer.Write(", ");
        item2.WriteSelectList(writer);
        writer.Write(", ");
        item3.WriteSelectList(writer);
        writer.Write(", ");
        item4.WriteSelectList(writer);
        writer.Write(", ");
        item5.WriteSelectList(writer);
        writer.Write(", ");
        item6.WriteSelectList(writer);
        writer.Write(", ");
        item7.WriteSelectList(writer);
        writer.Write(", ");
        item8.WriteSelectList(writer);
        writer.Write(", ");
        item9.WriteSelectList(writer);
    }

    public TResult Read(in RowContext row, int offset) => create(
        item1.Read(in row, offset),
        item2.Read(in row, offset + _at2),
        item3.Read(in row, offset + _at3),
        item4.Read(in row, offset + _at4),
        item5.Read(in row, offset + _at5),
        item6.Read(in row, offset + _at6),
        item7.Read(in row, offset + _at7),
        item8.Read(in row, offset + _at8),
        item9.Read(in row, offset + _at9));
}

/// <summary>An object made of 10.</summary>
internal sealed class Projection<T1, T2, T3, T4, T5, T6, T7, T8, T9, T10, TResult>(
    ISelectable<T1> item1,
    ISelectable<T2> item2,
    ISelectable<T3> item3,
    ISelectable<T4> item4,
    ISelectable<T5> item5,
    ISelectable<T6> item6,
    ISelectable<T7> item7,
    ISelectable<T8> item8,
    ISelectable<T9> item9,
    ISelectable<T10> item10,
    Func<T1, T2, T3, T4, T5, T6, T7, T8, T9, T10, TResult> create) : ISelectable<TResult>
{
    private readonly int _at2 = item1.Width;
    private readonly int _at3 = item1.Width + item2.Width;
    private readonly int _at4 = item1.Width + item2.Width + item3.Width;
    private readonly int _at5 = item1.Width + item2.Width + item3.Width + item4.Width;
    private readonly int _at6 = item1.Width + item2.Width + item3.Width + item4.Width + item5.Width;
    private readonly int _at7 = item1.Width + item2.Width + item3.Width + item4.Width + item5.Width + item6.Width;
    private readonly int _at8 = item1.Width + item2.Width + item3.Width + item4.Width + item5.Width + item6.Width + item7.Width;
    private readonly int _at9 = item1.Width + item2.Width + item3.Width + item4.Width + item5.Width + item6.Width + item7.Width + item8.Width;
    private readonly int _at10 = item1.Width + item2.Width + item3.Width + item4.Width + item5.Width + item6.Width + item7.Width + item8.Width + item9.Width;

    public int Width => _at10 + item10.Width;

    public void WriteSelectList(SqlWriter writer)
    {
        item1.WriteSelectList(writer);
        writer.Write(", ");
        item2.WriteSelectList(writer);
        writer.Write(", ");
        item3.WriteSelectList(writer);
        writer.Write(", ");
        item4.WriteSelectList(writer);
        writer.Write(", ");
        item5.WriteSelectList(writer);
        writer.Write(", ");
        item6.WriteSelectList(writer);
        writer.Write(", ");
        item7.WriteSelectList(writer);
        writer.Write(", ");
        item8.WriteSelectList(writer);
        writer.Write(", ");
        item9.WriteSelectList(writer);
        writer.Write(", ");
        item10.WriteSelectList(writer);
    }

    public TResult Read(in RowContext row, int offset) => create(
        item1.Read(in row, offset),
        item2.Read(in row, offset + _at2),
        item3.Read(in row, offset + _at3),
        item4.Read(in row, offset + _at4),
        item5.Read(in row, offset + _at5),
        item6.Read(in row, offset + _at6),
        item7.Read(in row, offset + _at7),
        item8.Read(in row, offset + _at8),
        item9.Read(in row, offset + _at9),
        item10.Read(in row, offset + _at10));
}

/// <summary>An object made of 11.</summary>
internal sealed class Projection<T1, T2, T3, T4, T5, T6, T7, T8, T9, T10, T11, TResult>(
    ISelectable<T1> item1,
    ISelectable<T2> item2,
    ISelectable<T3> item3,
    ISelectable<T4> item4,
    ISelectable<T5> item5,
    ISelectable<T6> item6,
    ISelectable<T7> item7,
    ISelectable<T8> item8,
    ISelectable<T9> item9,
    ISelectable<T10> item10,
    ISelectable<T11> item11,
    Func<T1, T2, T3, T4, T5, T6, T7, T8, T9, T10, T11, TResult> create) : ISelectable<TResult>
{
    private readonly int _at2 = item1.Width;
    private readonly int _at3 = item1.Width + item2.Width;
    private readonly int _at4 = item1.Width + item2.Width + item3.Width;
    private readonly int _at5 = item1.Width + item2.Width + item3.Width + item4.Width;
    private readonly int _at6 = item1.Width + item2.Width + item3.Width + item4.Width + item5.Width;
    private readonly int _at7 = item1.Width + item2.Width + item3.Width + item4.Width + item5.Width + item6.Width;
    private readonly int _at8 = item1.Width + item2.Width + item3.Width + item4.Width + item5.Width + item6.Width + item7.Width;
    private readonly int _at9 = item1.Width + item2.Width + item3.Width + item4.Width + item5.Width + item6.Width + item7.Width + item8.Width;
    private readonly int _at10 = item1.Width + item2.Width + item3.Width + item4.Width + item5.Width + item6.Width + item7.Width + item8.Width + item9.Width;
    private readonly int _at11 = item1.Width + item2.Width + item3.Width + item4.Width + item5.Width + item6.Width + item7.Width + item8.Width + item9.Width + item10.Width;

    public int Width => _at11 + item11.Width;

    public void WriteSelectList(SqlWriter writer)
    {
        item1.WriteSelectList(writer);
        writer.Write(", ");
        item2.WriteSelectList(writer);
        writer.Write(", ");
        item3.WriteSelectList(writer);
        writer.Write(", ");
        item4.WriteSelectList(writer);
        writer.Write(", ");
        item5.WriteSelectList(writer);
        writer.Write(", ");
        item6.WriteSelectList(writer);
        writer.Write(", ");
        item7.WriteSelectList(writer);
        writer.Write(", ");
        item8.WriteSelectList(writer);
        writer.Write(", ");
        item9.WriteSelectList(writer);
        writer.Write(", ");
        item10.WriteSelectList(writer);
        writer.Write(", ");
        item11.WriteSelectList(writer);
    }

    public TResult Read(in RowContext row, int offset) => create(
        item1.Read(in row, offset),
        item2.Read(in row, offset + _at2),
        item3.Read(in row, offset + _at3),
        item4.Read(in row, offset + _at4),
        item5.Read(in row, offset + _at5),
        item6.Read(in row, offset + _at6),
        item7.Read(in row, offset + _at7),
        item8.Read(in row, offset + _at8),
        item9.Read(in row, offset + _at9),
        item10.Read(in row, offset + _at10),
        item11.Read(in row, offset + _at11));
}

/// <summary>An object made of 12.</summary>
internal sealed class Projection<T1, T2, T3, T4, T5, T6, T7, T8, T9, T10, T11, T12, TResult>(
    ISelectable<T1> item1,
    ISelectable<T2> item2,
    ISelectable<T3> item3,
    ISelectable<T4> item4,
    ISelectable<T5> item5,
    ISelectable<T6> item6,
    ISelectable<T7> item7,
    ISelectable<T8> item8,
    ISelectable<T9> item9,
    ISelectable<T10> item10,
    ISelectable<T11> item11,
    ISelectable<T12> item12,
    Func<T1, T2, T3, T4, T5, T6, T7, T8, T9, T10, T11, T12, TResult> create) : ISelectable<TResult>
{
    private readonly int _at2 = item1.Width;
    private readonly int _at3 = item1.Width + item2.Width;
    private readonly int _at4 = item1.Width + item2.Width + item3.Width;
    private readonly int _at5 = item1.Width + item2.Width + item3.Width + item4.Width;
    private readonly int _at6 = item1.Width + item2.Width + item3.Width + item4.Width + item5.Width;
    private readonly int _at7 = item1.Width + item2.Width + item3.Width + item4.Width + item5.Width + item6.Width;
    private readonly int _at8 = item1.Width + item2.Width + item3.Width + item4.Width + item5.Width + item6.Width + item7.Width;
    private readonly int _at9 = item1.Width + item2.Width + item3.Width + item4.Width + item5.Width + item6.Width + item7.Width + item8.Width;
    private readonly int _at10 = item1.Width + item2.Width + item3.Width + item4.Width + item5.Width + item6.Width + item7.Width + item8.Width + item9.Width;
    private readonly int _at11 = item1.Width + item2.Width + item3.Width + item4.Width + item5.Width + item6.Width + item7.Width + item8.Width + item9.Width + item10.Width;
    private readonly int _at12 = item1.Width + item2.Width + item3.Width + item4.Width + item5.Width + item6.Width + item7.Width + item8.Width + item9.Width + item10.Width + item11.Width;

    public int Width => _at12 + item12.Width;

    public void WriteSelectList(SqlWriter writer)
    {
        item1.WriteSelectList(writer);
        writer.Write(", ");
        item2.WriteSelectList(writer);
        writer.Write(", ");
        item3.WriteSelectList(writer);
        writer.Write(", ");
        item4.WriteSelectList(writer);
        writer.Write(", ");
        item5.WriteSelectList(writer);
        writer.Write(", ");
        item6.WriteSelectList(writer);
        writer.Write(", ");
        item7.WriteSelectList(writer);
        writer.Write(", ");
        item8.WriteSelectList(writer);
        writer.Write(", ");
        item9.WriteSelectList(writer);
        writer.Write(", ");
        item10.WriteSelectList(writer);
        writer.Write(", ");
        item11.WriteSelectList(writer);
        writer.Write(", ");
        item12.WriteSelectList(writer);
    }

    public TResult Read(in RowContext row, int offset) => create(
        item1.Read(in row, offset),
        item2.Read(in row, offset + _at2),
        item3.Read(in row, offset + _at3),
        item4.Read(in row, offset + _at4),
        item5.Read(in row, offset + _at5),
        item6.Read(in row, offset + _at6),
        item7.Read(in row, offset + _at7),
        item8.Read(in row, offset + _at8),
        item9.Read(in row, offset + _at9),
        item10.Read(in row, offset + _at10),
        item11.Read(in row, offset + _at11),
        item12.Read(in row, offset + _at12));
}

/// <summary>An object made of 13.</summary>
internal sealed class Projection<T1, T2, T3, T4, T5, T6, T7, T8, T9, T10, T11, T12, T13, TResult>(
    ISelectable<T1> item1,
    ISelectable<T2> item2,
    ISelectable<T3> item3,
    ISelectable<T4> item4,
    ISelectable<T5> item5,
    ISelectable<T6> item6,
    ISelectable<T7> item7,
    ISelectable<T8> item8,
    ISelectable<T9> item9,
    ISelectable<T10> item10,
    ISelectable<T11> item11,
    ISelectable<T12> item12,
    ISelectable<T13> item13,
    Func<T1, T2, T3, T4, T5, T6, T7, T8, T9, T10, T11, T12, T13, TResult> create) : ISelectable<TResult>
{
    private readonly int _at2 = item1.Width;
    private readonly int _at3 = item1.Width + item2.Width;
    private readonly int _at4 = item1.Width + item2.Width + item3.Width;
    private readonly int _at5 = item1.Width + item2.Width + item3.Width + item4.Width;
    private readonly int _at6 = item1.Width + item2.Width + item3.Width + item4.Width + item5.Width;
    private readonly int _at7 = item1.Width + item2.Width + item3.Width + item4.Width + item5.Width + item6.Width;
    private readonly int _at8 = item1.Width + item2.Width + item3.Width + item4.Width + item5.Width + item6.Width + item7.Width;
    private readonly int _at9 = item1.Width + item2.Width + item3.Width + item4.Width + item5.Width + item6.Width + item7.Width + item8.Width;
    private readonly int _at10 = item1.Width + item2.Width + item3.Width + item4.Width + item5.Width + item6.Width + item7.Width + item8.Width + item9.Width;
    private readonly int _at11 = item1.Width + item2.Width + item3.Width + item4.Width + item5.Width + item6.Width + item7.Width + item8.Width + item9.Width + item10.Width;
    private readonly int _at12 = item1.Width + item2.Width + item3.Width + item4.Width + item5.Width + item6.Width + item7.Width + item8.Width + item9.Width + item10.Width + item11.Width;
    private readonly int _at13 = item1.Width + item2.Width + item3.Width + item4.Width + item5.Width + item6.Width + item7.Width + item8.Width + item9.Width + item10.Width + item11.Width + item12.Width;

    public int Width => _at13 + item13.Width;

    public void WriteSelectList(SqlWriter writer)
    {
        item1.WriteSelectList(writer);
        writer.Write(", ");
        item2.WriteSelectList(writer);
        writer.Write(", ");
        item3.WriteSelectList(writer);
        writer.Write(", ");
        item4.WriteSelectList(writer);
        writer.Write(", ");
        item5.WriteSelectList(writer);
        writer.Write(", ");
        item6.WriteSelectList(writer);
        writer.Write(", ");
        item7.WriteSelectList(writer);
        writer.Write(", ");
        item8.WriteSelectList(writer);
        writer.Write(", ");
        item9.WriteSelectList(writer);
        writer.Write(", ");
        item10.WriteSelectList(writer);
        writer.Write(", ");
        item11.WriteSelectList(writer);
        writer.Write(", ");
        item12.WriteSelectList(writer);
        writer.Write(", ");
        item13.WriteSelectList(writer);
    }

    public TResult Read(in RowContext row, int offset) => create(
        item1.Read(in row, offset),
        item2.Read(in row, offset + _at2),
        item3.Read(in row, offset + _at3),
        item4.Read(in row, offset + _at4),
        item5.Read(in row, offset + _at5),
        item6.Read(in row, offset + _at6),
        item7.Read(in row, offset + _at7),
        item8.Read(in row, offset + _at8),
        item9.Read(in row, offset + _at9),
        item10.Read(in row, offset + _at10),
        item11.Read(in row, offset + _at11),
        item12.Read(in row, offset + _at12),
        item13.Read(in row, offset + _at13));
}

/// <summary>An object made of 14.</summary>
internal sealed class Projection<T1, T2, T3, T4, T5, T6, T7, T8, T9, T10, T11, T12, T13, T14, TResult>(
    ISelectable<T1> item1,
    ISelectable<T2> item2,
    ISelectable<T3> item3,
    ISelectable<T4> item4,
    ISelectable<T5> item5,
    ISelectable<T6> item6,
    ISelectable<T7> item7,
    ISelectable<T8> item8,
    ISelectable<T9> item9,
    ISelectable<T10> item10,
    ISelectable<T11> item11,
    ISelectable<T12> item12,
    ISelectable<T13> item13,
    ISelectable<T14> item14,
    Func<T1, T2, T3, T4, T5, T6, T7, T8, T9, T10, T11, T12, T13, T14, TResult> create) : ISelectable<TResult>
{
    private readonly int _at2 = item1.Width;
    private readonly int _at3 = item1.Width + item2.Width;
    private readonly int _at4 = item1.Width + item2.Width + item3.Width;
    private readonly int _at5 = item1.Width + item2.Width + item3.Width + item4.Width;
    private readonly int _at6 = item1.Width + item2.Width + item3.Width + item4.Width + item5.Width;
    private readonly int _at7 = item1.Width + item2.Width + item3.Width + item4.Width + item5.Width + item6.Width;
    private readonly int _at8 = item1.Width + item2.Width + item3.Width + item4.Width + item5.Width + item6.Width + item7.Width;
    private readonly int _at9 = item1.Width + item2.Width + item3.Width + item4.Width + item5.Width + item6.Width + item7.Width + item8.Width;
    private readonly int _at10 = item1.Width + item2.Width + item3.Width + item4.Width + item5.Width + item6.Width + item7.Width + item8.Width + item9.Width;
    private readonly int _at11 = item1.Width + item2.Width + item3.Width + item4.Width + item5.Width + item6.Width + item7.Width + item8.Width + item9.Width + item10.Width;
    private readonly int _at12 = item1.Width + item2.Width + item3.Width + item4.Width + item5.Width + item6.Width + item7.Width + item8.Width + item9.Width + item10.Width + item11.Width;
    private readonly int _at13 = item1.Width + item2.Width + item3.Width + item4.Width + item5.Width + item6.Width + item7.Width + item8.Width + item9.Width + item10.Width + item11.Width + item12.Width;
    private readonly int _at14 = item1.Width + item2.Width + item3.Width + item4.Width + item5.Width + item6.Width + item7.Width + item8.Width + item9.Width + item10.Width + item11.Width + item12.Width + item13.Width;

    public int Width => _at14 + item14.Width;

    public void WriteSelectList(SqlWriter writer)
    {
        item1.WriteSelectList(writer);
        writer.Write(", ");
        item2.WriteSelectList(writer);
        writer.Write(", ");
        item3.WriteSelectList(writer);
        writer.Write(", ");
        item4.WriteSelectList(writer);
        writer.Write(", ");
        item5.WriteSelectList(writer);
        writer.Write(", ");
        item6.WriteSelectList(writer);
        writer.Write(", ");
        item7.WriteSelectList(writer);
        writer.Write(", ");
        item8.WriteSelectList(writer);
        writer.Write(", ");
        item9.WriteSelectList(writer);
        writer.Write(", ");
        item10.WriteSelectList(writer);
        writer.Write(", ");
        item11.WriteSelectList(writer);
        writer.Write(", ");
        item12.WriteSelectList(writer);
        writer.Write(", ");
        item13.WriteSelectList(writer);
        writer.Write(", ");
        item14.WriteSelectList(writer);
    }

    public TResult Read(in RowContext row, int offset) => create(
        item1.Read(in row, offset),
        item2.Read(in row, offset + _at2),
        item3.Read(in row, offset + _at3),
        item4.Read(in row, offset + _at4),
        item5.Read(in row, offset + _at5),
        item6.Read(in row, offset + _at6),
        item7.Read(in row, offset + _at7),
        item8.Read(in row, offset + _at8),
        item9.Read(in row, offset + _at9),
        item10.Read(in row, offset + _at10),
        item11.Read(in row, offset + _at11),
        item12.Read(in row, offset + _at12),
        item13.Read(in row, offset + _at13),
        item14.Read(in row, offset + _at14));
}

/// <summary>An object made of 15.</summary>
internal sealed class Projection<T1, T2, T3, T4, T5, T6, T7, T8, T9, T10, T11, T12, T13, T14, T15, TResult>(
    ISelectable<T1> item1,
    ISelectable<T2> item2,
    ISelectable<T3> item3,
    ISelectable<T4> item4,
    ISelectable<T5> item5,
    ISelectable<T6> item6,
    ISelectable<T7> item7,
    ISelectable<T8> item8,
    ISelectable<T9> item9,
    ISelectable<T10> item10,
    ISelectable<T11> item11,
    ISelectable<T12> item12,
    ISelectable<T13> item13,
    ISelectable<T14> item14,
    ISelectable<T15> item15,
    Func<T1, T2, T3, T4, T5, T6, T7, T8, T9, T10, T11, T12, T13, T14, T15, TResult> create) : ISelectable<TResult>
{
    private readonly int _at2 = item1.Width;
    private readonly int _at3 = item1.Width + item2.Width;
    private readonly int _at4 = item1.Width + item2.Width + item3.Width;
    private readonly int _at5 = item1.Width + item2.Width + item3.Width + item4.Width;
    private readonly int _at6 = item1.Width + item2.Width + item3.Width + item4.Width + item5.Width;
    private readonly int _at7 = item1.Width + item2.Width + item3.Width + item4.Width + item5.Width + item6.Width;
    private readonly int _at8 = item1.Width + item2.Width + item3.Width + item4.Width + item5.Width + item6.Width + item7.Width;
    private readonly int _at9 = item1.Width + item2.Width + item3.Width + item4.Width + item5.Width + item6.Width + item7.Width + item8.Width;
    private readonly int _at10 = item1.Width + item2.Width + item3.Width + item4.Width + item5.Width + item6.Width + item7.Width + item8.Width + item9.Width;
    private readonly int _at11 = item1.Width + item2.Width + item3.Width + item4.Width + item5.Width + item6.Width + item7.Width + item8.Width + item9.Width + item10.Width;
    private readonly int _at12 = item1.Width + item2.Width + item3.Width + item4.Width + item5.Width + item6.Width + item7.Width + item8.Width + item9.Width + item10.Width + item11.Width;
    private readonly int _at13 = item1.Width + item2.Width + item3.Width + item4.Width + item5.Width + item6.Width + item7.Width + item8.Width + item9.Width + item10.Width + item11.Width + item12.Width;
    private readonly int _at14 = item1.Width + item2.Width + item3.Width + item4.Width + item5.Width + item6.Width + item7.Width + item8.Width + item9.Width + item10.Width + item11.Width + item12.Width + item13.Width;
    private readonly int _at15 = item1.Width + item2.Width + item3.Width + item4.Width + item5.Width + item6.Width + item7.Width + item8.Width + item9.Width + item10.Width + item11.Width + item12.Width + item13.Width + item14.Width;

    public int Width => _at15 + item15.Width;

    public void WriteSelectList(SqlWriter writer)
    {
        item1.WriteSelectList(writer);
        writer.Write(", ");
        item2.WriteSelectList(writer);
        writer.Write(", ");
        item3.WriteSelectList(writer);
        writer.Write(", ");
        item4.WriteSelectList(writer);
        writer.Write(", ");
        item5.WriteSelectList(writer);
        writer.Write(", ");
        item6.WriteSelectList(writer);
        writer.Write(", ");
        item7.WriteSelectList(writer);
        writer.Write(", ");
        item8.WriteSelectList(writer);
        writer.Write(", ");
        item9.WriteSelectList(writer);
        writer.Write(", ");
        item10.WriteSelectList(writer);
        writer.Write(", ");
        item11.WriteSelectList(writer);
        writer.Write(", ");
        item12.WriteSelectList(writer);
        writer.Write(", ");
        item13.WriteSelectList(writer);
        writer.Write(", ");
        item14.WriteSelectList(writer);
        writer.Write(", ");
        item15.WriteSelectList(writer);
    }

    public TResult Read(in RowContext row, int offset) => create(
        item1.Read(in row, offset),
        item2.Read(in row, offset + _at2),
        item3.Read(in row, offset + _at3),
        item4.Read(in row, offset + _at4),
        item5.Read(in row, offset + _at5),
        item6.Read(in row, offset + _at6),
        item7.Read(in row, offset + _at7),
        item8.Read(in row, offset + _at8),
        item9.Read(in row, offset + _at9),
        item10.Read(in row, offset + _at10),
        item11.Read(in row, offset + _at11),
        item12.Read(in row, offset + _at12),
        item13.Read(in row, offset + _at13),
        item14.Read(in row, offset + _at14),
        item15.Read(in row, offset + _at15));
}

/// <summary>An object made of 16.</summary>
internal sealed class Projection<T1, T2, T3, T4, T5, T6, T7, T8, T9, T10, T11, T12, T13, T14, T15, T16, TResult>(
    ISelectable<T1> item1,
    ISelectable<T2> item2,
    ISelectable<T3> item3,
    ISelectable<T4> item4,
    ISelectable<T5> item5,
    ISelectable<T6> item6,
    ISelectable<T7> item7,
    ISelectable<T8> item8,
    ISelectable<T9> item9,
    ISelectable<T10> item10,
    ISelectable<T11> item11,
    ISelectable<T12> item12,
    ISelectable<T13> item13,
    ISelectable<T14> item14,
    ISelectable<T15> item15,
    ISelectable<T16> item16,
    Func<T1, T2, T3, T4, T5, T6, T7, T8, T9, T10, T11, T12, T13, T14, T15, T16, TResult> create) : ISelectable<TResult>
{
    private readonly int _at2 = item1.Width;
    private readonly int _at3 = item1.Width + item2.Width;
    private readonly int _at4 = item1.Width + item2.Width + item3.Width;
    private readonly int _at5 = item1.Width + item2.Width + item3.Width + item4.Width;
    private readonly int _at6 = item1.Width + item2.Width + item3.Width + item4.Width + item5.Width;
    private readonly int _at7 = item1.Width + item2.Width + item3.Width + item4.Width + item5.Width + item6.Width;
    private readonly int _at8 = item1.Width + item2.Width + item3.Width + item4.Width + item5.Width + item6.Width + item7.Width;
    private readonly int _at9 = item1.Width + item2.Width + item3.Width + item4.Width + item5.Width + item6.Width + item7.Width + item8.Width;
    private readonly int _at10 = item1.Width + item2.Width + item3.Width + item4.Width + item5.Width + item6.Width + item7.Width + item8.Width + item9.Width;
    private readonly int _at11 = item1.Width + item2.Width + item3.Width + item4.Width + item5.Width + item6.Width + item7.Width + item8.Width + item9.Width + item10.Width;
    private readonly int _at12 = item1.Width + item2.Width + item3.Width + item4.Width + item5.Width + item6.Width + item7.Width + item8.Width + item9.Width + item10.Width + item11.Width;
    private readonly int _at13 = item1.Width + item2.Width + item3.Width + item4.Width + item5.Width + item6.Width + item7.Width + item8.Width + item9.Width + item10.Width + item11.Width + item12.Width;
    private readonly int _at14 = item1.Width + item2.Width + item3.Width + item4.Width + item5.Width + item6.Width + item7.Width + item8.Width + item9.Width + item10.Width + item11.Width + item12.Width + item13.Width;
    private readonly int _at15 = item1.Width + item2.Width + item3.Width + item4.Width + item5.Width + item6.Width + item7.Width + item8.Width + item9.Width + item10.Width + item11.Width + item12.Width + item13.Width + item14.Width;
    private readonly int _at16 = item1.Width + item2.Width + item3.Width + item4.Width + item5.Width + item6.Width + item7.Width + item8.Width + item9.Width + item10.Width + item11.Width + item12.Width + item13.Width + item14.Width + item15.Width;

    public int Width => _at16 + item16.Width;

    public void WriteSelectList(SqlWriter writer)
    {
        item1.WriteSelectList(writer);
        writer.Write(", ");
        item2.WriteSelectList(writer);
        writer.Write(", ");
        item3.WriteSelectList(writer);
        writer.Write(", ");
        item4.WriteSelectList(writer);
        writer.Write(", ");
        item5.WriteSelectList(writer);
        writer.Write(", ");
        item6.WriteSelectList(writer);
        writer.Write(", ");
        item7.WriteSelectList(writer);
        writer.Write(", ");
        item8.WriteSelectList(writer);
        writer.Write(", ");
        item9.WriteSelectList(writer);
        writer.Write(", ");
        item10.WriteSelectList(writer);
        writer.Write(", ");
        item11.WriteSelectList(writer);
        writer.Write(", ");
        item12.WriteSelectList(writer);
        writer.Write(", ");
        item13.WriteSelectList(writer);
        writer.Write(", ");
        item14.WriteSelectList(writer);
        writer.Write(", ");
        item15.WriteSelectList(writer);
        writer.Write(", ");
        item16.WriteSelectList(writer);
    }

    public TResult Read(in RowContext row, int offset) => create(
        item1.Read(in row, offset),
        item2.Read(in row, offset + _at2),
        item3.Read(in row, offset + _at3),
        item4.Read(in row, offset + _at4),
        item5.Read(in row, offset + _at5),
        item6.Read(in row, offset + _at6),
        item7.Read(in row, offset + _at7),
        item8.Read(in row, offset + _at8),
        item9.Read(in row, offset + _at9),
        item10.Read(in row, offset + _at10),
        item11.Read(in row, offset + _at11),
        item12.Read(in row, offset + _at12),
        item13.Read(in row, offset + _at13),
        item14.Read(in row, offset + _at14),
        item15.Read(in row, offset + _at15),
        item16.Read(in row, offset + _at16));
}
