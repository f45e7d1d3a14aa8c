using Orm.Mapping;

namespace Orm.Core.Tests.UnitOfWork;

public class EntityTrackingTests
{
    [Fact]
    public void Relationships_past_the_sixty_fourth_are_told_from_the_first_ones()
    {
        EntityTracking tracking = default;
        tracking.MarkLoaded(64);
        tracking.MarkLoaded(130);
        Assert.Equal([64, 130], Enumerable.Range(0, 200).Where(i => tracking.IsLoaded(i)));
        tracking.MarkLoaded(0);
        tracking.MarkUnloaded(64);
        Assert.Equal([0, 130], Enumerable.Range(0, 200).Where(i => tracking.IsLoaded(i)));
        tracking.MarkUnloaded(0);
        Assert.Equal([130], Enumerable.Range(0, 200).Where(i => tracking.IsLoaded(i)));
    }
}
