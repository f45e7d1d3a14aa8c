using System.Data.Common;
using MySqlConnector;
using Orm.Benchmarks.Stores;

namespace Orm.Benchmarks.Variants;

/// <summary>The best by hand over MySqlConnector: its parameters hold objects; the new id comes with the answer to the insert; bulk is a loop of prepared inserts.</summary>
public class MariaDbBest(MariaDbStore store) : ServerBest(store)
{
    protected override string InsertSql => "INSERT INTO people (name, email, age, score) VALUES (?, ?, ?, ?)";

    protected override string Placeholder(int number) => "?";

    protected override DbParameter Add<T>(DbCommand command)
    {
        var parameter = new MySqlParameter { MySqlDbType = typeof(T) == typeof(int) ? MySqlDbType.Int32 : typeof(T) == typeof(double) ? MySqlDbType.Double : MySqlDbType.VarString };
        command.Parameters.Add(parameter);
        return parameter;
    }

    protected override void Set<T>(DbParameter parameter, T value) => parameter.Value = value;

    protected override async ValueTask<int> ExecuteInsertAsync(DbCommand insert)
    {
        await insert.ExecuteNonQueryAsync();
        return (int)((MySqlCommand)insert).LastInsertedId;
    }
}
