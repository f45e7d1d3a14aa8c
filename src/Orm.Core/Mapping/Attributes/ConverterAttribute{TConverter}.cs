namespace Orm;

/// <summary>Stores a property through a converter. On a type: wherever it is used.</summary>
/// <typeparam name="TConverter">Implements <see cref="IValueConverter{TModel,TStored}"/> for the property's type.</typeparam>
[AttributeUsage(AttributeTargets.Property | AttributeTargets.Class | AttributeTargets.Struct | AttributeTargets.Enum)]
public sealed class ConverterAttribute<TConverter> : Attribute;
