using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;

namespace Orm.Hosting;

/// <summary>Makes every registered database when the host starts, so that wrong settings stop it there. Making one does no input or output.</summary>
internal sealed class OrmStartCheck(IServiceProvider services) : IHostedService
{
    public Task StartAsync(CancellationToken cancellationToken)
    {
        foreach (OrmRegistration registration in services.GetServices<OrmRegistration>())
            registration.GetDatabase(services);
        return Task.CompletedTask;
    }

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;
}
