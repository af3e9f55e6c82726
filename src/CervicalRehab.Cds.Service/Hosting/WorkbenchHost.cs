using System.Collections.Immutable;
using System.Text.Json;
using CervicalRehab.Cds.Protocol;
using CervicalRehab.Cds.Service.CdsHooks;
using CervicalRehab.Cds.Service.CdsHooks.Profiles;
using CervicalRehab.Cds.Service.Memory;
using CervicalRehab.Cds.Service.PatientRecord;
using CervicalRehab.Cds.Service.Samples;
using CervicalRehab.Cds.Service.Trust;
using CervicalRehab.Cds.Workbench;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;

namespace CervicalRehab.Cds.Service.Hosting;

/// <summary>What the pages need of this service.</summary>
internal sealed class WorkbenchHost(IServer server, TrustSettings trust, EvaluationClock clock, ContentApproval approval, Memory.Insights insights) : IWorkbenchHost
{
    private const string Away = "The insights cannot be read, because the database is not available. Ask again later.";

    public ImmutableArray<SampleSituation> Samples { get; } =
        [.. SampleCatalog.All.Select(sample => new SampleSituation(sample.Name, sample.Hook, sample.Story, sample.ExpectedPathway, sample.Person.Name, sample.Person.Reason))];

    public ImmutableArray<HookAddress> Hooks { get; } = [.. HookService.All.Select(service => new HookAddress(service.Hook, service.Id))];

    public bool NeedsToken => !trust.IsOpen;

    public ImmutableArray<string> Profiles => trust is { IsOpen: true, IsDevelopment: true } ? ClientProfiles.Names : [];

    public Uri? OwnAddress =>
        server.Features.Get<IServerAddressesFeature>()?.Addresses.OrderBy(address => address.StartsWith("https", StringComparison.OrdinalIgnoreCase)).FirstOrDefault() is { } address
            ? ListenAddress.OnThisMachine(address)
            : null;

    public Approval? Approval => approval.Current;

    public DateTimeOffset EvaluatedAt => clock.Now;

    public string? Request(string sample, string hook) => SampleCatalog.All.FirstOrDefault(one => one.Name == sample) is { } found
        ? SamplesEndpoints.Request(found, hook, DateOnly.FromDateTime(clock.Now.Date)).ToJsonString()
        : null;

    public string ObservationsKey => PrefetchKeys.All.First(key => key.ResourceType is "Observation").Name;

    public async Task<(int Status, string Json)> Insights(string from, string to, CancellationToken ct)
    {
        var (range, _, problems) = InsightsRange.Read(Query(from, to));
        if (!problems.IsEmpty)
        {
            return Refused(problems);
        }

        try
        {
            return (StatusCodes.Status200OK, JsonSerializer.Serialize(await insights.Report(range, ct), CdsHooksJson.Wire.InsightsReport));
        }
        catch (StoreUnavailableException)
        {
            return Refused([new Problem(StatusCodes.Status503ServiceUnavailable, "transient", "database-unavailable", Away)]);
        }
    }

    private static QueryCollection Query(string from, string to) => new(
        new[] { ("from", from), ("to", to) }.Where(pair => pair.Item2.Length > 0)
            .ToDictionary(pair => pair.Item1, pair => new Microsoft.Extensions.Primitives.StringValues(pair.Item2), StringComparer.Ordinal));

    private static (int Status, string Json) Refused(ImmutableArray<Problem> problems)
    {
        var answer = Problems.Answer(problems);
        return (answer.StatusCode ?? StatusCodes.Status500InternalServerError, JsonSerializer.Serialize(answer.Value!, CdsHooksJson.Wire.OutcomeBody));
    }
}
