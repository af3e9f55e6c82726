using System.Net.Http.Headers;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using CervicalRehab.Cds.Service.Samples;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Mvc.Testing;

namespace CervicalRehab.Cds.Service.Tests;

/// <summary>The service in process, in Development, with its clock fixed at <see cref="Now"/>.</summary>
public sealed class TestHost : WebApplicationFactory<Program>
{
    public const string Now = "2026-06-01T09:00:00+02:00";

    public static readonly DateOnly Today = new(2026, 6, 1);

    public static readonly Guid HookInstance = new("d1577c69-dfbe-44ad-ba6d-3e05e953b2ea");

    private readonly string _folder = Directory.CreateTempSubdirectory("cervical-rehab-").FullName;

    /// <summary>A complete hook call about a patient; the baseline patient unless given.</summary>
    internal static JsonObject Call(string hook = "patient-view", SamplePatient? patient = null) =>
        SampleRequest.For(patient ?? SamplePatient.Baseline(Today), hook, HookInstance);

    /// <summary>Posts a call to the service of its hook.</summary>
    public Task<Answer> Post(JsonObject call) => Post((string)call["hook"]!, call.ToJsonString());

    /// <summary>Posts a text to the service of a hook.</summary>
    public async Task<Answer> Post(string hook, string body, string mediaType = "application/json")
    {
        using var content = new ByteArrayContent(Encoding.UTF8.GetBytes(body));
        content.Headers.ContentType = MediaTypeHeaderValue.Parse(mediaType);
        using var client = CreateClient();
        using var response = await client.PostAsync($"/cds-services/cervical-rehab-{hook}", content, TestContext.Current.CancellationToken);
        return await Answer.Of(response);
    }

    public async Task<Answer> PostTo(string path, string body, string mediaType = "application/fhir+json")
    {
        using var client = CreateClient();
        using var content = new StringContent(body, new MediaTypeHeaderValue(mediaType));
        using var response = await client.PostAsync(path, content, TestContext.Current.CancellationToken);
        return await Answer.Of(response);
    }

    public async Task<Answer> Get(string path)
    {
        using var client = CreateClient();
        using var response = await client.GetAsync(path, TestContext.Current.CancellationToken);
        return await Answer.Of(response);
    }

    protected override void ConfigureWebHost(IWebHostBuilder builder) => builder.UseEnvironment("Development")
        .UseSetting("Clock:FixedAt", Now)
        .UseSetting("WarmUp:Calls", "0")
        .UseSetting("Database:ConnectionString", $"Data Source={Path.Combine(_folder, "memory.db")}");

    protected override void Dispose(bool disposing)
    {
        base.Dispose(disposing);
        if (Directory.Exists(_folder))
        {
            Directory.Delete(_folder, recursive: true);
        }
    }
}

/// <summary>Status and body of an answer.</summary>
public sealed record Answer(int Status, string? MediaType, string Text)
{
    public JsonElement Json => JsonElement.Parse(Text);

    /// <summary>The issues of an OperationOutcome.</summary>
    public JsonElement[] Issues
    {
        get
        {
            Json.GetProperty("resourceType").GetString().ShouldBe("OperationOutcome");
            return [.. Json.GetProperty("issue").EnumerateArray()];
        }
    }

    /// <summary>Paths of the elements the issues are about.</summary>
    public string[] Expressions =>
        [.. Issues.Where(issue => issue.TryGetProperty("expression", out _)).Select(issue => issue.GetProperty("expression")[0].GetString()!)];

    /// <summary>Our codes of the issues.</summary>
    public string[] Codes => [.. Issues.Select(issue => issue.GetProperty("details").GetProperty("coding")[0].GetProperty("code").GetString()!)];

    public static async Task<Answer> Of(HttpResponseMessage response) => new(
        (int)response.StatusCode,
        response.Content.Headers.ContentType?.MediaType,
        await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken));
}
