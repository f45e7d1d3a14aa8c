using Orm.Execution;

namespace Orm.Statements;

/// <summary>The columns that an INSERT names, and how a row of values is bound to them.</summary>
internal abstract class ColumnList<TRow>
{
    public abstract IColumn[] Columns { get; }

    /// <summary>Binds a row, its first value at an ordinal and the others behind it.</summary>
    public abstract void Bind(ParameterBinder binder, int ordinal, in TRow row);
}

// One class per arity, as for tuples: each value is bound without boxing.
internal sealed class SingleColumn<T>(IColumn<T> column) : ColumnList<T>
{
    public override IColumn[] Columns => [column];

    public override void Bind(ParameterBinder binder, int ordinal, in T row) => column.Bind(binder, ordinal, row);
}

internal sealed class ColumnList<T1, T2>(IColumn<T1> column1, IColumn<T2> column2) : ColumnList<(T1, T2)>
{
    public override IColumn[] Columns => [column1, column2];

    public override void Bind(ParameterBinder binder, int ordinal, in (T1, T2) row)
    {
        column1.Bind(binder, ordinal, row.Item1);
        column2.Bind(binder, ordinal + 1, row.Item2);
    }
}

internal sealed class ColumnList<T1, T2, T3>(IColumn<T1> column1, IColumn<T2> column2, IColumn<T3> column3) : ColumnList<(T1, T2, T3)>
{
    public override IColumn[] Columns => [column1, column2, column3];

    public override void Bind(ParameterBinder binder, int ordinal, in (T1, T2, T3) row)
    {
        column1.Bind(binder, ordinal, row.Item1);
        column2.Bind(binder, ordinal + 1, row.Item2);
        column3.Bind(binder, ordinal + 2, row.Item3);
    }
}

internal sealed class ColumnList<T1, T2, T3, T4>(IColumn<T1> column1, IColumn<T2> column2, IColumn<T3> column3, IColumn<T4> column4) : ColumnList<(T1, T2, T3, T4)>
{
    public override IColumn[] Columns => [column1, column2, column3, column4];

    public override void Bind(ParameterBinder binder, int ordinal, in (T1, T2, T3, T4) row)
    {
        column1.Bind(binder, ordinal, row.Item1);
        column2.Bind(binder, ordinal + 1, row.Item2);
        column3.Bind(binder, ordinal + 2, row.Item3);
        column4.Bind(binder, ordinal + 3, row.Item4);
    }
}

internal sealed class ColumnList<T1, T2, T3, T4, T5>(IColumn<T1> column1, IColumn<T2> column2, IColumn<T3> column3, IColumn<T4> column4, IColumn<T5> column5) : ColumnList<(T1, T2, T3, T4, T5)>
{
    public override IColumn[] Columns => [column1, column2, column3, column4, column5];

    public override void Bind(ParameterBinder binder, int ordinal, in (T1, T2, T3, T4, T5) row)
    {
        column1.Bind(binder, ordinal, row.Item1);
        column2.Bind(binder, ordinal + 1, row.Item2);
        column3.Bind(binder, ordinal + 2, row.Item3);
        column4.Bind(binder, ordinal + 3, row.Item4);
        column5.Bind(binder, ordinal + 4, row.Item5);
    }
}

internal sealed class ColumnList<T1, T2, T3, T4, T5, T6>(IColumn<T1> column1, IColumn<T2> column2, IColumn<T3> column3, IColumn<T4> column4, IColumn<T5> column5, IColumn<T6> column6) : ColumnList<(T1, T2, T3, T4, T5, T6)>
{
    public override IColumn[] Columns => [column1, column2, column3, column4, column5, column6];

    public override void Bind(ParameterBinder binder, int ordinal, in (T1, T2, T3, T4, T5, T6) row)
    {
        column1.Bind(binder, ordinal, row.Item1);
        column2.Bind(binder, ordinal + 1, row.Item2);
        column3.Bind(binder, ordinal + 2, row.Item3);
        column4.Bind(binder, ordinal + 3, row.Item4);
        column5.Bind(binder, ordinal + 4, row.Item5);
        column6.Bind(binder, ordinal + 5, row.Item6);
    }
}

internal sealed class ColumnList<T1, T2, T3, T4, T5, T6, T7>(IColumn<T1> column1, IColumn<T2> column2, IColumn<T3> column3, IColumn<T4> column4, IColumn<T5> column5, IColumn<T6> column6, IColumn<T7> column7) : ColumnList<(T1, T2, T3, T4, T5, T6, T7)>
{
    public override IColumn[] Columns => [column1, column2, column3, column4, column5, column6, column7];

    public override void Bind(ParameterBinder binder, int ordinal, in (T1, T2, T3, T4, T5, T6, T7) row)
    {
        column1.Bind(binder, ordinal, row.Item1);
        column2.Bind(binder, ordinal + 1, row.Item2);
        column3.Bind(binder, ordinal + 2, row.Item3);
        column4.Bind(binder, ordinal + 3, row.Item4);
        column5.Bind(binder, ordinal + 4, row.Item5);
        column6.Bind(binder, ordinal + 5, row.Item6);
        column7.Bind(binder, ordinal + 6, row.Item7);
    }
}

internal sealed class ColumnList<T1, T2, T3, T4, T5, T6, T7, T8>(IColumn<T1> column1, IColumn<T2> column2, IColumn<T3> column3, IColumn<T4> column4, IColumn<T5> column5, IColumn<T6> column6, IColumn<T7> column7, IColumn<T8> column8) : ColumnList<(T1, T2, T3, T4, T5, T6, T7, T8)>
{
    public override IColumn[] Columns => [column1, column2, column3, column4, column5, column6, column7, column8];

    public override void Bind(ParameterBinder binder, int ordinal, in (T1, T2, T3, T4, T5, T6, T7, T8) row)
    {
        column1.Bind(binder, ordinal, row.Item1);
        column2.Bind(binder, ordinal + 1, row.Item2);
        column3.Bind(binder, ordinal + 2, row.Item3);
        column4.Bind(binder, ordinal + 3, row.Item4);
        column5.Bind(binder, ordinal + 4, row.Item5);
        column6.Bind(binder, ordinal + 5, row.Item6);
        column7.Bind(binder, ordinal + 6, row.Item7);
        column8.Bind(binder, ordinal + 7, row.Item8);
    }
}

internal sealed class ColumnList<T1, T2, T3, T4, T5, T6, T7, T8, T9>(IColumn<T1> column1, IColumn<T2> column2, IColumn<T3> column3, IColumn<T4> column4, IColumn<T5> column5, IColumn<T6> column6, IColumn<T7> column7, IColumn<T8> column8, IColumn<T9> column9) : ColumnList<(T1, T2, T3, T4, T5, T6, T7, T8, T9)>
{
    public override IColumn[] Columns => [column1, column2, column3, column4, column5, column6, column7, column8, column9];

    public override void Bind(ParameterBinder binder, int ordinal, in (T1, T2, T3, T4, T5, T6, T7, T8, T9) row)
    {
        column1.Bind(binder, ordinal, row.Item1);
        column2.Bind(binder, ordinal + 1, row.Item2);
        column3.Bind(binder, ordinal + 2, row.Item3);
        column4.Bind(binder, ordinal + 3, row.Item4);
        column5.Bind(binder, ordinal + 4, row.Item5);
        column6.Bind(binder, ordinal + 5, row.Item6);
        column7.Bind(binder, ordinal + 6, row.Item7);
        column8.Bind(binder, ordinal + 7, row.Item8);
        column9.Bind(binder, ordinal + 8, row.Item9);
    }
}

internal sealed class ColumnList<T1, T2, T3, T4, T5, T6, T7, T8, T9, T10>(IColumn<T1> column1, IColumn<T2> column2, IColumn<T3> column3, IColumn<T4> column4, IColumn<T5> column5, IColumn<T6> column6, IColumn<T7> column7, IColumn<T8> column8, IColumn<T9> column9, IColumn<T10> column10) : ColumnList<(T1, T2, T3, T4, T5, T6, T7, T8, T9, T10)>
{
    public override IColumn[] Columns => [column1, column2, column3, column4, column5, column6, column7, column8, column9, column10];

    public override void Bind(ParameterBinder binder, int ordinal, in (T1, T2, T3, T4, T5, T6, T7, T8, T9, T10) row)
    {
        column1.Bind(binder, ordinal, row.Item1);
        column2.Bind(binder, ordinal + 1, row.Item2);
        column3.Bind(binder, ordinal + 2, row.Item3);
        column4.Bind(binder, ordinal + 3, row.Item4);
        column5.Bind(binder, ordinal + 4, row.Item5);
        column6.Bind(binder, ordinal + 5, row.Item6);
        column7.Bind(binder, ordinal + 6, row.Item7);
        column8.Bind(binder, ordinal + 7, row.Item8);
        column9.Bind(binder, ordinal + 8, row.Item9);
        column10.Bind(binder, ordinal + 9, row.Item10);
    }
}

internal sealed class ColumnList<T1, T2, T3, T4, T5, T6, T7, T8, T9, T10, T11>(IColumn<T1> column1, IColumn<T2> column2, IColumn<T3> column3, IColumn<T4> column4, IColumn<T5> column5, IColumn<T6> column6, IColumn<T7> column7, IColumn<T8> column8, IColumn<T9> column9, IColumn<T10> column10, IColumn<T11> column11) : ColumnList<(T1, T2, T3, T4, T5, T6, T7, T8, T9, T10, T11)>
{
    public override IColumn[] Columns => [column1, column2, column3, column4, column5, column6, column7, column8, column9, column10, column11];

    public override void Bind(ParameterBinder binder, int ordinal, in (T1, T2, T3, T4, T5, T6, T7, T8, T9, T10, T11) row)
    {
        column1.Bind(binder, ordinal, row.Item1);
        column2.Bind(binder, ordinal + 1, row.Item2);
        column3.Bind(binder, ordinal + 2, row.Item3);
        column4.Bind(binder, ordinal + 3, row.Item4);
        column5.Bind(binder, ordinal + 4, row.Item5);
        column6.Bind(binder, ordinal + 5, row.Item6);
        column7.Bind(binder, ordinal + 6, row.Item7);
        column8.Bind(binder, ordinal + 7, row.Item8);
        column9.Bind(binder, ordinal + 8, row.Item9);
        column10.Bind(binder, ordinal + 9, row.Item10);
        column11.Bind(binder, ordinal + 10, row.Item11);
    }
}

internal sealed class ColumnList<T1, T2, T3, T4, T5, T6, T7, T8, T9, T10, T11, T12>(IColumn<T1> column1, IColumn<T2> column2, IColumn<T3> column3, IColumn<T4> column4, IColumn<T5> column5, IColumn<T6> column6, IColumn<T7> column7, IColumn<T8> column8, IColumn<T9> column9, IColumn<T10> column10, IColumn<T11> column11, IColumn<T12> column12) : ColumnList<(T1, T2, T3, T4, T5, T6, T7, T8, T9, T10, T11, T12)>
{
    public override IColumn[] Columns => [column1, column2, column3, column4, column5, column6, column7, column8, column9, column10, column11, column12];

    public override void Bind(ParameterBinder binder, int ordinal, in (T1, T2, T3, T4, T5, T6, T7, T8, T9, T10, T11, T12) row)
    {
        column1.Bind(binder, ordinal, row.Item1);
        column2.Bind(binder, ordinal + 1, row.Item2);
        column3.Bind(binder, ordinal + 2, row.Item3);
        column4.Bind(binder, ordinal + 3, row.Item4);
        column5.Bind(binder, ordinal + 4, row.Item5);
        column6.Bind(binder, ordinal + 5, row.Item6);
        column7.Bind(binder, ordinal + 6, row.Item7);
        column8.Bind(binder, ordinal + 7, row.Item8);
        column9.Bind(binder, ordinal + 8, row.Item9);
        column10.Bind(binder, ordinal + 9, row.Item10);
        column11.Bind(binder, ordinal + 10, row.Item11);
        column12.Bind(binder, ordinal + 11, row.Item12);
    }
}

internal sealed class ColumnList<T1, T2, T3, T4, T5, T6, T7, T8, T9, T10, T11, T12, T13>(IColumn<T1> column1, IColumn<T2> column2, IColumn<T3> column3, IColumn<T4> column4, IColumn<T5> column5, IColumn<T6> column6, IColumn<T7> column7, IColumn<T8> column8, IColumn<T9> column9, IColumn<T10> column10, IColumn<T11> column11, IColumn<T12> column12, IColumn<T13> column13) : ColumnList<(T1, T2, T3, T4, T5, T6, T7, T8, T9, T10, T11, T12, T13)>
{
    public override IColumn[] Columns => [column1, column2, column3, column4, column5, column6, column7, column8, column9, column10, column11, column12, column13];

    public override void Bind(ParameterBinder binder, int ordinal, in (T1, T2, T3, T4, T5, T6, T7, T8, T9, T10, T11, T12, T13) row)
    {
        column1.Bind(binder, ordinal, row.Item1);
        column2.Bind(binder, ordinal + 1, row.Item2);
        column3.Bind(binder, ordinal + 2, row.Item3);
        column4.Bind(binder, ordinal + 3, row.Item4);
        column5.Bind(binder, ordinal + 4, row.Item5);
        column6.Bind(binder, ordinal + 5, row.Item6);
        column7.Bind(binder, ordinal + 6, row.Item7);
        column8.Bind(binder, ordinal + 7, row.Item8);
        column9.Bind(binder, ordinal + 8, row.Item9);
        column10.Bind(binder, ordinal + 9, row.Item10);
        column11.Bind(binder, ordinal + 10, row.Item11);
        column12.Bind(binder, ordinal + 11, row.Item12);
        column13.Bind(binder, ordinal + 12, row.Item13);
    }
}

internal sealed class ColumnList<T1, T2, T3, T4, T5, T6, T7, T8, T9, T10, T11, T12, T13, T14>(IColumn<T1> column1, IColumn<T2> column2, IColumn<T3> column3, IColumn<T4> column4, IColumn<T5> column5, IColumn<T6> column6, IColumn<T7> column7, IColumn<T8> column8, IColumn<T9> column9, IColumn<T10> column10, IColumn<T11> column11, IColumn<T12> column12, IColumn<T13> column13, IColumn<T14> column14) : ColumnList<(T1, T2, T3, T4, T5, T6, T7, T8, T9, T10, T11, T12, T13, T14)>
{
    public override IColumn[] Columns => [column1, column2, column3, column4, column5, column6, column7, column8, column9, column10, column11, column12, column13, column14];

    public override void Bind(ParameterBinder binder, int ordinal, in (T1, T2, T3, T4, T5, T6, T7, T8, T9, T10, T11, T12, T13, T14) row)
    {
        column1.Bind(binder, ordinal, row.Item1);
        column2.Bind(binder, ordinal + 1, row.Item2);
        column3.Bind(binder, ordinal + 2, row.Item3);
        column4.Bind(binder, ordinal + 3, row.Item4);
        column5.Bind(binder, ordinal + 4, row.Item5);
        column6.Bind(binder, ordinal + 5, row.Item6);
        column7.Bind(binder, ordinal + 6, row.Item7);
        column8.Bind(binder, ordinal + 7, row.Item8);
        column9.Bind(binder, ordinal + 8, row.Item9);
        column10.Bind(binder, ordinal + 9, row.Item10);
        column11.Bind(binder, ordinal + 10, row.Item11);
        column12.Bind(binder, ordinal + 11, row.Item12);
        column13.Bind(binder, ordinal + 12, row.Item13);
        column14.Bind(binder, ordinal + 13, row.Item14);
    }
}

internal sealed class ColumnList<T1, T2, T3, T4, T5, T6, T7, T8, T9, T10, T11, T12, T13, T14, T15>(IColumn<T1> column1, IColumn<T2> column2, IColumn<T3> column3, IColumn<T4> column4, IColumn<T5> column5, IColumn<T6> column6, IColumn<T7> column7, IColumn<T8> column8, IColumn<T9> column9, IColumn<T10> column10, IColumn<T11> column11, IColumn<T12> column12, IColumn<T13> column13, IColumn<T14> column14, IColumn<T15> column15) : ColumnList<(T1, T2, T3, T4, T5, T6, T7, T8, T9, T10, T11, T12, T13, T14, T15)>
{
    public override IColumn[] Columns => [column1, column2, column3, column4, column5, column6, column7, column8, column9, column10, column11, column12, column13, column14, column15];

    public override void Bind(ParameterBinder binder, int ordinal, in (T1, T2, T3, T4, T5, T6, T7, T8, T9, T10, T11, T12, T13, T14, T15) row)
    {
        column1.Bind(binder, ordinal, row.Item1);
        column2.Bind(binder, ordinal + 1, row.Item2);
        column3.Bind(binder, ordinal + 2, row.Item3);
        column4.Bind(binder, ordinal + 3, row.Item4);
        column5.Bind(binder, ordinal + 4, row.Item5);
        column6.Bind(binder, ordinal + 5, row.Item6);
        column7.Bind(binder, ordinal + 6, row.Item7);
        column8.Bind(binder, ordinal + 7, row.Item8);
        column9.Bind(binder, ordinal + 8, row.Item9);
        column10.Bind(binder, ordinal + 9, row.Item10);
        column11.Bind(binder, ordinal + 10, row.Item11);
        column12.Bind(binder, ordinal + 11, row.Item12);
        column13.Bind(binder, ordinal + 12, row.Item13);
        column14.Bind(binder, ordinal + 13, row.Item14);
        column15.Bind(binder, ordinal + 14, row.Item15);
    }
}

internal sealed class ColumnList<T1, T2, T3, T4, T5, T6, T7, T8, T9, T10, T11, T12, T13, T14, T15, T16>(IColumn<T1> column1, IColumn<T2> column2, IColumn<T3> column3, IColumn<T4> column4, IColumn<T5> column5, IColumn<T6> column6, IColumn<T7> column7, IColumn<T8> column8, IColumn<T9> column9, IColumn<T10> column10, IColumn<T11> column11, IColumn<T12> column12, IColumn<T13> column13, IColumn<T14> column14, IColumn<T15> column15, IColumn<T16> column16) : ColumnList<(T1, T2, T3, T4, T5, T6, T7, T8, T9, T10, T11, T12, T13, T14, T15, T16)>
{
    public override IColumn[] Columns => [column1, column2, column3, column4, column5, column6, column7, column8, column9, column10, column11, column12, column13, column14, column15, column16];

    public override void Bind(ParameterBinder binder, int ordinal, in (T1, T2, T3, T4, T5, T6, T7, T8, T9, T10, T11, T12, T13, T14, T15, T16) row)
    {
        column1.Bind(binder, ordinal, row.Item1);
        column2.Bind(binder, ordinal + 1, row.Item2);
        column3.Bind(binder, ordinal + 2, row.Item3);
        column4.Bind(binder, ordinal + 3, row.Item4);
        column5.Bind(binder, ordinal + 4, row.Item5);
        column6.Bind(binder, ordinal + 5, row.Item6);
        column7.Bind(binder, ordinal + 6, row.Item7);
        column8.Bind(binder, ordinal + 7, row.Item8);
        column9.Bind(binder, ordinal + 8, row.Item9);
        column10.Bind(binder, ordinal + 9, row.Item10);
        column11.Bind(binder, ordinal + 10, row.Item11);
        column12.Bind(binder, ordinal + 11, row.Item12);
        column13.Bind(binder, ordinal + 12, row.Item13);
        column14.Bind(binder, ordinal + 13, row.Item14);
        column15.Bind(binder, ordinal + 14, row.Item15);
        column16.Bind(binder, ordinal + 15, row.Item16);
    }
}
