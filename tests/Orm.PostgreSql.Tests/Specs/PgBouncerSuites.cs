using Orm.Specs;
using Orm.Specs.Errors;
using Orm.Specs.Sessions;
using Orm.Specs.Statements;
using Orm.Specs.Types;
using Orm.Specs.UnitOfWork;

// What depends on how connections are held and statements prepared, once more behind a pooler.
namespace Orm.PostgreSql.Tests.Specs.Pooled;

public sealed class BulkSpecs(PgBouncerServer server) : BulkSpecs<PgBouncerServer>(server);

public sealed class ConcurrencySpecs(PgBouncerServer server) : ConcurrencySpecs<PgBouncerServer>(server);

public sealed class FailedStatementSpecs(PgBouncerServer server) : FailedStatementSpecs<PgBouncerServer>(server);

public sealed class FlushErrorSpecs(PgBouncerServer server) : FlushErrorSpecs<PgBouncerServer>(server);

public sealed class FlushPromiseSpecs(PgBouncerServer server) : FlushPromiseSpecs<PgBouncerServer>(server);

public sealed class FlushSpecs(PgBouncerServer server) : FlushSpecs<PgBouncerServer>(server);

public sealed class JoinedTransactionSpecs(PgBouncerServer server) : JoinedTransactionSpecs<PgBouncerServer>(server);

public sealed class ListSpecs(PgBouncerServer server) : ListSpecs<PgBouncerServer>(server);

public sealed class LoneStatementSpecs(PgBouncerServer server) : LoneStatementSpecs<PgBouncerServer>(server);

public sealed class RandomTypeSpecs(PgBouncerServer server) : RandomTypeSpecs<PgBouncerServer>(server);

public sealed class RetrySpecs(PgBouncerServer server) : RetrySpecs<PgBouncerServer>(server);

public sealed class RollbackSpecs(PgBouncerServer server) : RollbackSpecs<PgBouncerServer>(server);

public sealed class SessionSpecs(PgBouncerServer server) : SessionSpecs<PgBouncerServer>(server);

public sealed class StatementRowsSpecs(PgBouncerServer server) : StatementRowsSpecs<PgBouncerServer>(server);

public sealed class StreamSpecs(PgBouncerServer server) : StreamSpecs<PgBouncerServer>(server);

public sealed class TransactionSpecs(PgBouncerServer server) : TransactionSpecs<PgBouncerServer>(server);
