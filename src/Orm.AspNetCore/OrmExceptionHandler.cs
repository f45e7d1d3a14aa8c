using Microsoft.AspNetCore.Diagnostics;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Orm.Dialects;

namespace Orm.AspNetCore;

/// <summary>Answers Orm's exceptions with problem details. They name constraint and columns, never values, statements or stack traces.</summary>
internal sealed class OrmExceptionHandler(IProblemDetailsService problems) : IExceptionHandler
{
    public async ValueTask<bool> TryHandleAsync(HttpContext httpContext, Exception exception, CancellationToken cancellationToken)
    {
        if (Describe(exception) is not { } problem)
            return false;
        httpContext.Response.StatusCode = problem.Status!.Value;
        if (problem.Status == StatusCodes.Status503ServiceUnavailable)
            httpContext.Response.Headers.RetryAfter = "1";
        return await problems.TryWriteAsync(new ProblemDetailsContext { HttpContext = httpContext, ProblemDetails = problem }).ConfigureAwait(false);
    }

    private static ProblemDetails? Describe(Exception exception) => exception switch
    {
        ConcurrencyException => Problem(StatusCodes.Status409Conflict, "Somebody else was faster", "The row was changed or deleted since it was read. Read it again, and repeat the change."),
        UniqueViolationException e => Problem(StatusCodes.Status409Conflict, "The value is taken", "Another row has the same value already.", e.Properties),
        ForeignKeyViolationException e => Problem(StatusCodes.Status409Conflict, "The rows belong together", "The row refers to one that does not exist, or others refer to it.", e.Properties),
        NotNullViolationException e => Problem(StatusCodes.Status400BadRequest, "A value is missing", "A required value is missing.", e.Properties),
        CheckViolationException e => Problem(StatusCodes.Status400BadRequest, "A value is not allowed", "A value breaks a rule of the database.", e.Properties),
        ValueTooLongException e => Problem(StatusCodes.Status400BadRequest, "A value is too long", "A value is longer than its column.", e.Properties),
        DatabaseException { Kind: DatabaseErrorKind.InvalidValue } e => Problem(StatusCodes.Status400BadRequest, "A value cannot be stored", "A value has a form, or holds a character, that the database cannot store.", e.Properties),
        DatabaseException { Kind: DatabaseErrorKind.NumericOverflow } e => Problem(StatusCodes.Status400BadRequest, "A number is too large", "A number is outside of its column's range.", e.Properties),
        InvalidCursorException => Problem(StatusCodes.Status400BadRequest, "The cursor is none", "The cursor was not made by this list. Begin without one."),
        SessionFailedException { InnerException: { } inner } => Describe(inner),
        PoolTimeoutException => Problem(StatusCodes.Status503ServiceUnavailable, "Too busy", "No connection to the database became free in time."),
        DatabaseException { IsTransient: true } => Problem(StatusCodes.Status503ServiceUnavailable, "The database is not ready", "Try again."),
        _ => null,
    };

    private static ProblemDetails Problem(int status, string title, string detail, IReadOnlyList<string>? properties = null)
    {
        var problem = new ProblemDetails { Status = status, Title = title, Detail = detail };
        if (properties is { Count: > 0 })
            problem.Extensions["properties"] = string.Join(", ", properties);
        return problem;
    }
}
