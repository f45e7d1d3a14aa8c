namespace Orm.Mapping;

/// <summary>Reads a foreign key's value from a dependent; false when any of its columns is null.</summary>
public delegate bool ForeignKeyReader<in TDependent, TKey>(TDependent dependent, out TKey key);
