using System.ComponentModel.DataAnnotations;

namespace Orm.Specs.Statements;

[Entity("moments", Model = "temporal")]
public partial class Moment
{
    [Key] public partial int Id { get; private set; }
    public partial DateTimeOffset At { get; set; }
    [DbColumn(Precision = 3)] public partial DateTimeOffset Milli { get; set; }
    [DbColumn(DateTimeKind = DateTimeKind.Utc, Precision = 0)] public partial DateTime? Second { get; set; }
    [DbColumn(DateTimeKind = DateTimeKind.Unspecified)] public partial DateTime Clock { get; set; }
    public partial TimeOnly Time { get; set; }
    public partial TimeSpan Span { get; set; }
}

/// <summary>What a flush stored is found by the value that was assigned, however many digits that has.</summary>
public abstract class TemporalSpecs<TServer>(TServer server) : Spec<TServer>(server)
    where TServer : SpecServer
{
    private static readonly DateTime Wall = new DateTime(2026, 3, 4, 5, 6, 7, DateTimeKind.Unspecified).AddTicks(1234567);
    private static readonly DateTimeOffset At = new(Wall, TimeSpan.FromHours(2));
    private static readonly TimeOnly Time = TimeOnly.FromDateTime(Wall);
    private static readonly TimeSpan Span = TimeSpan.FromTicks(-1234567);

    [Fact]
    public async Task Equality_finds_what_a_flush_a_set_and_an_insert_stored()
    {
        await using Database database = await CreateAsync("temporal");
        await using Session session = database.OpenSession();
        session.Add(new Moment { At = At, Milli = At, Second = At.UtcDateTime, Clock = Wall, Time = Time, Span = Span });
        await session.CommitAsync(Token);
        await Moment.Table.Insert(m => (m.At, m.Milli, m.Second, m.Clock, m.Time, m.Span)).Values((At, At, At.UtcDateTime, Wall, Time, Span)).ExecuteAsync(session, Token);
        await Moment.Table.Insert(m => (m.At, m.Milli, m.Clock, m.Time, m.Span)).Values((default, default, default, default, default)).ExecuteAsync(session, Token);
        await Moment.Table.Where(m => m.Id == 3)
            .Set(m => m.At, At).Set(m => m.Milli, At).Set(m => m.Second, At.UtcDateTime).Set(m => m.Clock, Wall).Set(m => m.Time, Time).Set(m => m.Span, Span)
            .ExecuteAsync(session, Token);
        Predicate[] conditions =
        [
            Found(m => m.At == At), Found(m => m.At == At.ToUniversalTime()), Found(m => m.At.In(At)), Found(m => m.Milli == At), Found(m => m.Milli.Between(At, At)),
            Found(m => m.Second == At.UtcDateTime), Found(m => m.Clock == Wall), Found(m => m.Time == Time), Found(m => m.Span == Span),
        ];
        foreach (Predicate condition in conditions)
            Assert.Equal([1, 2, 3], await Moment.Table.Where(_ => condition).OrderBy(m => m.Id).Select(m => m.Id).ToListAsync(session, Token));
        List<int> raw = await session.Sql($"select {Moment.Table.Id} from {Moment.Table} where {Moment.Table.At} = {At} or {Moment.Table.At} in ({new[] { At }}) order by 1").ToListAsync<int>(Token);
        Assert.Equal([1, 2, 3], raw);
    }

    private static Predicate Found(Func<MomentTable, Predicate> condition) => condition(Moment.Table);
}
