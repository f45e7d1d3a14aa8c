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

namespace Orm.PostgreSql.Tests.Specs;

public sealed class ComplianceSpecs(PostgreSqlServer server) : ComplianceSpecs<PostgreSqlServer>(server);

public sealed class AggregateSpecs(PostgreSqlServer server) : AggregateSpecs<PostgreSqlServer>(server);

public sealed class BulkSpecs(PostgreSqlServer server) : BulkSpecs<PostgreSqlServer>(server);

public sealed class CancellationSeries(PostgreSqlServer server) : CancellationSeries<PostgreSqlServer>(server);

public sealed class CancellationSpecs(PostgreSqlServer server) : CancellationSpecs<PostgreSqlServer>(server);

public sealed class CollationSpecs(PostgreSqlServer server) : CollationSpecs<PostgreSqlServer>(server);

public sealed class CombinationSpecs(PostgreSqlServer server) : CombinationSpecs<PostgreSqlServer>(server);

public sealed class CompositionSpecs(PostgreSqlServer server) : CompositionSpecs<PostgreSqlServer>(server);

public sealed class ConcurrencySpecs(PostgreSqlServer server) : ConcurrencySpecs<PostgreSqlServer>(server);

public sealed class ConditionSpecs(PostgreSqlServer server) : ConditionSpecs<PostgreSqlServer>(server);

public sealed class ConstraintSpecs(PostgreSqlServer server) : ConstraintSpecs<PostgreSqlServer>(server);

public sealed class DateSpecs(PostgreSqlServer server) : DateSpecs<PostgreSqlServer>(server);

public sealed class FailedStatementSpecs(PostgreSqlServer server) : FailedStatementSpecs<PostgreSqlServer>(server);

public sealed class FaultSeries(PostgreSqlServer server) : FaultSeries<PostgreSqlServer>(server);

public sealed class FleetSpecs(PostgreSqlServer server) : FleetSpecs<PostgreSqlServer>(server);

public sealed class FlushErrorSpecs(PostgreSqlServer server) : FlushErrorSpecs<PostgreSqlServer>(server);

public sealed class FlushPromiseSpecs(PostgreSqlServer server) : FlushPromiseSpecs<PostgreSqlServer>(server);

public sealed class FlushSpecs(PostgreSqlServer server) : FlushSpecs<PostgreSqlServer>(server);

public sealed class HeldCommitSpecs(PostgreSqlServer server) : HeldCommitSpecs<PostgreSqlServer>(server);

public sealed class HookSpecs(PostgreSqlServer server) : HookSpecs<PostgreSqlServer>(server);

[Collection("Measuring")]
public sealed class HotPathSpecs(PostgreSqlServer server) : HotPathSpecs<PostgreSqlServer>(server, lookup: 2200, insert: 3200);

public sealed class IdentitySpecs(PostgreSqlServer server) : IdentitySpecs<PostgreSqlServer>(server);

public sealed class IncludeSpecs(PostgreSqlServer server) : IncludeSpecs<PostgreSqlServer>(server);

public sealed class JoinedTransactionSpecs(PostgreSqlServer server) : JoinedTransactionSpecs<PostgreSqlServer>(server);

public sealed class KeysetSpecs(PostgreSqlServer server) : KeysetSpecs<PostgreSqlServer>(server);

public sealed class LimitSpecs(PostgreSqlServer server) : LimitSpecs<PostgreSqlServer>(server);

public sealed class LimitedIncludeSpecs(PostgreSqlServer server) : LimitedIncludeSpecs<PostgreSqlServer>(server);

public sealed class ListSpecs(PostgreSqlServer server) : ListSpecs<PostgreSqlServer>(server);

public sealed class LoadingSpecs(PostgreSqlServer server) : LoadingSpecs<PostgreSqlServer>(server);

public sealed class LockSpecs(PostgreSqlServer server) : LockSpecs<PostgreSqlServer>(server);

public sealed class LoneStatementSpecs(PostgreSqlServer server) : LoneStatementSpecs<PostgreSqlServer>(server);

public sealed class LongDecimalSpecs(PostgreSqlServer server) : LongDecimalSpecs<PostgreSqlServer>(server);

public sealed class MappedTypeSpecs(PostgreSqlServer server) : MappedTypeSpecs<PostgreSqlServer>(server);

public sealed class MappingSpecs(PostgreSqlServer server) : MappingSpecs<PostgreSqlServer>(server);

public sealed class MovedRowSpecs(PostgreSqlServer server) : MovedRowSpecs<PostgreSqlServer>(server);

public sealed class NumberSpecs(PostgreSqlServer server) : NumberSpecs<PostgreSqlServer>(server);

[Collection("Listening")]
public sealed class ObservabilitySpecs(PostgreSqlServer server) : ObservabilitySpecs<PostgreSqlServer>(server);

public sealed class OneToOneSpecs(PostgreSqlServer server) : OneToOneSpecs<PostgreSqlServer>(server);

public sealed class OrderSpecs(PostgreSqlServer server) : OrderSpecs<PostgreSqlServer>(server);

public sealed class PlaceSpecs(PostgreSqlServer server) : PlaceSpecs<PostgreSqlServer>(server);

public sealed class PreparationSpecs(PostgreSqlServer server) : PreparationSpecs<PostgreSqlServer>(server);

public sealed class ProjectionSpecs(PostgreSqlServer server) : ProjectionSpecs<PostgreSqlServer>(server);

public sealed class RandomTypeSpecs(PostgreSqlServer server) : RandomTypeSpecs<PostgreSqlServer>(server);

public sealed class ReaddedSpecs(PostgreSqlServer server) : ReaddedSpecs<PostgreSqlServer>(server);

public sealed class RetrySpecs(PostgreSqlServer server) : RetrySpecs<PostgreSqlServer>(server);

public sealed class RollbackSpecs(PostgreSqlServer server) : RollbackSpecs<PostgreSqlServer>(server);

public sealed class RoutingSpecs(PostgreSqlServer server) : RoutingSpecs<PostgreSqlServer>(server);

public sealed class RowLockSpecs(PostgreSqlServer server) : RowLockSpecs<PostgreSqlServer>(server);

public sealed class SchemaChangeSpecs(PostgreSqlServer server) : SchemaChangeSpecs<PostgreSqlServer>(server);

public sealed class SchemaDifferenceSpecs(PostgreSqlServer server) : SchemaDifferenceSpecs<PostgreSqlServer>(server);

public sealed class SchemaReadingSpecs(PostgreSqlServer server) : SchemaReadingSpecs<PostgreSqlServer>(server);

public sealed class SchemaSpecs(PostgreSqlServer server) : SchemaSpecs<PostgreSqlServer>(server);

public sealed class ScopeSpecs(PostgreSqlServer server) : ScopeSpecs<PostgreSqlServer>(server);

public sealed class ServerSpecs(PostgreSqlServer server) : ServerSpecs<PostgreSqlServer>(server);

public sealed class SessionSpecs(PostgreSqlServer server) : SessionSpecs<PostgreSqlServer>(server);

public sealed class ShopSpecs(PostgreSqlServer server) : ShopSpecs<PostgreSqlServer>(server);

public sealed class SliceSpecs(PostgreSqlServer server) : SliceSpecs<PostgreSqlServer>(server);

public sealed class StatementRowsSpecs(PostgreSqlServer server) : StatementRowsSpecs<PostgreSqlServer>(server);

public sealed class StreamSpecs(PostgreSqlServer server) : StreamSpecs<PostgreSqlServer>(server);

public sealed class TemporalSpecs(PostgreSqlServer server) : TemporalSpecs<PostgreSqlServer>(server);

public sealed class TextSpecs(PostgreSqlServer server) : TextSpecs<PostgreSqlServer>(server);

public sealed class TimeoutSpecs(PostgreSqlServer server) : TimeoutSpecs<PostgreSqlServer>(server);

public sealed class TrackingSpecs(PostgreSqlServer server) : TrackingSpecs<PostgreSqlServer>(server);

public sealed class TransactionSpecs(PostgreSqlServer server) : TransactionSpecs<PostgreSqlServer>(server);

public sealed class TypeSpecs(PostgreSqlServer server) : TypeSpecs<PostgreSqlServer>(server);

public sealed class WriteOnlySpecs(PostgreSqlServer server) : WriteOnlySpecs<PostgreSqlServer>(server);

public sealed class WrittenRowsSpecs(PostgreSqlServer server) : WrittenRowsSpecs<PostgreSqlServer>(server);
