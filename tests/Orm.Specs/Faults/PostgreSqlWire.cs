using System.Buffers.Binary;

namespace Orm.Specs.Faults;

/// <summary>
/// PostgreSQL's protocol. Its messages are told by their types: Parse, Bind, Describe, Execute, Close, Sync, Query, d and c of a COPY.
/// BEGIN and SAVEPOINT go ahead of what follows them: nobody waits for their answers.
/// </summary>
public sealed class PostgreSqlWire : Wire
{
    private const int CancelRequest = 80877102;

    private bool _isStarted;
    private int _unanswered;
    private int _ahead;

    // The first message of a client has no type.
    public override int LengthOf(ReadOnlySpan<byte> data, bool fromClient)
    {
        int header = fromClient && !_isStarted ? 0 : 1;
        if (data.Length < header + 4)
            return 0;
        int size = header + BinaryPrimitives.ReadInt32BigEndian(data[header..]);
        return data.Length < size ? 0 : size;
    }

    public override bool FromClient(ReadOnlySpan<byte> message)
    {
        if (!_isStarted)
        {
            _isStarted = true;
            // Such a connection only asks the server to stop what another one does.
            if (BinaryPrimitives.ReadInt32BigEndian(message[4..]) == CancelRequest)
                return false;
            _unanswered++;
            return Ask('\0', counts: false);
        }

        char type = (char)message[0];
        if (type == 'X')
            return false;
        if (type == 'Q' && (message[5..].StartsWith("BEGIN"u8) || message[5..].StartsWith("SAVEPOINT"u8)))
            _ahead++;
        else if (type is 'S' or 'Q')
            _unanswered++;
        return Ask(type, counts: type != 'p');
    }

    public override bool FromServer(ReadOnlySpan<byte> message)
    {
        switch ((char)message[0])
        {
            case 'K':
                SessionId = BinaryPrimitives.ReadInt32BigEndian(message[5..]);
                return false;
            case 'Z' when _ahead > 0:
                _ahead--;
                return false;
            case 'Z' when --_unanswered > 0:
                return false;
            // Ready, ready for the data of a COPY, or asking for a password.
            case 'Z' or 'G':
            case 'R' when BinaryPrimitives.ReadInt32BigEndian(message[5..]) is not (0 or 12):
                Answered();
                return true;
            default:
                return false;
        }
    }

    public override bool IsText(ReadOnlySpan<byte> message, ReadOnlySpan<byte> part) => message[0] is (byte)'P' or (byte)'Q' && message.IndexOf(part) >= 0;
}
