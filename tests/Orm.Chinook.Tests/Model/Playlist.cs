using System.ComponentModel.DataAnnotations;

namespace Orm.Chinook.Tests.Model;

/// <summary>A list of tracks.</summary>
[Entity(Names.Playlist)]
public partial class Playlist
{
    [DbColumn(Names.PlaylistId), Key] public partial int PlaylistId { get; private set; }

    [DbColumn(Names.Name), MaxLength(120)] public partial string? Name { get; set; }

    [Relationship(Through = Names.PlaylistTrack, BackPopulates = nameof(Track.Playlists))] public partial IList<Track> Tracks { get; }
}
