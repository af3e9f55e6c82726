using System.Diagnostics;
using System.Net.Http.Headers;
using System.Text.Json.Nodes;
using CervicalRehab.Cds.Service.Samples;
using CervicalRehab.Cds.Service.Tests.Fetching;
using CervicalRehab.Cds.Service.Tests.Memory;
using CervicalRehab.Cds.Service.Tests.Pressure;
using CervicalRehab.Cds.Service.Tests.Trust;

namespace CervicalRehab.Cds.Service.Tests.Telemetry;

/// <summary>
/// The service as a process with all that can be seen of it: a collector, a registered client, a FHIR server, a site's map. Its calls are full of
/// markers that must not be seen.
/// </summary>
internal sealed class ObservedService : IAsyncDisposable
{
    public const string Token = "marker-access-token-5d1f";

    public const string Patient = "marker-patient-77";

    public static readonly string[] Markers =
        [Token, Patient, "Markerfamily", "MRN-55501", "1961-02-03", "marker-free-text", "marker-comment", "marker-user", "marker-agent", "marker-query", "marker-path", "marker-server", "marker-field", "47.125"];

    private static readonly string SiteMap = $"Terminology__ConceptMaps__0={RepositoryFiles.PathOf("fhir-profiles", "examples", "ConceptMap-example-site-codes.json")}";

    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);

    private readonly string _folder = Directory.CreateTempSubdirectory("cervical-rehab-").FullName;

    private ObservedService(OtlpSink sink, StubFhirServer server, TestClient client) => (Sink, Server, Client) = (sink, server, client);

    public OtlpSink Sink { get; }

    public StubFhirServer Server { get; }

    public TestClient Client { get; }

    public RunningService Process { get; private set; } = null!;

    public Uri Address => Process.Client.BaseAddress!;

    /// <summary>Bodies of the answers that were errors.</summary>
    public List<string> Errors { get; } = [];

    /// <summary>Tokens, hook instances and whatever else was made up on the way.</summary>
    public List<string> Secrets { get; } = [.. Markers];

    /// <summary>Starts all of it. The stub server knows the queries of a service without a site's map only.</summary>
    public static async Task<ObservedService> Start(bool withMap = true)
    {
        var server = await StubFhirServer.Start(SamplePatient.Baseline(TestHost.Today) with { Id = Patient });
        var observed = new ObservedService(await OtlpSink.Start(), server, new TestClient());
        observed.Secrets.Add(server.Base["http://".Length..]);
        string[] client = [.. observed.Client.Settings(0, $"FhirServers:0={server.Base}").Select(setting => setting.Split('=', 2)).Select(pair => $"{pair[0].Replace(":", "__", StringComparison.Ordinal)}={pair[1]}")];
        observed.Process = await RunningService.Start(
            observed._folder,
            [
                .. observed.Sink.Settings, .. client, .. withMap ? [SiteMap] : Array.Empty<string>(), $"Clock__FixedAt={TestHost.Now}", "Pressure__MaxCalls=1", "Logging__LogLevel__CervicalRehab=Trace",
            ]);
        return observed;
    }

    /// <summary>A call that asks the FHIR server for all it needs, within a trace of the caller's.</summary>
    public async Task<Answer> Fetched(string trace)
    {
        var call = FetchingHost.Without(FetchingHost.Call(Server.Base, SamplePatient.Baseline(TestHost.Today) with { Id = Patient }));
        call["fhirAuthorization"]!["access_token"] = Token;
        return await Post(TrustHost.Hook, call, trace);
    }

    /// <summary>Calls of every kind, each full of markers.</summary>
    public async Task MakeCalls()
    {
        var marked = Marked();
        (await Post(TrustHost.Hook, marked)).Status.ShouldBe(200);
        (await Fetched(NewTrace())).Status.ShouldBe(200);
        Server.Everything = Faults.Status(500);
        (await Fetched(NewTrace())).Status.ShouldBe(412);
        Server.Everything = null;
        (await Post(TrustHost.Hook, FetchingHost.Without(Elsewhere()))).Status.ShouldBe(412);
        (await Post(TrustHost.Hook, new JsonObject { ["hook"] = "marker-field", ["marker-field"] = "marker-free-text" })).Status.ShouldBe(400);
        (await Post("/cds-services/marker-path", marked)).Status.ShouldBe(404);
        (await Post(TrustHost.Hook, marked, token: "marker.access.marker-query")).Status.ShouldBe(401);
        (await Feedback("marker-free-text", 200)).ShouldBe(200);
        (await Feedback("", 400)).ShouldBe(400);
        // The slow call may be the one that is refused: then it is tried again.
        await Until(async () =>
        {
            using var slow = await SlowCall.Start(Address, TrustHost.Hook, marked.ToJsonString(), NewToken(TrustHost.Hook));
            var isFull = (await Post(TrustHost.Hook, marked)).Status == 503;
            return isFull && (await slow.Finish()).Status == 200;
        });
    }

    public async Task<string> Metrics(bool isOpenMetrics = false)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, "/metrics");
        request.Headers.Accept.Add(MediaTypeWithQualityHeaderValue.Parse(isOpenMetrics ? "application/openmetrics-text;version=1.0.0" : "text/plain"));
        using var response = await Process.Client.SendAsync(request, TestContext.Current.CancellationToken);
        response.EnsureSuccessStatusCode();
        return await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken);
    }

    public static string NewTrace() => ActivityTraceId.CreateRandom().ToHexString();

    public static async Task Until(Func<Task<bool>> isSo)
    {
        var waiting = Stopwatch.StartNew();
        while (!await isSo())
        {
            waiting.Elapsed.ShouldBeLessThan(Patience);
            await Task.Delay(100, TestContext.Current.CancellationToken);
        }
    }

    public async ValueTask DisposeAsync()
    {
        await Process.DisposeAsync();
        await Server.DisposeAsync();
        await Sink.DisposeAsync();
        Client.Dispose();
        Directory.Delete(_folder, recursive: true);
    }

    private async Task<int> Feedback(string card, int expected)
    {
        var item = expected == 200 ? Clinic.Overridden(card, comment: "marker-comment") : new JsonObject { ["marker-field"] = "marker-free-text" };
        return (await Post(TrustHost.Hook + "/feedback", JsonNode.Parse(Clinic.Feedback(item))!)).Status;
    }

    private async Task<Answer> Post(string path, JsonNode body, string? trace = null, string? token = null)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, path + "?marker-query=1") { Content = new StringContent(body.ToJsonString(), new MediaTypeHeaderValue("application/json")) };
        request.Headers.Authorization = new("Bearer", token ?? NewToken(path));
        request.Headers.UserAgent.ParseAdd("marker-agent/1.0");
        request.Headers.Add("traceparent", $"00-{trace ?? NewTrace()}-{ActivitySpanId.CreateRandom()}-01");
        using var response = await Process.Client.SendAsync(request, TestContext.Current.CancellationToken);
        var answer = await Answer.Of(response);
        if (answer.Status != 200)
        {
            Errors.Add(answer.Text);
        }

        return answer;
    }

    private string NewToken(string path)
    {
        var token = Client.Token(Address.GetLeftPart(UriPartial.Authority) + path, (_, payload) => Secrets.Add((string)payload["jti"]!));
        Secrets.AddRange(token.Split('.')[1..]);
        return token;
    }

    // Something missing, something unusable, a code that no map row names; name, identifier, birth date, free text and a value of their own.
    private JsonObject Marked()
    {
        var call = TestHost.Call(patient: SamplePatient.Baseline(TestHost.Today).Without("rom-cervical-panel").WithPain(47.125m) with { Id = Patient });
        var instance = Guid.NewGuid();
        Secrets.Add($"{instance}");
        call["hookInstance"] = $"{instance}";
        call["context"]!["userId"] = "Practitioner/marker-user";
        var prefetch = call["prefetch"]!;
        prefetch["patient"]!["name"] = new JsonArray(new JsonObject { ["family"] = "Markerfamily" });
        prefetch["patient"]!["identifier"] = new JsonArray(new JsonObject { ["value"] = "MRN-55501" });
        prefetch["patient"]!["birthDate"] = "1961-02-03";
        var signs = prefetch["signs"]!["entry"]!.AsArray();
        foreach (var entry in signs)
        {
            entry!["resource"]!["note"] = new JsonArray(new JsonObject { ["text"] = "marker-free-text" });
        }

        signs[0]!["resource"]!["status"] = "entered-in-error";
        var local = signs[1]!.DeepClone();
        local["resource"]!["id"] = "marker-field";
        local["resource"]!["code"] = new JsonObject { ["coding"] = new JsonArray(new JsonObject { ["system"] = "https://hospital.example/fhir/CodeSystem/neuro-exam", ["code"] = "NX-OTHER" }) };
        signs.Add(local);
        return call;
    }

    private static JsonObject Elsewhere()
    {
        var call = FetchingHost.Call("https://marker-server.example/marker-path", SamplePatient.Baseline(TestHost.Today) with { Id = Patient });
        call["fhirAuthorization"]!["access_token"] = Token;
        return call;
    }
}
