using Orm;

namespace Recipes;

/// <summary>One of many; its row goes with the channel's, by the database's own rule.</summary>
[Entity("messages")]
public partial class Message
{
    [IntPk] public partial int Id { get; private set; }
    [Str200] public partial string Text { get; set; }
    public partial int ChannelId { get; set; }

    [Relationship(BackPopulates = nameof(Channel.Messages), OnDelete = ReferentialAction.Cascade)]
    public partial Channel Channel { get; set; }
}
