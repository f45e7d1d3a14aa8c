using System.Diagnostics;
using System.Net;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;

namespace Orm.Specs.Faults;

/// <summary>
/// A server of a spec's own, which it may stop and start: scripts/servers.sh runs it in a child process. It demands a password and has a
/// certificate for 127.0.0.1 that it signed itself.
/// </summary>
public sealed class PrivateServer : IAsyncDisposable
{
    public const string Password = "s3cret-word";

    private const int NotInstalled = 3;

    private readonly Process _shell;
    private readonly DirectoryInfo _folder;

    private PrivateServer(Process shell, DirectoryInfo folder, string url) => (_shell, _folder, Url) = (shell, folder, url);

    /// <summary>The URL, password included.</summary>
    public string Url { get; }

    /// <summary>The certificate, as a file that clients may be told to trust.</summary>
    public string Certificate => Path.Combine(_folder.FullName, "server.crt");

    /// <param name="name">As the functions of scripts/servers.sh are called: postgresql, mariadb.</param>
    /// <param name="variable">The variable that its start function sets to the URL.</param>
    public static async Task<PrivateServer> StartAsync(string name, string variable)
    {
        DirectoryInfo folder = Directory.CreateTempSubdirectory("orm-private-");
        WriteCertificate(folder.FullName);
        var start = new ProcessStartInfo("bash") { RedirectStandardInput = true, RedirectStandardOutput = true, WorkingDirectory = FindRoot() };
        start.ArgumentList.Add("-c");
        start.ArgumentList.Add($$"""
            source scripts/servers.sh
            trap stop_servers EXIT
            find_{{name}} || exit {{NotInstalled}}
            start_{{name}} </dev/null >&2 || exit 1
            echo "${{variable}}"
            while read -r command; do "${command}_{{name}}" </dev/null >&2; echo done; done
            """);
        start.Environment.Remove(variable);
        start.Environment["ORM_SERVER_CERTIFICATE"] = Path.Combine(folder.FullName, "server.crt");
        start.Environment["ORM_SERVER_KEY"] = Path.Combine(folder.FullName, "server.key");
        start.Environment["ORM_SERVER_DURABLE"] = "1";
        start.Environment["ORM_SERVER_PASSWORD"] = Password;
        Process shell = Process.Start(start)!;
        string? url = await shell.StandardOutput.ReadLineAsync();
        if (url is not null)
            return new PrivateServer(shell, folder, url.Replace("@", $":{Password}@", StringComparison.Ordinal));
        await shell.WaitForExitAsync();
        folder.Delete(recursive: true);
        Assert.SkipWhen(shell.ExitCode == NotInstalled && Environment.GetEnvironmentVariable("CI") != "true", $"No {name} to start a server of: install it, or run ./test.sh.");
        throw new InvalidOperationException($"scripts/servers.sh could not start {name}: exit code {shell.ExitCode}.");
    }

    /// <summary>Stops the server at once, as a crash would.</summary>
    public Task StopAsync() => TellAsync("crash");

    /// <summary>Starts it again at the same port.</summary>
    public Task StartAsync() => TellAsync("restart");

    public async ValueTask DisposeAsync()
    {
        _shell.StandardInput.Close();
        await _shell.WaitForExitAsync();
        _shell.Dispose();
        _folder.Delete(recursive: true);
    }

    private async Task TellAsync(string command)
    {
        await _shell.StandardInput.WriteLineAsync(command);
        await _shell.StandardInput.FlushAsync();
        Assert.Equal("done", await _shell.StandardOutput.ReadLineAsync());
    }

    private static void WriteCertificate(string folder)
    {
        using RSA key = RSA.Create(2048);
        var request = new CertificateRequest("CN=127.0.0.1", key, HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1);
        var names = new SubjectAlternativeNameBuilder();
        names.AddIpAddress(IPAddress.Loopback);
        request.CertificateExtensions.Add(names.Build());
        request.CertificateExtensions.Add(new X509BasicConstraintsExtension(true, false, 0, true));
        using X509Certificate2 certificate = request.CreateSelfSigned(DateTimeOffset.UtcNow.AddDays(-1), DateTimeOffset.UtcNow.AddDays(1));
        File.WriteAllText(Path.Combine(folder, "server.crt"), certificate.ExportCertificatePem());
        File.WriteAllText(Path.Combine(folder, "server.key"), key.ExportPkcs8PrivateKeyPem());
    }

    private static string FindRoot()
    {
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
        {
            if (File.Exists(Path.Combine(folder.FullName, "scripts", "servers.sh")))
                return folder.FullName;
        }

        throw new InvalidOperationException("These specs start servers by scripts/servers.sh: run them from a build inside the repository.");
    }
}
