using System.Net.Http.Headers;
using CervicalRehab.Cds.Service.Tests.Trust;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Mvc.Testing;
using Microsoft.Extensions.Logging;

namespace CervicalRehab.Cds.Service.Tests.Fuzzing;

/// <summary>The service in process for whole calls: once as in a trial, once with a registered client.</summary>
public sealed class FuzzHost : IDisposable
{
    private readonly TestHost _trial = new();
    private readonly TestHost _trusting = new();
    private readonly WebApplicationFactory<Program> _quiet;
    private readonly WebApplicationFactory<Program> _registered;

    public FuzzHost()
    {
        _quiet = _trial.WithWebHostBuilder(builder => Settings(builder, []));
        _registered = _trusting.WithWebHostBuilder(builder => Settings(builder, Registered.Settings()));
        Client = _quiet.CreateClient();
        Guarded = _registered.CreateClient();
    }

    /// <summary>The client registered with the second service.</summary>
    internal TestClient Registered { get; } = new();

    /// <summary>Calls the service that anyone may call.</summary>
    internal HttpClient Client { get; }

    /// <summary>Calls the service that wants tokens.</summary>
    internal HttpClient Guarded { get; }

    /// <summary>Posts and reads the answer.</summary>
    internal (int Status, byte[] Body) Post(string path, byte[] body, string mediaType = "application/json") => Task.Run(async () =>
    {
        using var content = new ByteArrayContent(body);
        content.Headers.ContentType = MediaTypeHeaderValue.Parse(mediaType);
        using var response = await Client.PostAsync(path, content);
        return ((int)response.StatusCode, await response.Content.ReadAsByteArrayAsync());
    }).GetAwaiter().GetResult();

    /// <summary>Asks the guarded service for its discovery; the status.</summary>
    internal int Discover(string authorization) => Task.Run(async () =>
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, TrustHost.Discovery);
        request.Headers.TryAddWithoutValidation("Authorization", authorization);
        using var response = await Guarded.SendAsync(request);
        return (int)response.StatusCode;
    }).GetAwaiter().GetResult();

    public void Dispose()
    {
        Client.Dispose();
        Guarded.Dispose();
        _quiet.Dispose();
        _registered.Dispose();
        _trial.Dispose();
        _trusting.Dispose();
        Registered.Dispose();
    }

    private static void Settings(IWebHostBuilder builder, string[] settings)
    {
        // The console has no manifest of the tests to find it by.
        builder.UseContentRoot(RepositoryFiles.PathOf("src", "CervicalRehab.Cds.Service"));
        foreach (var setting in settings)
        {
            builder.UseSetting(setting.Split('=', 2)[0], setting.Split('=', 2)[1]);
        }

        builder.ConfigureLogging(logging => logging.ClearProviders());
    }
}
