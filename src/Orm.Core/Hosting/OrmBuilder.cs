using Microsoft.Extensions.DependencyInjection;

namespace Orm;

/// <summary>What <c>AddOrm</c> gives back: packages for hosts continue here.</summary>
public sealed class OrmBuilder
{
    internal OrmBuilder(IServiceCollection services, object? key) => (Services, Key) = (services, key);

    /// <summary>The services.</summary>
    public IServiceCollection Services { get; }

    /// <summary>The key of the registration, or null for the one without.</summary>
    public object? Key { get; }
}
