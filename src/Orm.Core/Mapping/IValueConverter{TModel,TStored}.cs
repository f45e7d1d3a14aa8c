namespace Orm;

/// <summary>Turns a value of the model into what is stored, and back. Implemented by a class or struct that is never instantiated.</summary>
/// <typeparam name="TModel">The model's type: a value object, a strong id.</typeparam>
/// <typeparam name="TStored">A type that columns store by themselves.</typeparam>
public interface IValueConverter<TModel, TStored>
{
    /// <summary>What is stored for a value; null never comes here.</summary>
    static abstract TStored ToStored(TModel value);

    /// <summary>The value for what was stored.</summary>
    static abstract TModel FromStored(TStored value);
}
