using System.CommandLine;
using System.CommandLine.Invocation;
using Orm.Tool;

RootCommand root = CommandTree.Create(new Screen());
// Who types the name alone wants to know what there is.
ParseResult parsed = root.Parse(args.Length == 0 ? ["--help"] : args);
if (parsed.Action is ParseErrorAction wrong)
{
    // The mistake alone: the whole help would push it off the screen. Short words look like everything.
    wrong.ShowHelp = false;
    wrong.ShowTypoCorrections = parsed.UnmatchedTokens.All(static t => t.Length > 2);
    await parsed.InvokeAsync();
    await Console.Error.WriteLineAsync($"What can be given: {CommandTree.HelpOf(parsed)}");
    return ExitCodes.Usage;
}

return await parsed.InvokeAsync();
