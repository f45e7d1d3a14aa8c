using Orm.Specs;
using Orm.Specs.Diagnostics;
using Orm.Specs.Errors;
using Orm.Specs.Expressions;
using Orm.Specs.Faults;
using Orm.Specs.Mapping;
using Orm.Specs.Schema;
using Orm.Specs.Sessions;
using Orm.Specs.Slice;
using Orm.Specs.Statements;
using Orm.Specs.Types;
using Orm.Specs.UnitOfWork;

namespace Orm.Sqlite.Tests.Specs;

public sealed class ComplianceSpecs(SqliteServer server) : ComplianceSpecs<SqliteServer>(server);

public sealed class AggregateSpecs(SqliteServer server) : AggregateSpecs<SqliteServer>(server);

public sealed class BulkSpecs(SqliteServer server) : BulkSpecs<SqliteServer>(server);

public sealed class CancellationSeries(SqliteServer server) : CancellationSeries<SqliteServer>(server);

public sealed class CollationSpecs(SqliteServer server) : CollationSpecs<SqliteServer>(server);

public sealed class CombinationSpecs(SqliteServer server) : CombinationSpecs<SqliteServer>(server);

public sealed class CompositionSpecs(SqliteServer server) : CompositionSpecs<SqliteServer>(server);

public sealed class ConcurrencySpecs(SqliteServer server) : ConcurrencySpecs<SqliteServer>(server);

public sealed class ConditionSpecs(SqliteServer server) : ConditionSpecs<SqliteServer>(server);

public sealed class ConstraintSpecs(SqliteServer server) : ConstraintSpecs<SqliteServer>(server);

public sealed class DateSpecs(SqliteServer server) : DateSpecs<SqliteServer>(server);

public sealed class FailedStatementSpecs(SqliteServer server) : FailedStatementSpecs<SqliteServer>(server);

public sealed class FleetSpecs(SqliteServer server) : FleetSpecs<SqliteServer>(server);

public sealed class FlushErrorSpecs(SqliteServer server) : FlushErrorSpecs<SqliteServer>(server);

public sealed class FlushPromiseSpecs(SqliteServer server) : FlushPromiseSpecs<SqliteServer>(server);

public sealed class FlushSpecs(SqliteServer server) : FlushSpecs<SqliteServer>(server);

public sealed class HookSpecs(SqliteServer server) : HookSpecs<SqliteServer>(server);

[Collection("Measuring")]
public sealed class HotPathSpecs(SqliteServer server) : HotPathSpecs<SqliteServer>(server, lookup: 600, insert: 850);

public sealed class IdentitySpecs(SqliteServer server) : IdentitySpecs<SqliteServer>(server);

public sealed class IncludeSpecs(SqliteServer server) : IncludeSpecs<SqliteServer>(server);

public sealed class JoinedTransactionSpecs(SqliteServer server) : JoinedTransactionSpecs<SqliteServer>(server);

public sealed class KeysetSpecs(SqliteServer server) : KeysetSpecs<SqliteServer>(server);

public sealed class LimitSpecs(SqliteServer server) : LimitSpecs<SqliteServer>(server);

public sealed class LimitedIncludeSpecs(SqliteServer server) : LimitedIncludeSpecs<SqliteServer>(server);

public sealed class ListSpecs(SqliteServer server) : ListSpecs<SqliteServer>(server);

public sealed class LoadingSpecs(SqliteServer server) : LoadingSpecs<SqliteServer>(server);

public sealed class LockSpecs(SqliteServer server) : LockSpecs<SqliteServer>(server);

public sealed class LoneStatementSpecs(SqliteServer server) : LoneStatementSpecs<SqliteServer>(server);

public sealed class LongDecimalSpecs(SqliteServer server) : LongDecimalSpecs<SqliteServer>(server);

public sealed class MappedTypeSpecs(SqliteServer server) : MappedTypeSpecs<SqliteServer>(server);

public sealed class MappingSpecs(SqliteServer server) : MappingSpecs<SqliteServer>(server);

public sealed class MovedRowSpecs(SqliteServer server) : MovedRowSpecs<SqliteServer>(server);

public sealed class NumberSpecs(SqliteServer server) : NumberSpecs<SqliteServer>(server);

[Collection("Listening")]
public sealed class ObservabilitySpecs(SqliteServer server) : ObservabilitySpecs<SqliteServer>(server);

public sealed class OneToOneSpecs(SqliteServer server) : OneToOneSpecs<SqliteServer>(server);

public sealed class OrderSpecs(SqliteServer server) : OrderSpecs<SqliteServer>(server);

public sealed class PlaceSpecs(SqliteServer server) : PlaceSpecs<SqliteServer>(server);

public sealed class ProjectionSpecs(SqliteServer server) : ProjectionSpecs<SqliteServer>(server);

public sealed class RandomTypeSpecs(SqliteServer server) : RandomTypeSpecs<SqliteServer>(server);

public sealed class ReaddedSpecs(SqliteServer server) : ReaddedSpecs<SqliteServer>(server);

public sealed class RetrySpecs(SqliteServer server) : RetrySpecs<SqliteServer>(server);

public sealed class RollbackSpecs(SqliteServer server) : RollbackSpecs<SqliteServer>(server);

public sealed class RoutingSpecs(SqliteServer server) : RoutingSpecs<SqliteServer>(server);

public sealed class RowLockSpecs(SqliteServer server) : RowLockSpecs<SqliteServer>(server);

public sealed class SchemaChangeSpecs(SqliteServer server) : SchemaChangeSpecs<SqliteServer>(server);

public sealed class SchemaDifferenceSpecs(SqliteServer server) : SchemaDifferenceSpecs<SqliteServer>(server);

public sealed class SchemaReadingSpecs(SqliteServer server) : SchemaReadingSpecs<SqliteServer>(server);

public sealed class SchemaSpecs(SqliteServer server) : SchemaSpecs<SqliteServer>(server);

public sealed class ScopeSpecs(SqliteServer server) : ScopeSpecs<SqliteServer>(server);

public sealed class SessionSpecs(SqliteServer server) : SessionSpecs<SqliteServer>(server);

public sealed class ShopSpecs(SqliteServer server) : ShopSpecs<SqliteServer>(server);

public sealed class SliceSpecs(SqliteServer server) : SliceSpecs<SqliteServer>(server);

public sealed class StatementRowsSpecs(SqliteServer server) : StatementRowsSpecs<SqliteServer>(server);

public sealed class StreamSpecs(SqliteServer server) : StreamSpecs<SqliteServer>(server);

public sealed class TemporalSpecs(SqliteServer server) : TemporalSpecs<SqliteServer>(server);

public sealed class TextSpecs(SqliteServer server) : TextSpecs<SqliteServer>(server);

public sealed class TimeoutSpecs(SqliteServer server) : TimeoutSpecs<SqliteServer>(server);

public sealed class TrackingSpecs(SqliteServer server) : TrackingSpecs<SqliteServer>(server);

public sealed class TransactionSpecs(SqliteServer server) : TransactionSpecs<SqliteServer>(server);

public sealed class TypeSpecs(SqliteServer server) : TypeSpecs<SqliteServer>(server);

public sealed class WriteOnlySpecs(SqliteServer server) : WriteOnlySpecs<SqliteServer>(server);

public sealed class WrittenRowsSpecs(SqliteServer server) : WrittenRowsSpecs<SqliteServer>(server);
