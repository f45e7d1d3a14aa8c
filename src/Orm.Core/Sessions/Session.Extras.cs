using System.Data.Common;
using Orm.Execution;

namespace Orm;

/// <content>What few sessions need, in an object of its own: a session of one statement stays small.</content>
public partial class Session
{
    private Extras? _extras;

    private Extras Rare => _extras ??= new Extras();

    // The transaction of other code that the session works in.
    private DbTransaction? Outer => _extras?.Outer;

    private sealed class Extras
    {
        public DbTransaction? Outer { get; set; }

        public DriverConnection? Joined { get; set; }

        public DriverConnection? Pinned { get; set; }

        public TimeSpan? CommandTimeout { get; set; }

        // Those that are open, outermost first.
        public List<string> Savepoints { get; } = [];

        public int SavepointNames { get; set; }

        // What the last statement of the transaction threw, until its end has been dealt with.
        public Exception? StatementFailure { get; set; }

        public Execution Stream { get; set; }

        public SqlWriter? Scratch { get; set; }
    }
}
