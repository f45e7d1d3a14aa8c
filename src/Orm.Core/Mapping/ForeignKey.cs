namespace Orm.Mapping;

/// <summary>The typed form of a foreign key between two mapped classes: reads, writes and clears it without boxing.</summary>
/// <typeparam name="TDependent">The class that holds the referring columns.</typeparam>
/// <typeparam name="TPrincipal">The class referred to.</typeparam>
/// <typeparam name="TKey">The key's type: the property's own for one column, a tuple for several.</typeparam>
public sealed class ForeignKey<TDependent, TPrincipal, TKey> : ForeignKeyInfo
    where TDependent : class, IEntity
    where TPrincipal : class, IEntity
    where TKey : notnull
{
    /// <summary>Reads the dependent's value.</summary>
    public required ForeignKeyReader<TDependent, TKey> Read { get; init; }

    /// <summary>Writes the dependent's columns through its setters' tracking, without touching its relationships.</summary>
    public required Action<TDependent, TKey> Write { get; init; }

    /// <summary>Sets the dependent's columns to null; null itself when they accept none.</summary>
    public Action<TDependent>? Clear { get; init; }

    /// <summary>The principal's value of the columns referred to.</summary>
    public required Func<TPrincipal, TKey> PrincipalKey { get; init; }
}
