using System.ComponentModel.DataAnnotations;

namespace Orm.Chinook.Tests.Model;

/// <summary>An album of one artist, in the inferred style.</summary>
[Entity]
public partial class Album
{
    [Key] public partial int AlbumId { get; private set; }

    [MaxLength(160)] public partial string Title { get; set; }

    public partial int ArtistId { get; set; }

    public partial Artist Artist { get; set; }

    [Relationship(BackPopulates = nameof(Track.Album))] public partial IList<Track> Tracks { get; }
}
