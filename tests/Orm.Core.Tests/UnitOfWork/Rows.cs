using System.Data;
using System.Data.Common;
using Orm.Core.Tests.Contract;
using Orm.Execution;
using Orm.Mapping;
using Orm.UnitOfWork;

namespace Orm.Core.Tests.UnitOfWork;

/// <summary>Entities materialised from rows in memory, through the tracker, as a query would.</summary>
internal static class Rows
{
    public static readonly DateTimeOffset Day = new(2026, 1, 2, 3, 4, 5, TimeSpan.Zero);

    public static User User(ChangeTracker? tracker, int id, int? manager = null, string? name = null) =>
        Read(tracker, EntityMapper.Of(Contract.User.Table), id, name ?? "user" + id, $"user{id}@example.com", manager, Day);

    public static Post Post(ChangeTracker? tracker, int id, int author) =>
        Read(tracker, EntityMapper.Of(Contract.Post.Table), id, "post" + id, "text", author, Day);

    public static Tag Tag(ChangeTracker? tracker, int id) => Read(tracker, EntityMapper.Of(Contract.Tag.Table), id, "tag" + id);

    public static T Read<T>(ChangeTracker? tracker, EntityMapper<T> mapper, params object?[] values)
        where T : class, IEntity
    {
        using var table = new DataTable();
        foreach (object? value in values)
            table.Columns.Add(null, value?.GetType() ?? typeof(int));
        table.Rows.Add(values);
        using DbDataReader reader = table.CreateDataReader();
        reader.Read();
        return new RowContext(reader, tracker).Materialize(mapper, 0);
    }
}
