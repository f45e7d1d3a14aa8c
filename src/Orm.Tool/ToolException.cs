namespace Orm.Tool;

/// <summary>Ends a command with a message and an exit code.</summary>
internal sealed class ToolException(string message, int exitCode = ExitCodes.Refused) : Exception(message)
{
    public int ExitCode { get; } = exitCode;
}
