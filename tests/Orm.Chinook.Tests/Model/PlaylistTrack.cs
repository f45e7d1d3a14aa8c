using System.ComponentModel.DataAnnotations;

namespace Orm.Chinook.Tests.Model;

/// <summary>That a track is on a playlist: the association as rows of its own, under a composite key.</summary>
[Entity]
public partial class PlaylistTrack
{
    [Key] public partial int PlaylistId { get; set; }

    [Key] public partial int TrackId { get; set; }

    public partial Playlist Playlist { get; set; }

    public partial Track Track { get; set; }
}
