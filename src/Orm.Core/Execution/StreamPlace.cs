namespace Orm.Execution;

/// <summary>A stream's permission to hold one connection while it asks for another now and then.</summary>
internal readonly struct StreamPlace(StreamPlaces places) : IDisposable
{
    public void Dispose() => places?.Leave();
}
