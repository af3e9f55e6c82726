using System.Collections.Concurrent;
using System.Collections.Immutable;
using System.Diagnostics;
using System.Globalization;
using System.Net.Http.Json;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.Json.Serialization;

namespace CervicalRehab.Cds.Service.Tests.FhirServer;

/// <summary>The tests of this collection share one server and run one after the other; each starts with <see cref="TestFhirServer.ResetAsync"/>.</summary>
[CollectionDefinition]
public sealed class UsesFhirServer : ICollectionFixture<TestFhirServer>;

/// <summary>
/// A FHIR R4 server in a process of its own (tests/fhir-server). Where Node is missing every use skips the test, and says so in one line;
/// with CI=true it fails instead.
/// </summary>
public sealed class TestFhirServer : IAsyncLifetime
{
    private const string Ready = "listening ";

    // The server's packages refuse more in one transaction.
    private const int TransactionLimit = 50;

    private static readonly TimeSpan StartLimit = TimeSpan.FromMinutes(1);

    private static readonly TimeSpan StopLimit = TimeSpan.FromSeconds(10);

    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web)
    {
        Converters = { new JsonStringEnumConverter() },
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
    };

    private static readonly string[] NoOption = [];

    private static readonly ImmutableArray<string> Kept = ["__data", "__requests", "__faults"];

    private readonly ConcurrentQueue<string> errors = [];

    private Process? process;
    private HttpClient? client;
    private string? whyNot;

    internal TestFhirServerOptions Options { get; init; } = new();

    /// <summary>The FHIR base, without a slash at its end.</summary>
    public Uri BaseUri => new(Client.BaseAddress!, "fhir");

    private HttpClient Client
    {
        get
        {
            if (whyNot is not null)
            {
                Assert.Skip(whyNot);
            }

            return client ?? throw new InvalidOperationException("The server has not been started.");
        }
    }

    public async ValueTask InitializeAsync()
    {
        if (await NodeProject.WhyNotReady() is { } reason)
        {
            whyNot = $"Left out, the tests against a FHIR server: {reason}.";
            if (Environment.GetEnvironmentVariable("CI") is "true")
            {
                throw new InvalidOperationException(whyNot);
            }

            // The console shows that a test was skipped, but not why.
            TestContext.Current.SendDiagnosticMessage(whyNot);
            return;
        }

        process = Process.Start(Start())!;
        process.ErrorDataReceived += (_, line) => errors.Enqueue(line.Data ?? string.Empty);
        process.BeginErrorReadLine();
        // Loopback must not be asked of a proxy.
        client = new HttpClient(new SocketsHttpHandler { UseProxy = false }) { BaseAddress = await Address(process) };
    }

    /// <summary>Stores the resources under their ids: PUT entries in one transaction, or in several when there are more than fifty.</summary>
    public async Task LoadAsync(IEnumerable<JsonObject> resources)
    {
        foreach (var part in resources.Chunk(TransactionLimit))
        {
            var bundle = new JsonObject { ["resourceType"] = "Bundle", ["type"] = "transaction", ["entry"] = new JsonArray([.. part.Select(Entry)]) };
            using var response = await Client.PostAsJsonAsync("__data", bundle);
            await Expect(response);
        }
    }

    /// <summary>Empties the repository, the request log and the faults.</summary>
    public async Task ResetAsync()
    {
        foreach (var what in Kept)
        {
            using var response = await Client.DeleteAsync(what);
            await Expect(response);
        }
    }

    /// <summary>The FHIR requests since the reset, in the order they came in; loading is not among them.</summary>
    public async Task<ImmutableArray<LoggedRequest>> RequestsAsync() =>
        await Client.GetFromJsonAsync<ImmutableArray<LoggedRequest>>("__requests", Json);

    /// <summary>Adds a fault.</summary>
    public async Task FaultAsync(Fault fault)
    {
        using var response = await Client.PostAsJsonAsync("__faults", fault, Json);
        await Expect(response);
    }

    /// <summary>Says what the next SMART sign-ins give.</summary>
    public async Task SignsIn(SignIn launch)
    {
        using var response = await Client.PostAsJsonAsync("__smart", launch, Json);
        await Expect(response);
    }

    /// <summary>The resources of a type that are in the repository.</summary>
    public async Task<ImmutableArray<JsonElement>> All(string type)
    {
        var found = await Client.GetFromJsonAsync<JsonElement>($"fhir/{type}?_count=1000");
        return found.TryGetProperty("entry", out var entries) ? [.. entries.EnumerateArray().Select(entry => entry.GetProperty("resource"))] : [];
    }

    public async ValueTask DisposeAsync()
    {
        client?.Dispose();
        if (process is null)
        {
            return;
        }

        process.StandardInput.Close();
        using var limit = new CancellationTokenSource(StopLimit);
        try
        {
            await process.WaitForExitAsync(limit.Token);
        }
        catch (OperationCanceledException)
        {
            process.Kill(entireProcessTree: true);
        }

        process.Dispose();
    }

    private ProcessStartInfo Start()
    {
        string[] arguments =
        [
            "server.mjs",
            "--delay", ((int)Options.Delay.TotalMilliseconds).ToString(CultureInfo.InvariantCulture),
            .. Options.Token is { } token ? ["--token", token] : NoOption,
            .. Options.Validate ? ["--validate"] : NoOption,
            .. Options.Preload is { } path ? ["--preload", Path.GetFullPath(path)] : NoOption,
        ];
        return new ProcessStartInfo("node", arguments)
        {
            WorkingDirectory = NodeProject.Folder,
            UseShellExecute = false,
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
    }

    private async Task<Uri> Address(Process server)
    {
        using var limit = new CancellationTokenSource(StartLimit);
        var line = await server.StandardOutput.ReadLineAsync(limit.Token);
        return line?.StartsWith(Ready, StringComparison.Ordinal) is true
            ? new Uri($"http://127.0.0.1:{line[Ready.Length..]}/")
            : throw new InvalidOperationException($"The FHIR server did not start: {line} {string.Join(' ', errors)}");
    }

    private static JsonNode Entry(JsonObject resource) => new JsonObject
    {
        ["request"] = new JsonObject { ["method"] = "PUT", ["url"] = $"{resource["resourceType"]}/{resource["id"]}" },
        ["resource"] = resource.DeepClone(),
    };

    private static async Task Expect(HttpResponseMessage response)
    {
        if (!response.IsSuccessStatusCode)
        {
            throw new InvalidOperationException($"The FHIR server refused it: {await response.Content.ReadAsStringAsync()}");
        }
    }
}
