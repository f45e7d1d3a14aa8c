using Orm.Specs;
using Orm.Specs.Errors;
using Orm.Specs.Mapping;
using Orm.Specs.Sessions;
using Orm.Specs.Statements;
using Orm.Specs.Types;
using Orm.Specs.UnitOfWork;

// Every suite that writes, once more in MySQL's ways.
namespace Orm.MySql.Tests.Specs.MySqlWays;

public sealed class BulkSpecs(MySqlWaysServer server) : BulkSpecs<MySqlWaysServer>(server);

public sealed class ConstraintSpecs(MySqlWaysServer server) : ConstraintSpecs<MySqlWaysServer>(server);

public sealed class FailedStatementSpecs(MySqlWaysServer server) : FailedStatementSpecs<MySqlWaysServer>(server);

public sealed class FleetSpecs(MySqlWaysServer server) : FleetSpecs<MySqlWaysServer>(server);

public sealed class FlushErrorSpecs(MySqlWaysServer server) : FlushErrorSpecs<MySqlWaysServer>(server);

public sealed class FlushPromiseSpecs(MySqlWaysServer server) : FlushPromiseSpecs<MySqlWaysServer>(server);

public sealed class FlushSpecs(MySqlWaysServer server) : FlushSpecs<MySqlWaysServer>(server);

public sealed class IdentitySpecs(MySqlWaysServer server) : IdentitySpecs<MySqlWaysServer>(server);

public sealed class JoinedTransactionSpecs(MySqlWaysServer server) : JoinedTransactionSpecs<MySqlWaysServer>(server);

public sealed class LimitSpecs(MySqlWaysServer server) : LimitSpecs<MySqlWaysServer>(server);

public sealed class ListSpecs(MySqlWaysServer server) : ListSpecs<MySqlWaysServer>(server);

public sealed class LoneStatementSpecs(MySqlWaysServer server) : LoneStatementSpecs<MySqlWaysServer>(server);

public sealed class MappingSpecs(MySqlWaysServer server) : MappingSpecs<MySqlWaysServer>(server);

public sealed class PlaceSpecs(MySqlWaysServer server) : PlaceSpecs<MySqlWaysServer>(server);

public sealed class RandomTypeSpecs(MySqlWaysServer server) : RandomTypeSpecs<MySqlWaysServer>(server);

public sealed class RetrySpecs(MySqlWaysServer server) : RetrySpecs<MySqlWaysServer>(server);

public sealed class RollbackSpecs(MySqlWaysServer server) : RollbackSpecs<MySqlWaysServer>(server);

public sealed class SessionSpecs(MySqlWaysServer server) : SessionSpecs<MySqlWaysServer>(server);

public sealed class ShopSpecs(MySqlWaysServer server) : ShopSpecs<MySqlWaysServer>(server);

public sealed class StatementRowsSpecs(MySqlWaysServer server) : StatementRowsSpecs<MySqlWaysServer>(server);

public sealed class TrackingSpecs(MySqlWaysServer server) : TrackingSpecs<MySqlWaysServer>(server);

public sealed class TransactionSpecs(MySqlWaysServer server) : TransactionSpecs<MySqlWaysServer>(server);

public sealed class TypeSpecs(MySqlWaysServer server) : TypeSpecs<MySqlWaysServer>(server);

public sealed class WriteOnlySpecs(MySqlWaysServer server) : WriteOnlySpecs<MySqlWaysServer>(server);

public sealed class WrittenRowsSpecs(MySqlWaysServer server) : WrittenRowsSpecs<MySqlWaysServer>(server);

public sealed class MappedTypeSpecs(MySqlWaysServer server) : MappedTypeSpecs<MySqlWaysServer>(server);
