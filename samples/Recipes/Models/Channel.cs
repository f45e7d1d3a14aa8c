using Orm;

namespace Recipes;

/// <summary>A parent with more children than anybody wants in memory.</summary>
[Entity("channels")]
public partial class Channel
{
    [IntPk] public partial int Id { get; private set; }
    [Str50] public partial string Name { get; set; }

    [Relationship(BackPopulates = nameof(Message.Channel), Cascade = Cascade.AllDeleteOrphan | Cascade.PassiveDeletes)]
    public partial WriteOnly<Message> Messages { get; }
}
