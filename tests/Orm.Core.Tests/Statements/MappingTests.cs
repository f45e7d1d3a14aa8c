using System.ComponentModel.DataAnnotations;

namespace Orm.Core.Tests.Statements;

public enum Severity
{
    Low,
    High,
}

/// <summary>Money as whole cents.</summary>
public sealed class CentsConverter : IValueConverter<decimal, long>
{
    public static long ToStored(decimal value) => (long)(value * 100);

    public static decimal FromStored(long value) => value / 100m;
}

[Entity("tickets")]
public partial class Ticket
{
    [Key] public partial int Id { get; private set; }
    [DbColumn(Enum = EnumStorage.String)] public partial Severity Named { get; set; }
    public partial Severity Numbered { get; set; }
    [Converter<CentsConverter>] public partial decimal Price { get; set; }
    [Converter<CentsConverter>] public partial decimal? Fee { get; set; }
    public partial decimal Weight { get; set; }
}

/// <summary>Values are stored as the column that they meet stores them (SEMANTICS 22).</summary>
public sealed class MappingTests
{
    private static void Condition(string sql, Func<TicketTable, Predicate> condition, params string[] parameters) =>
        Render.Equal("SELECT t0.\"id\" FROM \"tickets\" AS t0 WHERE " + sql, Ticket.Table.Where(condition).Select(t => t.Id), parameters);

    [Fact]
    public void Values_take_the_mapping_of_the_column_they_meet()
    {
        Condition("t0.\"named\" = ?", t => t.Named == Severity.High, "String:High");
        Condition("t0.\"numbered\" = ?", t => t.Numbered == Severity.High, "Int32:1");
        Condition("? < t0.\"price\"", t => 1.5m < t.Price, "Int64:150");
        Condition("t0.\"named\" IN (?, ?)", t => t.Named.In(Severity.Low, Severity.High), "String:Low", "String:High");
        Condition("t0.\"price\" BETWEEN ? AND ?", t => t.Price.Between(1, 2), "Int64:100", "Int64:200");
    }

    [Fact]
    public void Values_take_it_through_coalesce_case_and_aggregates()
    {
        Condition("coalesce(t0.\"fee\", ?) > ?", t => t.Fee.Coalesce(1m) > 2m, "Int64:100", "Int64:200");
        Condition(
            "CASE WHEN t0.\"id\" > ? THEN t0.\"named\" ELSE ? END = ?",
            t => Sql.When(t.Id > 1, t.Named).Else(Severity.Low) == Severity.High,
            "Int32:1",
            "String:Low",
            "String:High");
        Render.Equal(
            "SELECT max(t0.\"price\") FROM \"tickets\" AS t0 GROUP BY t0.\"id\" HAVING max(t0.\"price\") > ?",
            Ticket.Table.GroupBy(t => t.Id).Where(g => g.Max(t => t.Price) > 3m).Select(g => g.Max(t => t.Price)),
            "Int64:300");
    }

    [Fact]
    public void Values_take_it_in_updates_and_inserts()
    {
        Render.Equal(
            "UPDATE \"tickets\" SET \"named\" = ?, \"fee\" = NULL, \"price\" = t0.\"price\" + ?".Replace("t0.", ""),
            Ticket.Table.Set(t => t.Named, Severity.High).Set(t => t.Fee, null).Set(t => t.Price, t => t.Price + 0.5m),
            "String:High",
            "Int64:50");
        Render.Equal(
            "INSERT INTO \"tickets\" (\"named\", \"fee\") VALUES (?, ?)",
            Ticket.Table.Insert(t => (t.Named, t.Fee)).Values((Severity.Low, 2m)),
            "String:Low",
            "Int64:200");
    }

    [Fact]
    public void Different_mappings_do_not_meet()
    {
        InvalidOperationException error = Assert.Throws<InvalidOperationException>(() => Ticket.Table.Where(t => t.Price > t.Weight));
        Assert.StartsWith("Ticket.Price and Ticket.Weight store Decimal in different ways", error.Message, StringComparison.Ordinal);
        Assert.Throws<InvalidOperationException>(() => Ticket.Table.Where(t => t.Named == t.Numbered));
        Assert.Throws<InvalidOperationException>(() => Ticket.Table.Select(t => t.Price + t.Weight));
        Assert.Throws<InvalidOperationException>(() => Ticket.Table.Set(t => t.Price, t => t.Weight));
    }

    [Fact]
    public void Enum_stored_by_name_has_no_order()
    {
        InvalidOperationException error = Assert.Throws<InvalidOperationException>(() => Ticket.Table.OrderBy(t => t.Named));
        Assert.StartsWith("Ticket.Named stores the enum Severity by name", error.Message, StringComparison.Ordinal);
        Assert.Throws<InvalidOperationException>(() => Ticket.Table.Where(t => t.Named > Severity.Low));
    }
}
