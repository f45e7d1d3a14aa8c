namespace Orm.Mapping;

/// <summary>A mapping whose values can only be checked against their column in the form in which they are stored.</summary>
internal interface ICheckedType<in T>
{
    /// <summary>Refuses a value that the column would not hold.</summary>
    void Check(T value, EntityMapper mapper, int column);
}
