using System.Data.Common;

namespace Orm.MySql;

/// <summary>A statement of the application ended the transaction that is to be committed. The server would not complain.</summary>
internal sealed class MySqlTransactionEndedException()
    : DbException("There is no transaction to commit: a statement of the application (COMMIT, ROLLBACK, START TRANSACTION or their like) ended it. Leave transactions to the session.");
