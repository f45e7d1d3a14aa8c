using System.Data.Common;
using System.Net.Sockets;
using MySqlConnector;

namespace Orm.MySql;

/// <summary>
/// The connection broke, as a database's error: the driver lets exceptions of the stream and of its protocol through as they are.
/// </summary>
internal sealed class MySqlConnectionLostException(string message, Exception? innerException = null) : DbException(message, innerException)
{
    /// <summary>Whether an exception of the driver means that the connection broke.</summary>
    public static bool IsMeantBy(Exception exception) => exception is IOException or SocketException or MySqlProtocolException or ObjectDisposedException;

    public static MySqlConnectionLostException Of(Exception exception) => new(exception.Message, exception);
}
