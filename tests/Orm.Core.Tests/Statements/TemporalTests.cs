using System.ComponentModel.DataAnnotations;

namespace Orm.Core.Tests.Statements;

[Entity("moments", Model = "temporal")]
public partial class Moment
{
    [Key] public partial int Id { get; private set; }
    public partial DateTimeOffset At { get; set; }
    [DbColumn(Precision = 3)] public partial DateTimeOffset Milli { get; set; }
    [DbColumn(Precision = 0)] public partial DateTimeOffset? Second { get; set; }
    [DbColumn(DateTimeKind = DateTimeKind.Utc)] public partial DateTime Instant { get; set; }
    [DbColumn(DateTimeKind = DateTimeKind.Unspecified, Precision = 7)] public partial DateTime Clock { get; set; }
    public partial TimeOnly Time { get; set; }
    public partial TimeSpan Span { get; set; }
}

public sealed class TemporalTests
{
    private const string Ids = "SELECT t0.\"id\" FROM \"moments\" AS t0 WHERE ";

    private static readonly DateTime Wall = new DateTime(2026, 3, 4, 5, 6, 7, DateTimeKind.Unspecified).AddTicks(1234567);
    private static readonly DateTimeOffset Instant = new(Wall, TimeSpan.FromHours(2));

    private static void Bound(string condition, Func<MomentTable, Predicate> where, params string[] ticks)
    {
        var writer = new Orm.Execution.SqlWriter(AnsiDialect.Instance);
        Moment.Table.Where(where).Select(m => m.Id).Write(writer);
        Assert.Equal(Ids + condition, writer.ToString());
        Assert.Equal(ticks, Ticks(writer));
    }

    private static string[] Ticks(Orm.Execution.SqlWriter writer)
    {
        var values = new Orm.Statements.CursorWriter(writer.ParameterCount);
        writer.Bind(values);
        return [.. values.Values.Select(v => v.IsNull ? "null" : $"{v.Kind}:{v.Low % TimeSpan.TicksPerSecond}")];
    }

    [Fact]
    public void Values_are_cut_to_what_the_column_keeps()
    {
        Bound("t0.\"at\" = ?", m => m.At == Instant, "DateTimeOffset:1234560");
        Bound("t0.\"milli\" = ?", m => m.Milli == Instant, "DateTimeOffset:1230000");
        Bound("t0.\"second\" >= ?", m => m.Second >= Instant, "DateTimeOffset:0");
        Bound("t0.\"instant\" = ?", m => m.Instant == DateTime.SpecifyKind(Wall, DateTimeKind.Utc), "DateTimeOffset:1234560");
        Bound("t0.\"clock\" = ?", m => m.Clock == Wall, "DateTime:1234567");
        Bound("t0.\"time\" < ?", m => m.Time < TimeOnly.FromDateTime(Wall), "TimeOnly:1234560");
        Bound("t0.\"span\" = ?", m => m.Span == TimeSpan.FromTicks(1234567), "TimeSpan:1234560");
    }

    [Fact]
    public void Lists_ranges_and_expressions_take_the_columns_digits()
    {
        Bound("t0.\"milli\" IN (?, ?)", m => m.Milli.In(Instant, Instant), "DateTimeOffset:1230000", "DateTimeOffset:1230000");
        Bound("t0.\"milli\" BETWEEN ? AND ?", m => m.Milli.Between(Instant, Instant), "DateTimeOffset:1230000", "DateTimeOffset:1230000");
        Bound("coalesce(t0.\"second\", ?) = ?", m => m.Second.Coalesce(Instant) == Instant, "DateTimeOffset:0", "DateTimeOffset:0");
        Bound("t0.\"at\" IS DISTINCT FROM ?", m => m.At.IsDistinctFrom(Instant), "DateTimeOffset:1234560");
    }

    [Fact]
    public void An_instant_is_bound_in_utc() => Render.Equal(
        Ids + "t0.\"second\" = ?",
        Moment.Table.Where(m => m.Second == Instant).Select(m => m.Id),
        "DateTimeOffset:03/04/2026 03:06:07 +00:00");

    [Fact]
    public void Columns_of_other_digits_compare_but_instants_and_wall_clocks_do_not()
    {
        Bound("t0.\"at\" > t0.\"milli\"", m => m.At > m.Milli);
        Assert.Throws<InvalidOperationException>(() => Moment.Table.Where(m => m.Instant == m.Clock));
    }

    [Fact]
    public void Set_and_insert_write_what_a_flush_would()
    {
        var update = new Orm.Execution.SqlWriter(AnsiDialect.Instance);
        Moment.Table.Where(m => m.Id == 1).Set(m => m.Milli, Instant).Set(m => m.Second, Instant).Set(m => m.Time, TimeOnly.FromDateTime(Wall)).Write(update);
        Assert.Equal(["DateTimeOffset:1230000", "DateTimeOffset:0", "TimeOnly:1234560", "Int32:1"], Ticks(update));
        var insert = new Orm.Execution.SqlWriter(AnsiDialect.Instance);
        Moment.Table.Insert(m => (m.At, m.Milli, m.Second, m.Clock)).Values((Instant, Instant, Instant, Wall), (Instant, Instant, null, Wall)).Write(insert);
        Assert.Equal(
            ["DateTimeOffset:1234560", "DateTimeOffset:1230000", "DateTimeOffset:0", "DateTime:1234567", "DateTimeOffset:1234560", "DateTimeOffset:1230000", "null", "DateTime:1234567"],
            Ticks(insert));
    }

    [Fact]
    public void A_value_that_meets_no_column_keeps_microseconds()
    {
        var writer = new Orm.Execution.SqlWriter(AnsiDialect.Instance);
        Moment.Table.Select(m => (m.Id, Sql.Val(Instant))).Write(writer);
        Assert.Equal(["DateTimeOffset:1234560"], Ticks(writer));
    }
}
