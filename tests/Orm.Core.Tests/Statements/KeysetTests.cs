using Orm.Core.Tests.Contract;
using Orm.Dialects;
using Orm.Mapping;
using Orm.Statements;

namespace Orm.Core.Tests.Statements;

public sealed class KeysetTests
{
    private const string Users = "SELECT t0.\"id\", t0.\"name\", t0.\"email\", t0.\"manager_id\", t0.\"created\" FROM \"users\" AS t0";

    private static readonly CursorValue One = new(StoredKind.Int32, 1);
    private static readonly CursorValue NoInt = new(StoredKind.Int32, IsNull: true);
    private static readonly CursorValue Ada = new(StoredKind.String, Object: "Ada");

    private static Cursor At(QueryNode query, params CursorValue[] values) => new(KeysetOrder.Of(query).Fingerprint, values);

    private static void Seeks(string condition, Query<UserTable, User> query, CursorValue[] cursor, params string[] parameters) =>
        Seeks(AnsiDialect.Instance, condition, query, cursor, parameters);

    private static void Seeks(Dialect dialect, string condition, Query<UserTable, User> query, CursorValue[] cursor, params string[] parameters)
    {
        string order = query.ToSql(dialect)[Users.Length..];
        Render.Equal(dialect, Users + " WHERE " + condition + order, query.Seek(At(query, cursor)), parameters);
    }

    [Fact]
    public void A_key_alone_is_compared() =>
        Seeks("t0.\"id\" > ?", User.Table.OrderBy(u => u.Id), [One], "Int32:1");

    [Fact]
    public void Row_values_compare_where_all_directions_agree()
    {
        Seeks("(t0.\"name\", t0.\"id\") > (?, ?)", User.Table.OrderBy(u => u.Name).ThenBy(u => u.Id), [Ada, One], "String:Ada", "Int32:1");
        Seeks("(t0.\"name\", t0.\"id\") < (?, ?)", User.Table.OrderByDescending(u => u.Name).ThenByDescending(u => u.Id), [Ada, One], "String:Ada", "Int32:1");
    }

    [Fact]
    public void Mixed_directions_and_databases_without_row_values_compare_term_by_term()
    {
        Seeks(
            "t0.\"name\" >= ? AND (t0.\"name\" > ? OR t0.\"id\" < ?)",
            User.Table.OrderBy(u => u.Name).ThenByDescending(u => u.Id),
            [Ada, One],
            "String:Ada",
            "String:Ada",
            "Int32:1");
        Seeks(
            new AnsiDialect(new DialectFeatures { RowComparison = false }),
            "t0.\"name\" <= ? AND (t0.\"name\" < ? OR t0.\"id\" < ?)",
            User.Table.OrderByDescending(u => u.Name).ThenByDescending(u => u.Id),
            [Ada, One],
            "String:Ada",
            "String:Ada",
            "Int32:1");
    }

    [Fact]
    public void Nulls_are_found_where_the_ordering_puts_them()
    {
        Query<UserTable, User> last = User.Table.OrderBy(u => u.ManagerId, Nulls.Last).ThenBy(u => u.Id);
        Seeks(
            "(t0.\"manager_id\" >= ? OR t0.\"manager_id\" IS NULL) AND (t0.\"manager_id\" > ? OR t0.\"manager_id\" IS NULL OR t0.\"id\" > ?)",
            last,
            [One, One],
            "Int32:1",
            "Int32:1",
            "Int32:1");
        Seeks("t0.\"manager_id\" IS NULL AND t0.\"id\" > ?", last, [NoInt, One], "Int32:1");
        Query<UserTable, User> first = User.Table.OrderBy(u => u.ManagerId, Nulls.First).ThenBy(u => u.Id);
        Seeks("t0.\"manager_id\" >= ? AND (t0.\"manager_id\" > ? OR t0.\"id\" > ?)", first, [One, One], "Int32:1", "Int32:1", "Int32:1");
        Seeks("(t0.\"manager_id\" IS NOT NULL OR t0.\"id\" > ?)", first, [NoInt, One], "Int32:1");
    }

    [Fact]
    public void Without_a_word_on_nulls_the_database_decides_where_they_are()
    {
        Query<UserTable, User> query = User.Table.OrderBy(u => u.ManagerId).ThenBy(u => u.Id);
        Seeks("(t0.\"manager_id\" IS NOT NULL OR t0.\"id\" > ?)", query, [NoInt, One], "Int32:1");
        Seeks(new AnsiDialect(new DialectFeatures { NullsAreGreatest = true }), "t0.\"manager_id\" IS NULL AND t0.\"id\" > ?", query, [NoInt, One], "Int32:1");
    }

    [Fact]
    public void A_page_reads_one_row_more_and_only_the_orderings_that_its_selection_lacks()
    {
        Render.Equal(
            Users + " ORDER BY t0.\"name\", t0.\"id\" FETCH FIRST ? ROWS ONLY",
            User.Table.OrderBy(u => u.Name).ThenBy(u => u.Id).KeysetPage(20, null),
            "Int64:21");
        Render.Equal(
            "SELECT t0.\"name\", t0.\"email\", lower(t0.\"name\"), t0.\"id\" FROM \"users\" AS t0 ORDER BY lower(t0.\"name\"), t0.\"id\" FETCH FIRST ? ROWS ONLY",
            User.Table.OrderBy(u => u.Name.Lower()).ThenBy(u => u.Id).Select(u => (u.Name, u.Email)).KeysetPage(2, null),
            "Int64:3");
        Render.Equal(
            "SELECT t0.\"id\" FROM \"users\" AS t0 ORDER BY t0.\"id\" FETCH FIRST ? ROWS ONLY",
            User.Table.OrderBy(u => u.Id).Select(u => u.Id).KeysetPage(2, null),
            "Int64:3");
    }

    [Fact]
    public void Conditions_after_seek_are_joined_by_and() => Render.Equal(
        Users + " WHERE t0.\"id\" > ? AND t0.\"name\" = ? ORDER BY t0.\"id\"",
        User.Table.OrderBy(u => u.Id).Seek(At(User.Table.OrderBy(u => u.Id), One)).Where(u => u.Name == "x"),
        "Int32:1",
        "String:x");

    [Fact]
    public void A_unique_index_or_the_key_of_each_row_multiplying_table_is_enough()
    {
        Assert.Contains("ORDER BY", User.Table.OrderBy(u => u.Email).Seek(null).ToSql(AnsiDialect.Instance), StringComparison.Ordinal);
        // A post has one author: its key tells the joined rows apart.
        User.Table.Join(u => u.Posts, out PostTable p).OrderBy(u => u.Name).ThenBy(_ => p.Id).Seek(null);
        Post.Table.Join(x => x.Author, out UserTable _).OrderBy(x => x.Id).Seek(null);
        User.Table.LeftJoin(u => u.Posts, out PostOuterTable o).OrderBy(u => u.Id).ThenBy(_ => o.Id).Seek(null);
    }

    [Fact]
    public void Orderings_that_leave_rows_equal_are_refused()
    {
#pragma warning disable ORM050 // What the analyzer sees is refused when it runs, too.
        Refused("neither the primary key nor a unique index of User", () => User.Table.OrderBy(u => u.Name).Seek(null));
        Refused(".ThenBy(x => x.Id)", () => User.Table.OrderBy(u => u.Name).Seek(null));
        Refused("an ordering that ends in a key: .OrderBy(x => x.Id)", () => User.Table.Seek(null));
#pragma warning restore ORM050
        Refused("of Post", () => User.Table.Join(u => u.Posts, out PostTable _).OrderBy(u => u.Id).Seek(null));
        Refused("of User", () => User.Table.LeftJoin(u => u.Posts, out PostOuterTable p).OrderBy(_ => p.Id).Seek(null));
        Refused("of Tag", () => Post.Table.Join(p => p.Tags, out TagTable _).OrderBy(p => p.Id).Seek(null));
        Refused("GroupBy and Distinct", () => User.Table.OrderBy(u => u.Id).Distinct().Seek(null));
        Refused("leave Take and Skip out", () => User.Table.OrderBy(u => u.Id).Take(3).KeysetPage(2, null));
        Refused("Put Seek after all orderings", () => User.Table.OrderBy(u => u.Id).Seek(null).ThenBy(u => u.Name));
    }

    private static void Refused(string reason, Func<object> compose) =>
        Assert.Contains(reason, Assert.Throws<InvalidOperationException>(compose).Message, StringComparison.Ordinal);

    [Fact]
    public void A_cursor_of_another_ordering_is_refused()
    {
        Query<UserTable, User> names = User.Table.OrderBy(u => u.Name).ThenBy(u => u.Id);
        Cursor cursor = At(names, Ada, One);
        names.Where(u => u.Id > 3).Seek(cursor);
        Query<UserTable, User>[] others =
        [
            User.Table.OrderBy(u => u.Id),
            User.Table.OrderBy(u => u.Email).ThenBy(u => u.Id),
            User.Table.OrderBy(u => u.Name).ThenByDescending(u => u.Id),
            User.Table.OrderBy(u => u.Name, Nulls.Last).ThenBy(u => u.Id),
        ];
        foreach (Query<UserTable, User> other in others)
            Assert.Contains("another ordering", Assert.Throws<InvalidCursorException>(() => other.Seek(cursor)).Message, StringComparison.Ordinal);
        Query<UserTable, User> Part(int length) => User.Table.OrderBy(u => u.Name.Substring(0, length)).ThenBy(u => u.Id);
        Assert.Throws<InvalidCursorException>(() => Part(2).Seek(At(Part(1), Ada, One)));
        // Forged: the right ordering, but values that its columns cannot have.
        Assert.Throws<InvalidCursorException>(() => names.Seek(At(names, One, One)));
        Assert.Throws<InvalidCursorException>(() => names.Seek(At(names, Ada, NoInt)));
        Assert.Throws<InvalidCursorException>(() => names.Seek(At(names, Ada)));
    }

    [Fact]
    public void The_fingerprint_is_the_same_in_every_process() =>
        Assert.Equal("AR-7wJv9LzbYAQICBxroGg", At(User.Table.OrderBy(u => u.Id), One).ToString());

    [Fact]
    public void Text_gives_back_every_kind_of_value()
    {
        var writer = new CursorWriter(20);
        Bind(writer);
        var cursor = new Cursor(42, writer.Values);
        string text = cursor.ToString();
        Assert.Matches("^[A-Za-z0-9_-]+$", text);
        Cursor read = Cursor.Parse(text);
        Assert.Equal(cursor, read);
        Assert.Equal(42UL, read.Ordering);
        var expected = new RecordingBinder();
        Bind(expected);
        var actual = new RecordingBinder();
        for (int i = 0; i < read.Values.Length; i++)
            read.Values[i].Bind(actual, i, ColumnTypes.EnumNative<DayOfWeek>("weekday"));
        Assert.Equal(expected.Values, actual.Values);

        static void Bind(Orm.Execution.ParameterBinder binder)
        {
            binder.SetNull(0, StoredKind.Guid);
            binder.SetBoolean(1, true);
            binder.SetInt16(2, short.MinValue);
            binder.SetInt32(3, int.MaxValue);
            binder.SetInt64(4, long.MinValue);
            binder.SetUInt64(5, ulong.MaxValue);
            binder.SetSingle(6, -1.5f);
            binder.SetDouble(7, double.Epsilon);
            binder.SetDecimal(8, -79228162514264337593543950335m);
            binder.SetDecimal(9, 0.0000000000000000000000000001m);
            binder.SetString(10, "Æ \"'\n😀");
            binder.SetGuid(11, new Guid("00112233-4455-6677-8899-aabbccddeeff"));
            binder.SetDateTime(12, new DateTime(2026, 1, 2, 3, 4, 5));
            binder.SetDateTimeOffset(13, DateTimeOffset.MaxValue.ToUniversalTime());
            binder.SetDateOnly(14, DateOnly.MaxValue);
            binder.SetTimeOnly(15, new TimeOnly(23, 59, 59, 999));
            binder.SetTimeSpan(16, TimeSpan.MinValue);
            binder.SetBytes(17, [0, 255]);
            binder.SetJson(18, "{}");
            binder.SetNamed(19, "monday", "weekday");
        }
    }

    [Fact]
    public void Damaged_text_is_refused_whatever_was_done_to_it()
    {
        string text = new Cursor(42, [Ada, One]).ToString();
        Assert.True(Cursor.TryParse(text, out _));
        Assert.False(Cursor.TryParse(null, out _));
        Assert.False(Cursor.TryParse("", out _));
        for (int length = 0; length < text.Length; length++)
            Assert.False(Cursor.TryParse(text[..length], out _));
        for (int i = 0; i < text.Length - 1; i++)
            Assert.False(Cursor.TryParse(text[..i] + (text[i] == 'B' ? 'C' : 'B') + text[(i + 1)..], out _));
        foreach (string other in (string[])["?", "a b", "AAAA", text + "AAAA"])
            Assert.Contains("Begin again with the first page", Assert.Throws<InvalidCursorException>(() => Cursor.Parse(other)).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Values_that_no_column_has_are_refused()
    {
        CursorValue[] impossible =
        [
            new(StoredKind.Boolean, 2), new(StoredKind.Int16, 40000), new(StoredKind.DateTime, -1), new(StoredKind.DateTimeOffset, long.MaxValue),
            new(StoredKind.DateOnly, -1), new(StoredKind.TimeOnly, TimeSpan.TicksPerDay), new(StoredKind.Decimal, 0, 29L << 48), new(StoredKind.Decimal, 0, 1L << 32),
        ];
        foreach (CursorValue value in impossible)
            Assert.False(Cursor.TryParse(new Cursor(42, [value]).ToString(), out _), value.Kind.ToString());
    }
}
