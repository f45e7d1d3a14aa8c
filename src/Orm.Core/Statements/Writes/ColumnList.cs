using Orm.Execution;

namespace Orm.Statements;

/// <summary>The columns that an INSERT names, and how a row of values is bound to them.</summary>
internal abstract class ColumnList<TRow>(params IColumn[] columns)
{
    public IColumn[] Columns { get; } = columns;

    public abstract void Bind(ParameterBinder binder, int ordinal, in TRow row, int column);
}

// One class per arity, as for tuples: each value is bound without boxing.
internal sealed class SingleColumn<T1>(IColumn<T1> column1) : ColumnList<T1>(column1)
{
    private readonly IColumn<T1> _column1 = column1;

    public override void Bind(ParameterBinder binder, int ordinal, in T1 row, int column)
    {
        _column1.Bind(binder, ordinal, row);
    }
}

internal sealed class ColumnList<T1, T2>(IColumn<T1> column1, IColumn<T2> column2) : ColumnList<(T1, T2)>(column1, column2)
{
    private readonly IColumn<T1> _column1 = column1;
    private readonly IColumn<T2> _column2 = column2;

    public override void Bind(ParameterBinder binder, int ordinal, in (T1, T2) row, int column)
    {
        switch (column)
        {
            case 0:
                _column1.Bind(binder, ordinal, row.Item1);
                break;
            default:
                _column2.Bind(binder, ordinal, row.Item2);
                break;
        }
    }
}

internal sealed class ColumnList<T1, T2, T3>(IColumn<T1> column1, IColumn<T2> column2, IColumn<T3> column3) : ColumnList<(T1, T2, T3)>(column1, column2, column3)
{
    private readonly IColumn<T1> _column1 = column1;
    private readonly IColumn<T2> _column2 = column2;
    private readonly IColumn<T3> _column3 = column3;

    public override void Bind(ParameterBinder binder, int ordinal, in (T1, T2, T3) row, int column)
    {
        switch (column)
        {
            case 0:
                _column1.Bind(binder, ordinal, row.Item1);
                break;
            case 1:
                _column2.Bind(binder, ordinal, row.Item2);
                break;
            default:
                _column3.Bind(binder, ordinal, row.Item3);
                break;
        }
    }
}

internal sealed class ColumnList<T1, T2, T3, T4>(IColumn<T1> column1, IColumn<T2> column2, IColumn<T3> column3, IColumn<T4> column4) : ColumnList<(T1, T2, T3, T4)>(column1, column2, column3, column4)
{
    private readonly IColumn<T1> _column1 = column1;
    private readonly IColumn<T2> _column2 = column2;
    private readonly IColumn<T3> _column3 = column3;
    private readonly IColumn<T4> _column4 = column4;

    public override void Bind(ParameterBinder binder, int ordinal, in (T1, T2, T3, T4) row, int column)
    {
        switch (column)
        {
            case 0:
                _column1.Bind(binder, ordinal, row.Item1);
                break;
            case 1:
                _column2.Bind(binder, ordinal, row.Item2);
                break;
            case 2:
                _column3.Bind(binder, ordinal, row.Item3);
                break;
            default:
                _column4.Bind(binder, ordinal, row.Item4);
                break;
        }
    }
}

internal sealed class ColumnList<T1, T2, T3, T4, T5>(IColumn<T1> column1, IColumn<T2> column2, IColumn<T3> column3, IColumn<T4> column4, IColumn<T5> column5) : ColumnList<(T1, T2, T3, T4, T5)>(column1, column2, column3, column4, column5)
{
    private readonly IColumn<T1> _column1 = column1;
    private readonly IColumn<T2> _column2 = column2;
    private readonly IColumn<T3> _column3 = column3;
    private readonly IColumn<T4> _column4 = column4;
    private readonly IColumn<T5> _column5 = column5;

    public override void Bind(ParameterBinder binder, int ordinal, in (T1, T2, T3, T4, T5) row, int column)
    {
        switch (column)
        {
            case 0:
                _column1.Bind(binder, ordinal, row.Item1);
                break;
            case 1:
                _column2.Bind(binder, ordinal, row.Item2);
                break;
            case 2:
                _column3.Bind(binder, ordinal, row.Item3);
                break;
            case 3:
                _column4.Bind(binder, ordinal, row.Item4);
                break;
            default:
                _column5.Bind(binder, ordinal, row.Item5);
                break;
        }
    }
}

internal sealed class ColumnList<T1, T2, T3, T4, T5, T6>(IColumn<T1> column1, IColumn<T2> column2, IColumn<T3> column3, IColumn<T4> column4, IColumn<T5> column5, IColumn<T6> column6) : ColumnList<(T1, T2, T3, T4, T5, T6)>(column1, column2, column3, column4, column5, column6)
{
    private readonly IColumn<T1> _column1 = column1;
    private readonly IColumn<T2> _column2 = column2;
    private readonly IColumn<T3> _column3 = column3;
    private readonly IColumn<T4> _column4 = column4;
    private readonly IColumn<T5> _column5 = column5;
    private readonly IColumn<T6> _column6 = column6;

    public override void Bind(ParameterBinder binder, int ordinal, in (T1, T2, T3, T4, T5, T6) row, int column)
    {
        switch (column)
        {
            case 0:
                _column1.Bind(binder, ordinal, row.Item1);
                break;
            case 1:
                _column2.Bind(binder, ordinal, row.Item2);
                break;
            case 2:
                _column3.Bind(binder, ordinal, row.Item3);
                break;
            case 3:
                _column4.Bind(binder, ordinal, row.Item4);
                break;
            case 4:
                _column5.Bind(binder, ordinal, row.Item5);
                break;
            default:
                _column6.Bind(binder, ordinal, row.Item6);
                break;
        }
    }
}

internal sealed class ColumnList<T1, T2, T3, T4, T5, T6, T7>(IColumn<T1> column1, IColumn<T2> column2, IColumn<T3> column3, IColumn<T4> column4, IColumn<T5> column5, IColumn<T6> column6, IColumn<T7> column7) : ColumnList<(T1, T2, T3, T4, T5, T6, T7)>(column1, column2, column3, column4, column5, column6, column7)
{
    private readonly IColumn<T1> _column1 = column1;
    private readonly IColumn<T2> _column2 = column2;
    private readonly IColumn<T3> _column3 = column3;
    private readonly IColumn<T4> _column4 = column4;
    private readonly IColumn<T5> _column5 = column5;
    private readonly IColumn<T6> _column6 = column6;
    private readonly IColumn<T7> _column7 = column7;

    public override void Bind(ParameterBinder binder, int ordinal, in (T1, T2, T3, T4, T5, T6, T7) row, int column)
    {
        switch (column)
        {
            case 0:
                _column1.Bind(binder, ordinal, row.Item1);
                break;
            case 1:
                _column2.Bind(binder, ordinal, row.Item2);
                break;
            case 2:
                _column3.Bind(binder, ordinal, row.Item3);
                break;
            case 3:
                _column4.Bind(binder, ordinal, row.Item4);
                break;
            case 4:
                _column5.Bind(binder, ordinal, row.Item5);
                break;
            case 5:
                _column6.Bind(binder, ordinal, row.Item6);
                break;
            default:
                _column7.Bind(binder, ordinal, row.Item7);
                break;
        }
    }
}

internal sealed class ColumnList<T1, T2, T3, T4, T5, T6, T7, T8>(IColumn<T1> column1, IColumn<T2> column2, IColumn<T3> column3, IColumn<T4> column4, IColumn<T5> column5, IColumn<T6> column6, IColumn<T7> column7, IColumn<T8> column8) : ColumnList<(T1, T2, T3, T4, T5, T6, T7, T8)>(column1, column2, column3, column4, column5, column6, column7, column8)
{
    private readonly IColumn<T1> _column1 = column1;
    private readonly IColumn<T2> _column2 = column2;
    private readonly IColumn<T3> _column3 = column3;
    private readonly IColumn<T4> _column4 = column4;
    private readonly IColumn<T5> _column5 = column5;
    private readonly IColumn<T6> _column6 = column6;
    private readonly IColumn<T7> _column7 = column7;
    private readonly IColumn<T8> _column8 = column8;

    public override void Bind(ParameterBinder binder, int ordinal, in (T1, T2, T3, T4, T5, T6, T7, T8) row, int column)
    {
        switch (column)
        {
            case 0:
                _column1.Bind(binder, ordinal, row.Item1);
                break;
            case 1:
                _column2.Bind(binder, ordinal, row.Item2);
                break;
            case 2:
                _column3.Bind(binder, ordinal, row.Item3);
                break;
            case 3:
                _column4.Bind(binder, ordinal, row.Item4);
                break;
            case 4:
                _column5.Bind(binder, ordinal, row.Item5);
                break;
            case 5:
                _column6.Bind(binder, ordinal, row.Item6);
                break;
            case 6:
                _column7.Bind(binder, ordinal, row.Item7);
                break;
            default:
                _column8.Bind(binder, ordinal, row.Item8);
                break;
        }
    }
}

internal sealed class ColumnList<T1, T2, T3, T4, T5, T6, T7, T8, T9>(IColumn<T1> column1, IColumn<T2> column2, IColumn<T3> column3, IColumn<T4> column4, IColumn<T5> column5, IColumn<T6> column6, IColumn<T7> column7, IColumn<T8> column8, IColumn<T9> column9) : ColumnList<(T1, T2, T3, T4, T5, T6, T7, T8, T9)>(column1, column2, column3, column4, column5, column6, column7, column8, column9)
{
    private readonly IColumn<T1> _column1 = column1;
    private readonly IColumn<T2> _column2 = column2;
    private readonly IColumn<T3> _column3 = column3;
    private readonly IColumn<T4> _column4 = column4;
    private readonly IColumn<T5> _column5 = column5;
    private readonly IColumn<T6> _column6 = column6;
    private readonly IColumn<T7> _column7 = column7;
    private readonly IColumn<T8> _column8 = column8;
    private readonly IColumn<T9> _column9 = column9;

    public override void Bind(ParameterBinder binder, int ordinal, in (T1, T2, T3, T4, T5, T6, T7, T8, T9) row, int column)
    {
        switch (column)
        {
            case 0:
                _column1.Bind(binder, ordinal, row.Item1);
                break;
            case 1:
                _column2.Bind(binder, ordinal, row.Item2);
                break;
            case 2:
                _column3.Bind(binder, ordinal, row.Item3);
                break;
            case 3:
                _column4.Bind(binder, ordinal, row.Item4);
                break;
            case 4:
                _column5.Bind(binder, ordinal, row.Item5);
                break;
            case 5:
                _column6.Bind(binder, ordinal, row.Item6);
                break;
            case 6:
                _column7.Bind(binder, ordinal, row.Item7);
                break;
            case 7:
                _column8.Bind(binder, ordinal, row.Item8);
                break;
            default:
                _column9.Bind(binder, ordinal, row.Item9);
                break;
        }
    }
}

internal sealed class ColumnList<T1, T2, T3, T4, T5, T6, T7, T8, T9, T10>(IColumn<T1> column1, IColumn<T2> column2, IColumn<T3> column3, IColumn<T4> column4, IColumn<T5> column5, IColumn<T6> column6, IColumn<T7> column7, IColumn<T8> column8, IColumn<T9> column9, IColumn<T10> column10) : ColumnList<(T1, T2, T3, T4, T5, T6, T7, T8, T9, T10)>(column1, column2, column3, column4, column5, column6, column7, column8, column9, column10)
{
    private readonly IColumn<T1> _column1 = column1;
    private readonly IColumn<T2> _column2 = column2;
    private readonly IColumn<T3> _column3 = column3;
    private readonly IColumn<T4> _column4 = column4;
    private readonly IColumn<T5> _column5 = column5;
    private readonly IColumn<T6> _column6 = column6;
    private readonly IColumn<T7> _column7 = column7;
    private readonly IColumn<T8> _column8 = column8;
    private readonly IColumn<T9> _column9 = column9;
    private readonly IColumn<T10> _column10 = column10;

    public override void Bind(ParameterBinder binder, int ordinal, in (T1, T2, T3, T4, T5, T6, T7, T8, T9, T10) row, int column)
    {
        switch (column)
        {
            case 0:
                _column1.Bind(binder, ordinal, row.Item1);
                break;
            case 1:
                _column2.Bind(binder, ordinal, row.Item2);
                break;
            case 2:
                _column3.Bind(binder, ordinal, row.Item3);
                break;
            case 3:
                _column4.Bind(binder, ordinal, row.Item4);
                break;
            case 4:
                _column5.Bind(binder, ordinal, row.Item5);
                break;
            case 5:
                _column6.Bind(binder, ordinal, row.Item6);
                break;
            case 6:
                _column7.Bind(binder, ordinal, row.Item7);
                break;
            case 7:
                _column8.Bind(binder, ordinal, row.Item8);
                break;
            case 8:
                _column9.Bind(binder, ordinal, row.Item9);
                break;
            default:
                _column10.Bind(binder, ordinal, row.Item10);
                break;
        }
    }
}

internal sealed class ColumnList<T1, T2, T3, T4, T5, T6, T7, T8, T9, T10, T11>(IColumn<T1> column1, IColumn<T2> column2, IColumn<T3> column3, IColumn<T4> column4, IColumn<T5> column5, IColumn<T6> column6, IColumn<T7> column7, IColumn<T8> column8, IColumn<T9> column9, IColumn<T10> column10, IColumn<T11> column11) : ColumnList<(T1, T2, T3, T4, T5, T6, T7, T8, T9, T10, T11)>(column1, column2, column3, column4, column5, column6, column7, column8, column9, column10, column11)
{
    private readonly IColumn<T1> _column1 = column1;
    private readonly IColumn<T2> _column2 = column2;
    private readonly IColumn<T3> _column3 = column3;
    private readonly IColumn<T4> _column4 = column4;
    private readonly IColumn<T5> _column5 = column5;
    private readonly IColumn<T6> _column6 = column6;
    private readonly IColumn<T7> _column7 = column7;
    private readonly IColumn<T8> _column8 = column8;
    private readonly IColumn<T9> _column9 = column9;
    private readonly IColumn<T10> _column10 = column10;
    private readonly IColumn<T11> _column11 = column11;

    public override void Bind(ParameterBinder binder, int ordinal, in (T1, T2, T3, T4, T5, T6, T7, T8, T9, T10, T11) row, int column)
    {
        switch (column)
        {
            case 0:
                _column1.Bind(binder, ordinal, row.Item1);
                break;
            case 1:
                _column2.Bind(binder, ordinal, row.Item2);
                break;
            case 2:
                _column3.Bind(binder, ordinal, row.Item3);
                break;
            case 3:
                _column4.Bind(binder, ordinal, row.Item4);
                break;
            case 4:
                _column5.Bind(binder, ordinal, row.Item5);
                break;
            case 5:
                _column6.Bind(binder, ordinal, row.Item6);
                break;
            case 6:
                _column7.Bind(binder, ordinal, row.Item7);
                break;
            case 7:
                _column8.Bind(binder, ordinal, row.Item8);
                break;
            case 8:
                _column9.Bind(binder, ordinal, row.Item9);
                break;
            case 9:
                _column10.Bind(binder, ordinal, row.Item10);
                break;
            default:
                _column11.Bind(binder, ordinal, row.Item11);
                break;
        }
    }
}

internal sealed class ColumnList<T1, T2, T3, T4, T5, T6, T7, T8, T9, T10, T11, T12>(IColumn<T1> column1, IColumn<T2> column2, IColumn<T3> column3, IColumn<T4> column4, IColumn<T5> column5, IColumn<T6> column6, IColumn<T7> column7, IColumn<T8> column8, IColumn<T9> column9, IColumn<T10> column10, IColumn<T11> column11, IColumn<T12> column12) : ColumnList<(T1, T2, T3, T4, T5, T6, T7, T8, T9, T10, T11, T12)>(column1, column2, column3, column4, column5, column6, column7, column8, column9, column10, column11, column12)
{
    private readonly IColumn<T1> _column1 = column1;
    private readonly IColumn<T2> _column2 = column2;
    private readonly IColumn<T3> _column3 = column3;
    private readonly IColumn<T4> _column4 = column4;
    private readonly IColumn<T5> _column5 = column5;
    private readonly IColumn<T6> _column6 = column6;
    private readonly IColumn<T7> _column7 = column7;
    private readonly IColumn<T8> _column8 = column8;
    private readonly IColumn<T9> _column9 = column9;
    private readonly IColumn<T10> _column10 = column10;
    private readonly IColumn<T11> _column11 = column11;
    private readonly IColumn<T12> _column12 = column12;

    public override void Bind(ParameterBinder binder, int ordinal, in (T1, T2, T3, T4, T5, T6, T7, T8, T9, T10, T11, T12) row, int column)
    {
        switch (column)
        {
            case 0:
                _column1.Bind(binder, ordinal, row.Item1);
                break;
            case 1:
                _column2.Bind(binder, ordinal, row.Item2);
                break;
            case 2:
                _column3.Bind(binder, ordinal, row.Item3);
                break;
            case 3:
                _column4.Bind(binder, ordinal, row.Item4);
                break;
            case 4:
                _column5.Bind(binder, ordinal, row.Item5);
                break;
            case 5:
                _column6.Bind(binder, ordinal, row.Item6);
                break;
            case 6:
                _column7.Bind(binder, ordinal, row.Item7);
                break;
            case 7:
                _column8.Bind(binder, ordinal, row.Item8);
                break;
            case 8:
                _column9.Bind(binder, ordinal, row.Item9);
                break;
            case 9:
                _column10.Bind(binder, ordinal, row.Item10);
                break;
            case 10:
                _column11.Bind(binder, ordinal, row.Item11);
                break;
            default:
                _column12.Bind(binder, ordinal, row.Item12);
                break;
        }
    }
}

internal sealed class ColumnList<T1, T2, T3, T4, T5, T6, T7, T8, T9, T10, T11, T12, T13>(IColumn<T1> column1, IColumn<T2> column2, IColumn<T3> column3, IColumn<T4> column4, IColumn<T5> column5, IColumn<T6> column6, IColumn<T7> column7, IColumn<T8> column8, IColumn<T9> column9, IColumn<T10> column10, IColumn<T11> column11, IColumn<T12> column12, IColumn<T13> column13) : ColumnList<(T1, T2, T3, T4, T5, T6, T7, T8, T9, T10, T11, T12, T13)>(column1, column2, column3, column4, column5, column6, column7, column8, column9, column10, column11, column12, column13)
{
    private readonly IColumn<T1> _column1 = column1;
    private readonly IColumn<T2> _column2 = column2;
    private readonly IColumn<T3> _column3 = column3;
    private readonly IColumn<T4> _column4 = column4;
    private readonly IColumn<T5> _column5 = column5;
    private readonly IColumn<T6> _column6 = column6;
    private readonly IColumn<T7> _column7 = column7;
    private readonly IColumn<T8> _column8 = column8;
    private readonly IColumn<T9> _column9 = column9;
    private readonly IColumn<T10> _column10 = column10;
    private readonly IColumn<T11> _column11 = column11;
    private readonly IColumn<T12> _column12 = column12;
    private readonly IColumn<T13> _column13 = column13;

    public override void Bind(ParameterBinder binder, int ordinal, in (T1, T2, T3, T4, T5, T6, T7, T8, T9, T10, T11, T12, T13) row, int column)
    {
        switch (column)
        {
            case 0:
                _column1.Bind(binder, ordinal, row.Item1);
                break;
            case 1:
                _column2.Bind(binder, ordinal, row.Item2);
                break;
            case 2:
                _column3.Bind(binder, ordinal, row.Item3);
                break;
            case 3:
                _column4.Bind(binder, ordinal, row.Item4);
                break;
            case 4:
                _column5.Bind(binder, ordinal, row.Item5);
                break;
            case 5:
                _column6.Bind(binder, ordinal, row.Item6);
                break;
            case 6:
                _column7.Bind(binder, ordinal, row.Item7);
                break;
            case 7:
                _column8.Bind(binder, ordinal, row.Item8);
                break;
            case 8:
                _column9.Bind(binder, ordinal, row.Item9);
                break;
            case 9:
                _column10.Bind(binder, ordinal, row.Item10);
                break;
            case 10:
                _column11.Bind(binder, ordinal, row.Item11);
                break;
            case 11:
                _column12.Bind(binder, ordinal, row.Item12);
                break;
            default:
                _column13.Bind(binder, ordinal, row.Item13);
                break;
        }
    }
}

internal sealed class ColumnList<T1, T2, T3, T4, T5, T6, T7, T8, T9, T10, T11, T12, T13, T14>(IColumn<T1> column1, IColumn<T2> column2, IColumn<T3> column3, IColumn<T4> column4, IColumn<T5> column5, IColumn<T6> column6, IColumn<T7> column7, IColumn<T8> column8, IColumn<T9> column9, IColumn<T10> column10, IColumn<T11> column11, IColumn<T12> column12, IColumn<T13> column13, IColumn<T14> column14) : ColumnList<(T1, T2, T3, T4, T5, T6, T7, T8, T9, T10, T11, T12, T13, T14)>(column1, column2, column3, column4, column5, column6, column7, column8, column9, column10, column11, column12, column13, column14)
{
    private readonly IColumn<T1> _column1 = column1;
    private readonly IColumn<T2> _column2 = column2;
    private readonly IColumn<T3> _column3 = column3;
    private readonly IColumn<T4> _column4 = column4;
    private readonly IColumn<T5> _column5 = column5;
    private readonly IColumn<T6> _column6 = column6;
    private readonly IColumn<T7> _column7 = column7;
    private readonly IColumn<T8> _column8 = column8;
    private readonly IColumn<T9> _column9 = column9;
    private readonly IColumn<T10> _column10 = column10;
    private readonly IColumn<T11> _column11 = column11;
    private readonly IColumn<T12> _column12 = column12;
    private readonly IColumn<T13> _column13 = column13;
    private readonly IColumn<T14> _column14 = column14;

    public override void Bind(ParameterBinder binder, int ordinal, in (T1, T2, T3, T4, T5, T6, T7, T8, T9, T10, T11, T12, T13, T14) row, int column)
    {
        switch (column)
        {
            case 0:
                _column1.Bind(binder, ordinal, row.Item1);
                break;
            case 1:
                _column2.Bind(binder, ordinal, row.Item2);
                break;
            case 2:
                _column3.Bind(binder, ordinal, row.Item3);
                break;
            case 3:
                _column4.Bind(binder, ordinal, row.Item4);
                break;
            case 4:
                _column5.Bind(binder, ordinal, row.Item5);
                break;
            case 5:
                _column6.Bind(binder, ordinal, row.Item6);
                break;
            case 6:
                _column7.Bind(binder, ordinal, row.Item7);
                break;
            case 7:
                _column8.Bind(binder, ordinal, row.Item8);
                break;
            case 8:
                _column9.Bind(binder, ordinal, row.Item9);
                break;
            case 9:
                _column10.Bind(binder, ordinal, row.Item10);
                break;
            case 10:
                _column11.Bind(binder, ordinal, row.Item11);
                break;
            case 11:
                _column12.Bind(binder, ordinal, row.Item12);
                break;
            case 12:
                _column13.Bind(binder, ordinal, row.Item13);
                break;
            default:
                _column14.Bind(binder, ordinal, row.Item14);
                break;
        }
    }
}

internal sealed class ColumnList<T1, T2, T3, T4, T5, T6, T7, T8, T9, T10, T11, T12, T13, T14, T15>(IColumn<T1> column1, IColumn<T2> column2, IColumn<T3> column3, IColumn<T4> column4, IColumn<T5> column5, IColumn<T6> column6, IColumn<T7> column7, IColumn<T8> column8, IColumn<T9> column9, IColumn<T10> column10, IColumn<T11> column11, IColumn<T12> column12, IColumn<T13> column13, IColumn<T14> column14, IColumn<T15> column15) : ColumnList<(T1, T2, T3, T4, T5, T6, T7, T8, T9, T10, T11, T12, T13, T14, T15)>(column1, column2, column3, column4, column5, column6, column7, column8, column9, column10, column11, column12, column13, column14, column15)
{
    private readonly IColumn<T1> _column1 = column1;
    private readonly IColumn<T2> _column2 = column2;
    private readonly IColumn<T3> _column3 = column3;
    private readonly IColumn<T4> _column4 = column4;
    private readonly IColumn<T5> _column5 = column5;
    private readonly IColumn<T6> _column6 = column6;
    private readonly IColumn<T7> _column7 = column7;
    private readonly IColumn<T8> _column8 = column8;
    private readonly IColumn<T9> _column9 = column9;
    private readonly IColumn<T10> _column10 = column10;
    private readonly IColumn<T11> _column11 = column11;
    private readonly IColumn<T12> _column12 = column12;
    private readonly IColumn<T13> _column13 = column13;
    private readonly IColumn<T14> _column14 = column14;
    private readonly IColumn<T15> _column15 = column15;

    public override void Bind(ParameterBinder binder, int ordinal, in (T1, T2, T3, T4, T5, T6, T7, T8, T9, T10, T11, T12, T13, T14, T15) row, int column)
    {
        switch (column)
        {
            case 0:
                _column1.Bind(binder, ordinal, row.Item1);
                break;
            case 1:
                _column2.Bind(binder, ordinal, row.Item2);
                break;
            case 2:
                _column3.Bind(binder, ordinal, row.Item3);
                break;
            case 3:
                _column4.Bind(binder, ordinal, row.Item4);
                break;
            case 4:
                _column5.Bind(binder, ordinal, row.Item5);
                break;
            case 5:
                _column6.Bind(binder, ordinal, row.Item6);
                break;
            case 6:
                _column7.Bind(binder, ordinal, row.Item7);
                break;
            case 7:
                _column8.Bind(binder, ordinal, row.Item8);
                break;
            case 8:
                _column9.Bind(binder, ordinal, row.Item9);
                break;
            case 9:
                _column10.Bind(binder, ordinal, row.Item10);
                break;
            case 10:
                _column11.Bind(binder, ordinal, row.Item11);
                break;
            case 11:
                _column12.Bind(binder, ordinal, row.Item12);
                break;
            case 12:
                _column13.Bind(binder, ordinal, row.Item13);
                break;
            case 13:
                _column14.Bind(binder, ordinal, row.Item14);
                break;
            default:
                _column15.Bind(binder, ordinal, row.Item15);
                break;
        }
    }
}

internal sealed class ColumnList<T1, T2, T3, T4, T5, T6, T7, T8, T9, T10, T11, T12, T13, T14, T15, T16>(IColumn<T1> column1, IColumn<T2> column2, IColumn<T3> column3, IColumn<T4> column4, IColumn<T5> column5, IColumn<T6> column6, IColumn<T7> column7, IColumn<T8> column8, IColumn<T9> column9, IColumn<T10> column10, IColumn<T11> column11, IColumn<T12> column12, IColumn<T13> column13, IColumn<T14> column14, IColumn<T15> column15, IColumn<T16> column16) : ColumnList<(T1, T2, T3, T4, T5, T6, T7, T8, T9, T10, T11, T12, T13, T14, T15, T16)>(column1, column2, column3, column4, column5, column6, column7, column8, column9, column10, column11, column12, column13, column14, column15, column16)
{
    private readonly IColumn<T1> _column1 = column1;
    private readonly IColumn<T2> _column2 = column2;
    private readonly IColumn<T3> _column3 = column3;
    private readonly IColumn<T4> _column4 = column4;
    private readonly IColumn<T5> _column5 = column5;
    private readonly IColumn<T6> _column6 = column6;
    private readonly IColumn<T7> _column7 = column7;
    private readonly IColumn<T8> _column8 = column8;
    private readonly IColumn<T9> _column9 = column9;
    private readonly IColumn<T10> _column10 = column10;
    private readonly IColumn<T11> _column11 = column11;
    private readonly IColumn<T12> _column12 = column12;
    private readonly IColumn<T13> _column13 = column13;
    private readonly IColumn<T14> _column14 = column14;
    private readonly IColumn<T15> _column15 = column15;
    private readonly IColumn<T16> _column16 = column16;

    public override void Bind(ParameterBinder binder, int ordinal, in (T1, T2, T3, T4, T5, T6, T7, T8, T9, T10, T11, T12, T13, T14, T15, T16) row, int column)
    {
        switch (column)
        {
            case 0:
                _column1.Bind(binder, ordinal, row.Item1);
                break;
            case 1:
                _column2.Bind(binder, ordinal, row.Item2);
                break;
            case 2:
                _column3.Bind(binder, ordinal, row.Item3);
                break;
            case 3:
                _column4.Bind(binder, ordinal, row.Item4);
                break;
            case 4:
                _column5.Bind(binder, ordinal, row.Item5);
                break;
            case 5:
                _column6.Bind(binder, ordinal, row.Item6);
                break;
            case 6:
                _column7.Bind(binder, ordinal, row.Item7);
                break;
            case 7:
                _column8.Bind(binder, ordinal, row.Item8);
                break;
            case 8:
                _column9.Bind(binder, ordinal, row.Item9);
                break;
            case 9:
                _column10.Bind(binder, ordinal, row.Item10);
                break;
            case 10:
                _column11.Bind(binder, ordinal, row.Item11);
                break;
            case 11:
                _column12.Bind(binder, ordinal, row.Item12);
                break;
            case 12:
                _column13.Bind(binder, ordinal, row.Item13);
                break;
            case 13:
                _column14.Bind(binder, ordinal, row.Item14);
                break;
            case 14:
                _column15.Bind(binder, ordinal, row.Item15);
                break;
            default:
                _column16.Bind(binder, ordinal, row.Item16);
                break;
        }
    }
}
