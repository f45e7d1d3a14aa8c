namespace Orm;

/// <summary>
/// A session was used after its flush or commit, or a statement of its transaction, had failed and the transaction had been rolled back.
/// The inner exception is the failure. <see cref="Session.RollbackAsync"/> makes the session usable again; its entities
/// are then pending, changed or removed as they were before the flush.
/// </summary>
public sealed class SessionFailedException(Exception failure) : OrmException(
    "A flush, statement or commit of this session failed and its transaction was rolled back, so nothing of it is in the database. Call RollbackAsync to go on with the session, or dispose it. Its changes are pending again after that, and the next flush sends them: correct them, or let what cannot be stored go by session.Detach(entity) or session.Clear(). The inner exception tells what failed.",
    failure);
