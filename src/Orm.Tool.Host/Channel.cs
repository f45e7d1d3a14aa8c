using System.Text.Json;
using System.Text.Json.Nodes;

namespace Orm.Tool.Host;

/// <summary>Tells the tool what happens, a line of JSON each, apart from what the user's own code may print.</summary>
internal static class Channel
{
    /// <summary>What such lines begin with.</summary>
    public const string Mark = "\u001eorm ";

    public static void Line(string text) => Send(new JsonObject { ["kind"] = "line", ["text"] = text });

    public static void Error(string text) => Send(new JsonObject { ["kind"] = "error", ["text"] = text });

    public static void Progress(string revision, int step, int steps, string text) =>
        Send(new JsonObject { ["kind"] = "progress", ["revision"] = revision, ["step"] = step, ["steps"] = steps, ["text"] = text });

    /// <summary>Asks a question; the answer comes as a line.</summary>
    public static bool Ask(string text)
    {
        Send(new JsonObject { ["kind"] = "ask", ["text"] = text });
        return Console.ReadLine() == "y";
    }

    private static void Send(JsonObject message)
    {
        Console.Out.WriteLine(Mark + message.ToJsonString(JsonSerializerOptions.Default));
        Console.Out.Flush();
    }
}
