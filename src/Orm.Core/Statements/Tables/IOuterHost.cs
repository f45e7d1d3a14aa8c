namespace Orm.Statements;

/// <summary>Keeps the symbols of optional sides that were made for it.</summary>
internal interface IOuterHost
{
    TOuter OuterAt<TOuter>(IOuterJoinable<TOuter> factory, int depth, int position)
        where TOuter : class?;
}
