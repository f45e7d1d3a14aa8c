using System.ComponentModel.DataAnnotations;

namespace Orm.Chinook.Tests.Model;

/// <summary>A list of tracks.</summary>
[Entity("Playlist")]
public partial class Playlist
{
    [DbColumn("PlaylistId"), Key] public partial int PlaylistId { get; private set; }

    [DbColumn("Name"), MaxLength(120)] public partial string? Name { get; set; }

    [Relationship(Through = "PlaylistTrack", BackPopulates = nameof(Track.Playlists))] public partial IList<Track> Tracks { get; }
}
