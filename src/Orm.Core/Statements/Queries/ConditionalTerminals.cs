using System.ComponentModel;
using Orm.Statements;

namespace Orm;

/// <summary>What terminals answer when they are given a condition: a compiler error that says where it belongs.</summary>
public static class ConditionalTerminals
{
    private const string PutIntoWhere = "Terminals take the session only. Put the condition into Where: query.Where(u => u.Id == id).FirstAsync(session).";

    extension<TShape, TResult>(Query<TShape, TResult> query)
    {
        /// <summary>Always an error: conditions belong into Where.</summary>
        [Obsolete(PutIntoWhere, true)]
        [EditorBrowsable(EditorBrowsableState.Never)]
        public ValueTask<TResult> FirstAsync(Session session, Func<TShape, object?> condition, CancellationToken cancellationToken = default) => throw new NotSupportedException(PutIntoWhere);

        /// <summary>Always an error: conditions belong into Where.</summary>
        [Obsolete(PutIntoWhere, true)]
        [EditorBrowsable(EditorBrowsableState.Never)]
        public ValueTask<TResult> FirstAsync(Func<TShape, object?> condition, CancellationToken cancellationToken = default) => throw new NotSupportedException(PutIntoWhere);

        /// <summary>Always an error: conditions belong into Where.</summary>
        [Obsolete(PutIntoWhere, true)]
        [EditorBrowsable(EditorBrowsableState.Never)]
        public ValueTask<TResult?> FirstOrDefaultAsync(Session session, Func<TShape, object?> condition, CancellationToken cancellationToken = default) => throw new NotSupportedException(PutIntoWhere);

        /// <summary>Always an error: conditions belong into Where.</summary>
        [Obsolete(PutIntoWhere, true)]
        [EditorBrowsable(EditorBrowsableState.Never)]
        public ValueTask<TResult?> FirstOrDefaultAsync(Func<TShape, object?> condition, CancellationToken cancellationToken = default) => throw new NotSupportedException(PutIntoWhere);

        /// <summary>Always an error: conditions belong into Where.</summary>
        [Obsolete(PutIntoWhere, true)]
        [EditorBrowsable(EditorBrowsableState.Never)]
        public ValueTask<TResult> SingleAsync(Session session, Func<TShape, object?> condition, CancellationToken cancellationToken = default) => throw new NotSupportedException(PutIntoWhere);

        /// <summary>Always an error: conditions belong into Where.</summary>
        [Obsolete(PutIntoWhere, true)]
        [EditorBrowsable(EditorBrowsableState.Never)]
        public ValueTask<TResult> SingleAsync(Func<TShape, object?> condition, CancellationToken cancellationToken = default) => throw new NotSupportedException(PutIntoWhere);

        /// <summary>Always an error: conditions belong into Where.</summary>
        [Obsolete(PutIntoWhere, true)]
        [EditorBrowsable(EditorBrowsableState.Never)]
        public ValueTask<TResult?> SingleOrDefaultAsync(Session session, Func<TShape, object?> condition, CancellationToken cancellationToken = default) => throw new NotSupportedException(PutIntoWhere);

        /// <summary>Always an error: conditions belong into Where.</summary>
        [Obsolete(PutIntoWhere, true)]
        [EditorBrowsable(EditorBrowsableState.Never)]
        public ValueTask<TResult?> SingleOrDefaultAsync(Func<TShape, object?> condition, CancellationToken cancellationToken = default) => throw new NotSupportedException(PutIntoWhere);

        /// <summary>Always an error: conditions belong into Where.</summary>
        [Obsolete(PutIntoWhere, true)]
        [EditorBrowsable(EditorBrowsableState.Never)]
        public ValueTask<bool> AnyAsync(Session session, Func<TShape, object?> condition, CancellationToken cancellationToken = default) => throw new NotSupportedException(PutIntoWhere);

        /// <summary>Always an error: conditions belong into Where.</summary>
        [Obsolete(PutIntoWhere, true)]
        [EditorBrowsable(EditorBrowsableState.Never)]
        public ValueTask<bool> AnyAsync(Func<TShape, object?> condition, CancellationToken cancellationToken = default) => throw new NotSupportedException(PutIntoWhere);

        /// <summary>Always an error: conditions belong into Where.</summary>
        [Obsolete(PutIntoWhere, true)]
        [EditorBrowsable(EditorBrowsableState.Never)]
        public ValueTask<long> CountAsync(Session session, Func<TShape, object?> condition, CancellationToken cancellationToken = default) => throw new NotSupportedException(PutIntoWhere);

        /// <summary>Always an error: conditions belong into Where.</summary>
        [Obsolete(PutIntoWhere, true)]
        [EditorBrowsable(EditorBrowsableState.Never)]
        public ValueTask<long> CountAsync(Func<TShape, object?> condition, CancellationToken cancellationToken = default) => throw new NotSupportedException(PutIntoWhere);
    }
}
