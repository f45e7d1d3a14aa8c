using System.Text;

namespace Orm.Specs.Faults;

/// <summary>Follows the messages of one connection: when the client asks, and when it is answered.</summary>
public abstract class Wire
{
    private readonly StringBuilder _messages = new();

    /// <summary>The server's number of the session, as soon as it tells it.</summary>
    public long SessionId { get; protected set; }

    /// <summary>How often the client asked something since <see cref="Clear"/>; logging in does not count.</summary>
    public int RoundTrips { get; private set; }

    /// <summary>The client's messages since <see cref="Clear"/>, a letter each.</summary>
    public string Messages => _messages.ToString();

    /// <summary>Whether the client waits for an answer.</summary>
    protected bool IsBusy { get; private set; }

    public void Clear()
    {
        RoundTrips = 0;
        _messages.Clear();
    }

    /// <summary>The length of the first message, or 0 as long as it is not whole.</summary>
    public abstract int LengthOf(ReadOnlySpan<byte> data, bool fromClient);

    /// <summary>Takes note of a message of the client; true when an exchange begins with it.</summary>
    public abstract bool FromClient(ReadOnlySpan<byte> message);

    /// <summary>Takes note of a message of the server; true when the client is answered with it.</summary>
    public abstract bool FromServer(ReadOnlySpan<byte> message);

    /// <summary>Whether a message of the client holds the text of a statement, and that text a part.</summary>
    public abstract bool IsText(ReadOnlySpan<byte> message, ReadOnlySpan<byte> part);

    /// <summary>The client speaks, and will wait; true when it did not wait before.</summary>
    protected bool Ask(char letter, bool counts)
    {
        bool begins = !IsBusy;
        IsBusy = true;
        if (!counts)
            return begins;
        if (begins)
            RoundTrips++;
        _messages.Append(letter);
        return begins;
    }

    /// <summary>The client speaks, and waits for nothing.</summary>
    protected void Tell(char letter) => _messages.Append(letter);

    /// <summary>The client may go on.</summary>
    protected void Answered() => IsBusy = false;
}
