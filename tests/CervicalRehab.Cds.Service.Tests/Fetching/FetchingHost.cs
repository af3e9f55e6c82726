using System.Text.Json.Nodes;
using CervicalRehab.Cds.Service.Samples;
using CervicalRehab.Cds.Service.Tests.Trust;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Mvc.Testing;
using Microsoft.Extensions.Logging;

namespace CervicalRehab.Cds.Service.Tests.Fetching;

/// <summary>The service in process under settings of its own. Settings of <c>Clients:0</c> are completed to a registered client, who then makes the calls.</summary>
internal sealed class FetchingHost : IDisposable
{
    public const string Token = "marker-token-5d1f";

    private readonly TestHost _host = new();
    private readonly TestClient _registered = new();
    private readonly WebApplicationFactory<Program> _service;

    public FetchingHost(params string[] settings)
        : this(settings, _ => { })
    {
    }

    public FetchingHost(string[] settings, Action<IWebHostBuilder> configure)
    {
        var hasClient = settings.Any(setting => setting.StartsWith("Clients:0:", StringComparison.Ordinal));
        _service = _host.WithWebHostBuilder(builder =>
        {
            foreach (var setting in hasClient ? [.. settings, .. _registered.Settings()] : settings)
            {
                builder.UseSetting(setting.Split('=', 2)[0], setting.Split('=', 2)[1]);
            }

            configure(builder.ConfigureLogging(logging => logging.ClearProviders()));
        });
        Client = hasClient ? _service.CreateDefaultClient(new SigningHandler(_registered)) : _service.CreateClient();
    }

    public HttpClient Client { get; }

    /// <summary>A call with a FHIR server and a token for it; complete prefetch.</summary>
    public static JsonObject Call(string server, SamplePatient? patient = null, string hook = "patient-view", string scope = "user/*.read", int expiresIn = 300)
    {
        var call = TestHost.Call(hook, patient);
        call["fhirServer"] = server;
        call["fhirAuthorization"] = new JsonObject
        {
            ["access_token"] = Token,
            ["token_type"] = "Bearer",
            ["expires_in"] = expiresIn,
            ["scope"] = scope,
            ["subject"] = "cervical-rehab",
        };
        return call;
    }

    /// <summary>The call without these prefetch keys; without any when none are named.</summary>
    public static JsonObject Without(JsonObject call, params string[] keys)
    {
        if (keys.Length == 0)
        {
            call.Remove("prefetch");
        }

        foreach (var key in keys)
        {
            call["prefetch"]!.AsObject().Remove(key).ShouldBeTrue(key);
        }

        return call;
    }

    public Task<Answer> Post(JsonObject call) => PostUntil(call, TestContext.Current.CancellationToken);

    /// <summary>Posts for as long as the caller has patience.</summary>
    public async Task<Answer> PostUntil(JsonObject call, CancellationToken patience)
    {
        using var content = new StringContent(call.ToJsonString(), new System.Net.Http.Headers.MediaTypeHeaderValue("application/json"));
        using var response = await Client.PostAsync($"/cds-services/cervical-rehab-{(string)call["hook"]!}", content, patience);
        return await Answer.Of(response);
    }

    public void Dispose()
    {
        Client.Dispose();
        _service.Dispose();
        _host.Dispose();
        _registered.Dispose();
    }
}

/// <summary>Reads cards.</summary>
internal static class Cards
{
    /// <summary>Topic of the pathway card; empty without cards.</summary>
    public static string Pathway(this Answer answer) => answer.Topics().FirstOrDefault() ?? string.Empty;

    public static string[] Topics(this Answer answer)
    {
        answer.Status.ShouldBe(200, answer.Text);
        return [.. answer.Json.GetProperty("cards").EnumerateArray().Select(card => card.GetProperty("source").GetProperty("topic").GetProperty("code").GetString()!)];
    }

    public static string Indicator(this Answer answer) => answer.Json.GetProperty("cards")[0].GetProperty("indicator").GetString()!;

    /// <summary>Summary and detail of the pathway card.</summary>
    public static string Words(this Answer answer) =>
        answer.Json.GetProperty("cards")[0].GetProperty("summary").GetString() + "\n" + answer.Json.GetProperty("cards")[0].GetProperty("detail").GetString();

    /// <summary>Types of the resources the pathway card drafts.</summary>
    public static string[] Drafts(this Answer answer) => answer.Json.GetProperty("cards")[0].TryGetProperty("suggestions", out var suggestions)
        ? [.. suggestions[0].GetProperty("actions").EnumerateArray().Where(action => action.TryGetProperty("resource", out _)).Select(action => action.GetProperty("resource").GetProperty("resourceType").GetString()!)]
        : [];
}
