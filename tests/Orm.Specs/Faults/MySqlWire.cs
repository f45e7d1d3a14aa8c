using System.Buffers.Binary;

namespace Orm.Specs.Faults;

/// <summary>
/// The protocol of MySQL and MariaDB. Commands are told by letters: Query, Prepare, Execute, Ping, Init of a database, Reset; Close of a
/// statement and Long data have no answer.
/// </summary>
public sealed class MySqlWire : Wire
{
    private const int Header = 4;

    private bool _isGreeted;
    private bool _isLoggedIn;

    public override int LengthOf(ReadOnlySpan<byte> data, bool fromClient)
    {
        if (data.Length < Header)
            return 0;
        int size = Header + (data[0] | (data[1] << 8) | (data[2] << 16));
        return data.Length < size ? 0 : size;
    }

    public override bool FromClient(ReadOnlySpan<byte> message)
    {
        if (!_isLoggedIn)
            return Ask('\0', counts: false);
        // Further packets of a command go on counting.
        if (message[3] != 0 || message.Length == Header)
            return false;
        switch (message[Header])
        {
            case 0x01:
                return false;
            case 0x19:
                Tell('C');
                return false;
            case 0x18:
                Tell('L');
                return false;
            default:
                return Ask(LetterOf(message[Header]), counts: true);
        }
    }

    public override bool FromServer(ReadOnlySpan<byte> message)
    {
        if (!_isGreeted)
        {
            // Version, text of the server's version, number of the session.
            _isGreeted = true;
            int end = message[(Header + 1)..].IndexOf((byte)0);
            SessionId = BinaryPrimitives.ReadUInt32LittleEndian(message[(Header + 2 + end)..]);
            return false;
        }

        _isLoggedIn |= message[Header] == 0;
        bool answers = IsBusy;
        Answered();
        return answers;
    }

    public override bool IsText(ReadOnlySpan<byte> message, ReadOnlySpan<byte> part) =>
        message.Length > Header && message[3] == 0 && message[Header] is 0x03 or 0x16 && message.IndexOf(part) >= 0;

    private static char LetterOf(byte command) => command switch
    {
        0x02 => 'I',
        0x03 => 'Q',
        0x0E => 'p',
        0x16 => 'P',
        0x17 => 'E',
        0x1F => 'R',
        _ => '?',
    };
}
