using System.CommandLine;
using Orm.Tool;

// Plain text for logs and pipes, bars and colours for people.
RootCommand root = CommandTree.Create();
ParseResult parsed = root.Parse(args);
if (parsed.Errors.Count > 0)
{
    await parsed.InvokeAsync().ConfigureAwait(false);
    return ExitCodes.Usage;
}

return await parsed.InvokeAsync().ConfigureAwait(false);
