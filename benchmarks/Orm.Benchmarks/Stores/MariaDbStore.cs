using System.Data.Common;
using MySqlConnector;

namespace Orm.Benchmarks.Stores;

/// <summary>A database on the server of ORM_TEST_MARIADB.</summary>
public sealed class MariaDbStore() : ServerStore("ORM_TEST_MARIADB")
{
    protected override string CreateSql =>
        "CREATE TABLE people (id int NOT NULL AUTO_INCREMENT PRIMARY KEY, name longtext NOT NULL, email longtext NOT NULL, age int NULL, score double NOT NULL)";

    protected override string AdminDatabase => "";

    public override DbConnection CreateConnection(string connectionString) => new MySqlConnection(connectionString);

    protected override IEnumerable<string> RefillSql(int rows) =>
        ["TRUNCATE TABLE people", $"SET STATEMENT max_recursive_iterations = {rows + 1} FOR {PeopleTable.FillSql(rows)}", "ANALYZE TABLE people"];

    protected override string ConnectionStringOf(string database) => new MySqlConnectionStringBuilder
    {
        Server = Host,
        Port = (uint)Port,
        UserID = User,
        Password = Password,
        Database = database,
    }.ConnectionString;
}
