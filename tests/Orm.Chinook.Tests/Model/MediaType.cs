namespace Orm.Chinook.Tests.Model;

/// <summary>A file format: plain properties in the explicit style, under another class's names than the table's.</summary>
[Entity(Names.MediaType)]
public partial class MediaType
{
    [DbColumn(Names.MediaTypeId, Type = "INTEGER", Key = true)] public int Id { get; set; }

    [DbColumn(Names.Name, Type = Names.TextOf120)] public string? Text { get; set; }

    [Relationship(BackPopulates = nameof(Track.MediaType), ForeignKey = nameof(Track.MediaTypeId))] public partial IList<Track> Tracks { get; }
}
