using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Mvc.Testing;
using Microsoft.Extensions.Logging;

namespace CervicalRehab.Cds.Service.Tests.Scenarios;

/// <summary>What the service answered, and the rules its log names.</summary>
internal sealed record Told(Answer Answer, string Pathway, string[] Rules)
{
    /// <summary>Topics of the cards, the pathway card first.</summary>
    public string[] Topics =>
        [.. Answer.Json.GetProperty("cards").EnumerateArray().Select(card => card.GetProperty("source").GetProperty("topic").GetProperty("code").GetString()!)];

    /// <summary>Topics of the cards beside the pathway card.</summary>
    public string[] Beside => [.. Topics.Where(topic => topic != Pathway)];
}

/// <summary>The service at the moment of the scenarios, with its log kept.</summary>
public sealed class ScenarioHost : IDisposable
{
    public const string Now = "2026-06-01T09:00:00Z";

    private readonly TestHost _host = new();
    private readonly CapturedLog _log = new();
    private readonly WebApplicationFactory<Program> _service;
    private readonly HttpClient _client;

    public ScenarioHost()
    {
        _service = _host.WithWebHostBuilder(builder => builder.UseSetting("Clock:FixedAt", Now)
            .ConfigureLogging(logging => logging.SetMinimumLevel(LogLevel.Information).AddProvider(_log)));
        _client = _service.CreateClient();
    }

    internal async Task<Told> Post(Scenario scenario)
    {
        _log.Lines.Clear();
        var answer = await Post(scenario.Hook, scenario.Request);
        var line = _log.Lines.LastOrDefault(text => text.StartsWith("hook ", StringComparison.Ordinal)) ?? string.Empty;
        return new Told(answer, Between(line, "pathway=", " "), Between(line, "rules=[", "]").Split(' ', StringSplitOptions.RemoveEmptyEntries));
    }

    internal async Task<Answer> Post(string hook, string request)
    {
        using var content = new StringContent(request, new System.Net.Http.Headers.MediaTypeHeaderValue("application/json"));
        using var response = await _client.PostAsync($"/cds-services/cervical-rehab-{hook}", content, TestContext.Current.CancellationToken);
        return await Answer.Of(response);
    }

    internal async Task<Answer> Get(string address)
    {
        using var response = await _client.GetAsync(new Uri(address, UriKind.Relative), TestContext.Current.CancellationToken);
        return await Answer.Of(response);
    }

    /// <summary>What <c>$apply</c> answered, and the pathway its log line names.</summary>
    internal async Task<(Answer Answer, string Pathway)> Apply(string parameters)
    {
        _log.Lines.Clear();
        using var content = new StringContent(parameters, new System.Net.Http.Headers.MediaTypeHeaderValue("application/fhir+json"));
        using var response = await _client.PostAsync(FhirApi.ApplyTests.Address, content, TestContext.Current.CancellationToken);
        var line = _log.Lines.LastOrDefault(text => text.StartsWith("hook ", StringComparison.Ordinal)) ?? string.Empty;
        return (await Answer.Of(response), Between(line, "pathway=", " "));
    }

    public void Dispose()
    {
        _client.Dispose();
        _service.Dispose();
        _host.Dispose();
        _log.Dispose();
    }

    private static string Between(string line, string start, string end)
    {
        var from = line.IndexOf(start, StringComparison.Ordinal) + start.Length;
        var to = from < start.Length ? -1 : line.IndexOf(end, from, StringComparison.Ordinal);
        return to < 0 ? string.Empty : line[from..to];
    }
}
