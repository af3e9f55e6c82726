using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using CervicalRehab.Cds.Service.Samples;
using CervicalRehab.Cds.Service.Tests.Speed;

namespace CervicalRehab.Cds.Service.Tests;

/// <summary>Answers as the service does, from the bytes of the call to the bytes of the cards, without a server: what a test asks of a server itself is not here.</summary>
public sealed class TestHost
{
    public const string Now = "2026-06-01T09:00:00+02:00";

    public static readonly DateOnly Today = new(2026, 6, 1);

    private static readonly Guid HookInstance = new("d1577c69-dfbe-44ad-ba6d-3e05e953b2ea");

    /// <summary>A complete hook call about a patient; the baseline patient unless given.</summary>
    internal static JsonObject Call(string hook = "patient-view", SamplePatient? patient = null) =>
        SampleRequest.For(patient ?? SamplePatient.Baseline(Today), hook, HookInstance);

    public Task<Answer> Post(JsonObject call) => Post((string)call["hook"]!, call.ToJsonString());

    public Task<Answer> Post(string hook, string body)
    {
        try
        {
            var text = HookPath.Answer(Encoding.UTF8.GetBytes(body), hook);
            return Task.FromResult(new Answer(text.Contains("\"uuid\":\"\"", StringComparison.Ordinal) ? 422 : 200, text));
        }
        catch (JsonException)
        {
            return Task.FromResult(new Answer(400, string.Empty));
        }
    }
}

/// <summary>Status and body of an answer.</summary>
public sealed record Answer(int Status, string Text)
{
    public JsonElement Json => JsonElement.Parse(Text);
}
