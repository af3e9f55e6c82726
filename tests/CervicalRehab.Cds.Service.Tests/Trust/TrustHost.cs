using System.Text;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Mvc.Testing;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace CervicalRehab.Cds.Service.Tests.Trust;

/// <summary>The service behind a real socket, with registered clients, and its log.</summary>
internal sealed class TrustHost : IDisposable
{
    public const string Discovery = "/cds-services";

    public const string Hook = "/cds-services/cervical-rehab-patient-view";

    /// <summary>Settings of a service that is no trial.</summary>
    public static readonly string[] Production = ["environment=Production", "Clock:FixedAt=", "PublicBaseUrl=https://cds.example/base"];

    private readonly TestHost _host = new();
    private readonly WebApplicationFactory<Program> _service;

    public TrustHost(params string[] settings)
        : this(settings, _ => { })
    {
    }

    public TrustHost(string[] settings, Action<IServiceCollection> configure)
    {
        _service = _host.WithWebHostBuilder(builder =>
        {
            builder.UseSetting("urls", "http://127.0.0.1:0");
            foreach (var setting in settings)
            {
                builder.UseSetting(setting.Split('=', 2)[0], setting.Split('=', 2)[1]);
            }

            builder.ConfigureLogging(logging => logging.ClearProviders().SetMinimumLevel(LogLevel.Debug).AddProvider(Log)).ConfigureServices(configure);
        });
        _service.UseKestrel();
        Client = _service.CreateClient();
    }

    public HttpClient Client { get; }

    public CapturedLog Log { get; } = new();

    public IServiceProvider Services => _service.Services;

    /// <summary>The address of a path, as a token's <c>aud</c> names it.</summary>
    public string At(string path) => Client.BaseAddress!.GetLeftPart(UriPartial.Authority) + path;

    /// <summary>Sends a request; a POST brings a complete hook call.</summary>
    public async Task<HttpResponseMessage> Send(HttpMethod method, string path, string? authorization, params (string Name, string Value)[] headers)
    {
        using var request = new HttpRequestMessage(method, path);
        if (method == HttpMethod.Post)
        {
            request.Content = new StringContent(TestHost.Call().ToJsonString(), new System.Net.Http.Headers.MediaTypeHeaderValue("application/json"));
        }

        foreach (var (name, value) in authorization is null ? headers : [("Authorization", authorization), .. headers])
        {
            request.Headers.TryAddWithoutValidation(name, value).ShouldBeTrue();
        }

        return await Client.SendAsync(request, TestContext.Current.CancellationToken);
    }

    /// <summary>Status of discovery for a token.</summary>
    public Task<int> Discover(string token) => Status(HttpMethod.Get, Discovery, token);

    public async Task<int> Status(HttpMethod method, string path, string token)
    {
        using var response = await Send(method, path, $"Bearer {token}");
        return (int)response.StatusCode;
    }

    /// <summary>Codes of the refusals in the log, in their order.</summary>
    public string[] Refusals() =>
        [.. Log.Lines.Where(line => line.StartsWith("token refused ", StringComparison.Ordinal)).Select(line => line.Split(' ')[2])];

    /// <summary>Everything of an answer that a caller sees, the moment apart.</summary>
    public static async Task<string> Whole(HttpResponseMessage response)
    {
        var text = new StringBuilder($"{(int)response.StatusCode}\n");
        foreach (var header in response.Headers.Concat(response.Content.Headers).Where(header => header.Key != "Date").OrderBy(header => header.Key, StringComparer.Ordinal))
        {
            text.Append(System.Globalization.CultureInfo.InvariantCulture, $"{header.Key}: {string.Join(',', header.Value)}\n");
        }

        return text.Append(await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken)).ToString();
    }

    public void Dispose()
    {
        Client.Dispose();
        _service.Dispose();
        _host.Dispose();
        Log.Dispose();
    }
}
