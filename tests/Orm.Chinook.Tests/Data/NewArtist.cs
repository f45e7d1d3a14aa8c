using Orm.Chinook.Tests.Model;

namespace Orm.Chinook.Tests.Data;

/// <summary>An artist that the data does not have, with albums and tracks.</summary>
internal static class NewArtist
{
    internal static Artist Create()
    {
        var artist = new Artist { Name = "Madredeus" };
        var first = new Album { Title = "Existir" };
        first.Tracks.Add(new Track { Name = "O Pastor", MediaTypeId = 1, GenreId = 16, Milliseconds = 227_000, UnitPrice = 0.99m });
        first.Tracks.Add(new Track { Name = "Cuidado", MediaTypeId = 1, Milliseconds = 200_000, Bytes = 1, UnitPrice = 1.29m, Composer = "P. A. Magalhães" });
        var second = new Album { Title = "Ainda" };
        second.Tracks.Add(new Track { Name = "Guitarra", MediaTypeId = 2, Milliseconds = 231_000, UnitPrice = 2m });
        artist.Albums.Add(first);
        artist.Albums.Add(second);
        return artist;
    }
}
