using System.Data.Common;

namespace Orm.MySql;

/// <summary>A call that the driver sets no limit to ran longer than the command time-out.</summary>
internal sealed class MySqlTimeoutException(Exception innerException) : DbException("The server did not answer within the command time-out.", innerException);
