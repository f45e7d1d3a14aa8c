using System.ComponentModel.DataAnnotations;

namespace Orm.Chinook.Tests.Model;

/// <summary>An album of one artist.</summary>
[Entity("Album")]
public partial class Album
{
    [DbColumn("AlbumId"), Key] public partial int AlbumId { get; private set; }

    [DbColumn("Title"), MaxLength(160)] public partial string Title { get; set; }

    [DbColumn("ArtistId")] public partial int ArtistId { get; set; }

    [Relationship(BackPopulates = nameof(Artist.Albums))] public partial Artist Artist { get; set; }

    [Relationship(BackPopulates = nameof(Track.Album))] public partial IList<Track> Tracks { get; }
}
