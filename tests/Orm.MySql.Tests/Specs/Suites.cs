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

namespace Orm.MySql.Tests.Specs;

public sealed class ComplianceSpecs(MySqlServer server) : ComplianceSpecs<MySqlServer>(server);

public sealed class AggregateSpecs(MySqlServer server) : AggregateSpecs<MySqlServer>(server);

public sealed class BulkSpecs(MySqlServer server) : BulkSpecs<MySqlServer>(server);

public sealed class CancellationSeries(MySqlServer server) : CancellationSeries<MySqlServer>(server);

public sealed class CancellationSpecs(MySqlServer server) : CancellationSpecs<MySqlServer>(server);

public sealed class CollationSpecs(MySqlServer server) : CollationSpecs<MySqlServer>(server);

public sealed class CombinationSpecs(MySqlServer server) : CombinationSpecs<MySqlServer>(server);

public sealed class CompositionSpecs(MySqlServer server) : CompositionSpecs<MySqlServer>(server);

public sealed class ConcurrencySpecs(MySqlServer server) : ConcurrencySpecs<MySqlServer>(server);

public sealed class ConditionSpecs(MySqlServer server) : ConditionSpecs<MySqlServer>(server);

public sealed class ConstraintSpecs(MySqlServer server) : ConstraintSpecs<MySqlServer>(server);

public sealed class DateSpecs(MySqlServer server) : DateSpecs<MySqlServer>(server);

public sealed class FailedStatementSpecs(MySqlServer server) : FailedStatementSpecs<MySqlServer>(server);

public sealed class FaultSeries(MySqlServer server) : FaultSeries<MySqlServer>(server);

public sealed class FleetSpecs(MySqlServer server) : FleetSpecs<MySqlServer>(server);

public sealed class FlushErrorSpecs(MySqlServer server) : FlushErrorSpecs<MySqlServer>(server);

public sealed class FlushPromiseSpecs(MySqlServer server) : FlushPromiseSpecs<MySqlServer>(server);

public sealed class FlushSpecs(MySqlServer server) : FlushSpecs<MySqlServer>(server);

public sealed class HeldCommitSpecs(MySqlServer server) : HeldCommitSpecs<MySqlServer>(server);

public sealed class HookSpecs(MySqlServer server) : HookSpecs<MySqlServer>(server);

[Collection("Measuring")]
public sealed class HotPathSpecs(MySqlServer server) : HotPathSpecs<MySqlServer>(server, lookup: 3600, insert: 11000);

public sealed class IdentitySpecs(MySqlServer server) : IdentitySpecs<MySqlServer>(server);

public sealed class IncludeSpecs(MySqlServer server) : IncludeSpecs<MySqlServer>(server);

public sealed class JoinedTransactionSpecs(MySqlServer server) : JoinedTransactionSpecs<MySqlServer>(server);

public sealed class KeysetSpecs(MySqlServer server) : KeysetSpecs<MySqlServer>(server);

public sealed class LimitSpecs(MySqlServer server) : LimitSpecs<MySqlServer>(server);

public sealed class LimitedIncludeSpecs(MySqlServer server) : LimitedIncludeSpecs<MySqlServer>(server);

public sealed class ListSpecs(MySqlServer server) : ListSpecs<MySqlServer>(server);

public sealed class LoadingSpecs(MySqlServer server) : LoadingSpecs<MySqlServer>(server);

public sealed class LockSpecs(MySqlServer server) : LockSpecs<MySqlServer>(server);

public sealed class LoneStatementSpecs(MySqlServer server) : LoneStatementSpecs<MySqlServer>(server);

public sealed class LongDecimalSpecs(MySqlServer server) : LongDecimalSpecs<MySqlServer>(server);

public sealed class MappedTypeSpecs(MySqlServer server) : MappedTypeSpecs<MySqlServer>(server);

public sealed class MappingSpecs(MySqlServer server) : MappingSpecs<MySqlServer>(server);

public sealed class MovedRowSpecs(MySqlServer server) : MovedRowSpecs<MySqlServer>(server);

public sealed class NumberSpecs(MySqlServer server) : NumberSpecs<MySqlServer>(server);

[Collection("Listening")]
public sealed class ObservabilitySpecs(MySqlServer server) : ObservabilitySpecs<MySqlServer>(server);

public sealed class OneToOneSpecs(MySqlServer server) : OneToOneSpecs<MySqlServer>(server);

public sealed class OrderSpecs(MySqlServer server) : OrderSpecs<MySqlServer>(server);

public sealed class PlaceSpecs(MySqlServer server) : PlaceSpecs<MySqlServer>(server);

public sealed class PreparationSpecs(MySqlServer server) : PreparationSpecs<MySqlServer>(server);

public sealed class ProjectionSpecs(MySqlServer server) : ProjectionSpecs<MySqlServer>(server);

public sealed class RandomTypeSpecs(MySqlServer server) : RandomTypeSpecs<MySqlServer>(server);

public sealed class ReaddedSpecs(MySqlServer server) : ReaddedSpecs<MySqlServer>(server);

public sealed class RetrySpecs(MySqlServer server) : RetrySpecs<MySqlServer>(server);

public sealed class RollbackSpecs(MySqlServer server) : RollbackSpecs<MySqlServer>(server);

public sealed class RoutingSpecs(MySqlServer server) : RoutingSpecs<MySqlServer>(server);

public sealed class RowLockSpecs(MySqlServer server) : RowLockSpecs<MySqlServer>(server);

public sealed class SchemaChangeSpecs(MySqlServer server) : SchemaChangeSpecs<MySqlServer>(server);

public sealed class SchemaDifferenceSpecs(MySqlServer server) : SchemaDifferenceSpecs<MySqlServer>(server);

public sealed class SchemaReadingSpecs(MySqlServer server) : SchemaReadingSpecs<MySqlServer>(server);

public sealed class SchemaSpecs(MySqlServer server) : SchemaSpecs<MySqlServer>(server);

public sealed class ScopeSpecs(MySqlServer server) : ScopeSpecs<MySqlServer>(server);

public sealed class ServerSpecs(MySqlServer server) : ServerSpecs<MySqlServer>(server);

public sealed class SessionSpecs(MySqlServer server) : SessionSpecs<MySqlServer>(server);

public sealed class ShopSpecs(MySqlServer server) : ShopSpecs<MySqlServer>(server);

public sealed class SliceSpecs(MySqlServer server) : SliceSpecs<MySqlServer>(server);

public sealed class StatementRowsSpecs(MySqlServer server) : StatementRowsSpecs<MySqlServer>(server);

public sealed class StreamSpecs(MySqlServer server) : StreamSpecs<MySqlServer>(server);

public sealed class TemporalSpecs(MySqlServer server) : TemporalSpecs<MySqlServer>(server);

public sealed class TextSpecs(MySqlServer server) : TextSpecs<MySqlServer>(server);

public sealed class TimeoutSpecs(MySqlServer server) : TimeoutSpecs<MySqlServer>(server);

public sealed class TrackingSpecs(MySqlServer server) : TrackingSpecs<MySqlServer>(server);

public sealed class TransactionSpecs(MySqlServer server) : TransactionSpecs<MySqlServer>(server);

public sealed class TypeSpecs(MySqlServer server) : TypeSpecs<MySqlServer>(server);

public sealed class WriteOnlySpecs(MySqlServer server) : WriteOnlySpecs<MySqlServer>(server);

public sealed class WrittenRowsSpecs(MySqlServer server) : WrittenRowsSpecs<MySqlServer>(server);
