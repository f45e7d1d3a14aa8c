namespace Orm.Tool.Tests;

public sealed class ScreenTests
{
    private const string EmptyLine = "\r\u001b[2K";

    [Fact]
    public void A_person_sees_a_bar_that_grows_and_goes_before_the_next_line()
    {
        using var console = new ScriptedConsole();
        using (Screen screen = console.ForPerson())
        {
            screen.Wait("Building Shop.csproj …");
            screen.Progress("r1 [first]", 1, 4, "CREATE TABLE \"users\"");
            screen.Progress("r1 [first]", 3, 4, "CREATE INDEX " + new string('x', 200));
            screen.Line("upgraded to r1");
        }

        string[] shown = console.Shown.Split(EmptyLine);
        Assert.Contains("Building Shop.csproj …", shown[0], StringComparison.Ordinal);
        Assert.Equal((0, 24), Bar(shown[1]));
        Assert.Contains(" 1/4 r1 [first]: CREATE TABLE \"users\"", shown[1], StringComparison.Ordinal);
        Assert.Equal((12, 12), Bar(shown[2]));
        // One line of the terminal, or clearing it would leave the rest.
        Assert.DoesNotContain('\n', shown[2]);
        Assert.InRange(Plain(shown[2]).Length, 60, 79);
        Assert.Equal("upgraded to r1" + Environment.NewLine, shown[3]);
        Assert.Equal(4, shown.Length);
    }

    [Fact]
    public void Files_and_pipes_get_a_line_for_each_step_and_no_escape()
    {
        using var console = new ScriptedConsole();
        using var output = new StringWriter { NewLine = "\n" };
        using var errors = new StringWriter { NewLine = "\n" };
        using (var screen = new Screen(console, output, errors, isOutputRedirected: true, isInputRedirected: false, isErrorRedirected: true))
        {
            Assert.False(screen.IsInteractive);
            screen.Wait("Building Shop.csproj …");
            screen.Progress("r1", 1, 2, "CREATE TABLE \"users\"");
            screen.Progress("r1", 2, 2, "CREATE TABLE \"posts\"");
            screen.Line("upgraded to r1");
            screen.Warning("It is old.");
            screen.Error("It [failed].");
        }

        Assert.Equal("r1: step 1 of 2, CREATE TABLE \"users\"\nr1: step 2 of 2, CREATE TABLE \"posts\"\nupgraded to r1\n", output.ToString());
        Assert.Equal("It is old.\nIt [failed].\n", errors.ToString());
        Assert.Empty(console.Shown);
    }

    [Fact]
    public void Errors_are_red_for_a_person_whatever_they_hold()
    {
        using var console = new ScriptedConsole();
        using (Screen screen = console.ForPerson())
            screen.Error("column [name] is missing" + new string('.', 100));

        // One line, however narrow the terminal is.
        Assert.Equal("\u001b[31mcolumn [name] is missing" + new string('.', 100) + "\u001b[0m" + Environment.NewLine, console.Shown);
    }

    [Theory]
    [InlineData("y\n", true)]
    [InlineData("n\n", false)]
    [InlineData("\n", false)]
    public void A_question_takes_no_for_an_answer_unless_yes_is_said(string keys, bool answer)
    {
        using var console = new ScriptedConsole(keys);
        using Screen screen = console.ForPerson();

        Assert.True(screen.IsInteractive);
        Assert.Equal(answer, screen.Ask("Column 'name' of table 'users' may have become 'full_name': is it renamed?"));
        Assert.Contains("is it renamed? [y/n] (n):", Plain(console.Shown).ReplaceLineEndings(" "), StringComparison.Ordinal);
    }

    private static (int Done, int Open) Bar(string shown)
    {
        string[] parts = [.. shown.Split('\u001b').Where(static p => p.Contains('━', StringComparison.Ordinal))];
        int[] lengths = [.. parts.Select(static p => p.Count(static c => c == '━'))];
        return lengths is [var one] ? (0, one) : (lengths[0], lengths[1]);
    }

    private static string Plain(string shown) => System.Text.RegularExpressions.Regex.Replace(shown, "\u001b\\[[0-9;?]*[A-Za-z]", "");
}
