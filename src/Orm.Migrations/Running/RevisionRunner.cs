using System.Data.Common;
using Orm.Execution;
using Orm.Schema;

namespace Orm.Migrations;

/// <summary>
/// Carries out the script of one revision on the connection that holds the lock. A part is done whole or not at all; which ones are done
/// stands in the journal, in the same transaction where the database lets changes of the schema take part in one.
/// </summary>
internal sealed class RevisionRunner
{
    private readonly Database _database;
    private readonly DriverConnection _connection;
    private readonly RevisionScript _script;
    private readonly Action<MigrationProgress>? _progress;
    private readonly Dictionary<int, JournalStep> _known;
    private int _item;

    public RevisionRunner(Database database, DriverConnection connection, RevisionScript script, IEnumerable<JournalStep> known, Action<MigrationProgress>? progress)
    {
        _database = database;
        _connection = connection;
        _script = script;
        _progress = progress;
        _known = known.ToDictionary(static s => s.Step);
    }

    private bool IsTransactional => _connection.Dialect.Features.TransactionalDdl;

    /// <summary>False where another runner did it meanwhile.</summary>
    public async ValueTask<bool> RunAsync(CancellationToken cancellationToken)
    {
        int last = -1;
        bool elsewhere = false;
        for (int i = 0; i < _script.Parts.Count; i++)
            last = _script.Parts[i].OutsideTransaction ? last : i;
        try
        {
            for (int i = 0; i < _script.Parts.Count; i++)
            {
                ScriptPart part = _script.Parts[i];
                if (part.OutsideTransaction)
                    await OutsideAsync(part.Items[0], cancellationToken).ConfigureAwait(false);
                else if (elsewhere || _known.GetValueOrDefault(i) is { IsDone: true })
                    _item += part.Items.Count;
                else
                    elsewhere = !await TogetherAsync(part, i, isLast: i == last, cancellationToken).ConfigureAwait(false);
            }

            if (elsewhere)
                return false;
            bool isNoted = last >= 0 && _known.GetValueOrDefault(last) is not { IsDone: true };
            if (!isNoted && !await NoteAsync(cancellationToken).ConfigureAwait(false))
                return false;
        }
        finally
        {
            // What is prepared may read columns that are not there any more.
            await _connection.Statements.ClearAsync().ConfigureAwait(false);
        }

        _progress?.Invoke(new MigrationProgress(_script.Revision, _script.IsDowngrade, _script.Count + 1, _script.Count, "done"));
        return true;
    }

    private Session OpenSession() => new(_database) { Pinned = _connection };

    private JournalStep StepOf(int part, bool done) => new(_script.Revision.Id, part, _script.IsDowngrade, done, _script.Revision.Checksum);

    private async ValueTask<bool> NoteAsync(CancellationToken cancellationToken)
    {
        Session session = OpenSession();
        await using (session.ConfigureAwait(false))
        {
            await session.BeginAsync(cancellationToken: cancellationToken).ConfigureAwait(false);
            if (await IsDoneElsewhereAsync(session, cancellationToken).ConfigureAwait(false))
                return false;
            await NoteRevisionAsync(session, cancellationToken).ConfigureAwait(false);
            await session.CommitAsync(cancellationToken).ConfigureAwait(false);
            return true;
        }
    }

    private ValueTask NoteRevisionAsync(Session session, CancellationToken cancellationToken) => _script.IsDowngrade
        ? Journal.RemoveAsync(session, _script.Revision.Id, cancellationToken)
        : Journal.AddAsync(session, _script.Revision, cancellationToken);

    // Where no lock is held, the transaction that writes keeps the others out, and this look tells whether one was faster.
    private async ValueTask<bool> IsDoneElsewhereAsync(Session session, CancellationToken cancellationToken)
    {
        string id = _script.Revision.Id;
        bool there = await session.Sql($"SELECT COUNT(*) FROM orm_revisions WHERE id = {id}").ScalarAsync<long>(cancellationToken).ConfigureAwait(false) > 0;
        return there != _script.IsDowngrade;
    }

    private async ValueTask<bool> TogetherAsync(ScriptPart part, int number, bool isLast, CancellationToken cancellationToken)
    {
        bool again = _known.ContainsKey(number);
        Session session = OpenSession();
        await using (session.ConfigureAwait(false))
        {
            if (!IsTransactional && !again)
                await Journal.BeginStepAsync(session, StepOf(number, done: false), cancellationToken).ConfigureAwait(false);
            await CommitAsync(session, cancellationToken).ConfigureAwait(false);
            await session.BeginAsync(cancellationToken: cancellationToken).ConfigureAwait(false);
            if (await IsDoneElsewhereAsync(session, cancellationToken).ConfigureAwait(false))
                return false;
            try
            {
                foreach (ScriptItem item in part.Items)
                    await RunAsync(session, item, again && !IsTransactional, cancellationToken).ConfigureAwait(false);
            }
            catch (Exception exception)
            {
                await UndoAsync(session, number, exception).ConfigureAwait(false);
                throw Failed(exception, number);
            }

            await EndAsync(session, number, isLast, cancellationToken).ConfigureAwait(false);
            return true;
        }
    }

    private static async ValueTask CommitAsync(Session session, CancellationToken cancellationToken)
    {
        if (session.InTransaction)
            await session.CommitAsync(cancellationToken).ConfigureAwait(false);
    }

    private async ValueTask EndAsync(Session session, int number, bool isLast, CancellationToken cancellationToken)
    {
        if (isLast)
            await NoteRevisionAsync(session, cancellationToken).ConfigureAwait(false);
        else if (IsTransactional)
            await Journal.BeginStepAsync(session, StepOf(number, done: true), cancellationToken).ConfigureAwait(false);
        else
            await Journal.EndStepAsync(session, StepOf(number, done: true), cancellationToken).ConfigureAwait(false);
        await session.CommitAsync(cancellationToken).ConfigureAwait(false);
    }

    private async ValueTask RunAsync(Session session, ScriptItem item, bool again, CancellationToken cancellationToken)
    {
        Tell(item);
        if (item.Work is not null)
        {
            await item.Work(session, cancellationToken).ConfigureAwait(false);
            if (!session.InTransaction)
                throw new MigrationException($"'{item.Text}' committed or rolled back: the transaction is the migration's. Leave both out; what the session holds is flushed and committed with the step.");
            await session.FlushAsync(cancellationToken).ConfigureAwait(false);
            return;
        }

        await ExecuteAsync(item, again, cancellationToken).ConfigureAwait(false);
    }

    private async ValueTask OutsideAsync(ScriptItem item, CancellationToken cancellationToken)
    {
        Tell(item);
        try
        {
            await ExecuteAsync(item, again: _known.Count > 0, cancellationToken).ConfigureAwait(false);
        }
        catch (Exception exception)
        {
            throw Failed(exception, 0);
        }
    }

    private void Tell(ScriptItem item)
    {
        _item++;
        _progress?.Invoke(new MigrationProgress(_script.Revision, _script.IsDowngrade, _item, _script.Count, item.Text));
    }

    private async ValueTask ExecuteAsync(ScriptItem item, bool again, CancellationToken cancellationToken)
    {
        string sql = item.Statement!.Sql;
        try
        {
            if (item.Statement.SuffixQuery is { } suffix)
                sql += string.Concat(await RowsAsync(suffix, cancellationToken).ConfigureAwait(false));
            foreach (string statement in item.Statement.RowsAreStatements ? await RowsAsync(sql, cancellationToken).ConfigureAwait(false) : [sql])
            {
                sql = statement;
                _connection.Log?.Invoke(sql);
                await _connection.ExecuteScriptAsync(sql, cancellationToken).ConfigureAwait(false);
            }
        }
        catch (DbException exception) when (again && item.IsRepeatable && _connection.IsDoneBefore(exception))
        {
            // Carried out by the run that broke off before it could note it.
        }
        catch (DbException exception)
        {
            throw _database.Translate(exception, _connection, sql);
        }
    }

    private async ValueTask<List<string>> RowsAsync(string sql, CancellationToken cancellationToken)
    {
        var rows = new List<string>();
        PreparedStatement statement = _connection.Statements.Rent(sql);
        try
        {
            DbDataReader reader = await statement.ExecuteReaderAsync(cancellationToken).ConfigureAwait(false);
            await using (reader.ConfigureAwait(false))
            {
                while (await reader.ReadAsync(cancellationToken).ConfigureAwait(false))
                    rows.Add(reader.GetString(0));
            }
        }
        finally
        {
            await _connection.Statements.ReturnAsync(statement).ConfigureAwait(false);
        }

        return rows;
    }

    // A statement that failed did nothing; the note that it was begun would make a later failure of the same kind look like success.
    private async ValueTask UndoAsync(Session session, int number, Exception exception)
    {
        try
        {
            if (session.InTransaction)
                await session.RollbackAsync(CancellationToken.None).ConfigureAwait(false);
            if (IsTransactional || _connection.IsBroken || exception is OperationCanceledException)
                return;
            await Journal.RemoveStepAsync(session, StepOf(number, done: false), CancellationToken.None).ConfigureAwait(false);
            await CommitAsync(session, CancellationToken.None).ConfigureAwait(false);
        }
        catch (OrmException)
        {
            // The first failure is the one to tell.
        }
    }

    private Exception Failed(Exception exception, int part)
    {
        if (exception is OperationCanceledException)
            return exception;
        bool kept = _script.Parts.Take(part).Any(static p => !p.OutsideTransaction);
        string way = _script.IsDowngrade ? "downgrade" : "upgrade";
        string state = kept
            ? $"The steps before it are kept, and running the {way} again goes on from there, as long as the revision is not edited before that step."
            : "Nothing of the revision was kept.";
        string text = _script.Parts.SelectMany(static p => p.Items).ElementAt(_item - 1).Text;
        return new MigrationException($"The {way} of revision {_script.Revision.Id} failed at step {_item} of {_script.Count}, {text}:\n{exception.Message}\n{state}", exception);
    }
}
