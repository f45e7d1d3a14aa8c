using System.Text.Json;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Orm.AspNetCore;

namespace Orm;

/// <summary>Databases in web applications: <c>services.AddOrm(url).AddAspNetCore()</c>.</summary>
public static class OrmAspNetCoreExtensions
{
    /// <summary>
    /// Makes the application check the database's options at start, write entities as JSON without what is not loaded
    /// (<see cref="OrmJson"/>), and answer what a database refuses with problem details: 409 for an edit conflict or a violated constraint,
    /// 400 for a value that does not fit or a cursor that is none, 503 while there is no connection. Needs <c>app.UseExceptionHandler()</c>.
    /// </summary>
    public static OrmBuilder AddAspNetCore(this OrmBuilder builder)
    {
        ArgumentNullException.ThrowIfNull(builder);
        builder.ValidateOnStart();
        IServiceCollection services = builder.Services;
        if (services.Any(static s => s.ServiceType == typeof(OrmExceptionHandler)))
            return builder;
        services.AddProblemDetails();
        services.TryAddSingleton<OrmExceptionHandler>(static provider => new OrmExceptionHandler(provider.GetRequiredService<IProblemDetailsService>()));
        services.AddSingleton<Microsoft.AspNetCore.Diagnostics.IExceptionHandler>(static provider => provider.GetRequiredService<OrmExceptionHandler>());
        // After the application's own, so that the contexts it adds are there.
        services.PostConfigure<Microsoft.AspNetCore.Http.Json.JsonOptions>(static options => Add(options.SerializerOptions));
        return builder;
    }

    private static void Add(JsonSerializerOptions options)
    {
        if (options.TypeInfoResolver is not null)
            options.AddOrm();
    }
}
