using System.Globalization;
using System.Net.Http.Headers;
using System.Text.Json;
using System.Text.Json.Nodes;
using CervicalRehab.Cds.Service.Samples;

namespace CervicalRehab.Cds.Service.Tests.Memory;

/// <summary>Hook calls and feedback as clients send them.</summary>
internal static class Clinic
{
    public const string ViewService = "cervical-rehab-patient-view";

    public const string Moment = "2026-06-01T09:05:00Z";

    /// <summary>A hook call of its own about a patient with a red flag.</summary>
    public static JsonObject RedFlag(Guid hookInstance)
    {
        var call = TestHost.Call(patient: SamplePatient.Baseline(TestHost.Today).WithUnsided("gait-instability", present: true));
        call["hookInstance"] = hookInstance.ToString();
        return call;
    }

    /// <summary>A hook call of its own about a patient who may start the program.</summary>
    public static JsonObject Plan(Guid hookInstance)
    {
        var call = TestHost.Call();
        call["hookInstance"] = hookInstance.ToString();
        return call;
    }

    public static JsonObject Accepted(string card, string suggestion, string at = Moment) => new()
    {
        ["card"] = card,
        ["outcome"] = "accepted",
        ["acceptedSuggestions"] = new JsonArray(new JsonObject { ["id"] = suggestion }),
        ["outcomeTimestamp"] = at,
    };

    public static JsonObject Overridden(string card, string? code = null, string? comment = null, string at = Moment)
    {
        var item = new JsonObject { ["card"] = card, ["outcome"] = "overridden", ["outcomeTimestamp"] = at };
        if (code is not null || comment is not null)
        {
            item["overrideReason"] = new JsonObject();
        }

        if (code is not null)
        {
            item["overrideReason"]!["reason"] = new JsonObject { ["code"] = code, ["system"] = Fhir.Systems.OverrideReason };
        }

        if (comment is not null)
        {
            item["overrideReason"]!["userComment"] = comment;
        }

        return item;
    }

    public static string Feedback(params JsonNode[] items) => new JsonObject { ["feedback"] = new JsonArray(items) }.ToJsonString();

    public static async Task<HttpResponseMessage> Send(HttpClient client, string path, string body)
    {
        using var content = new StringContent(body, new MediaTypeHeaderValue("application/json"));
        return await client.PostAsync(path, content, TestContext.Current.CancellationToken);
    }

    /// <summary>Sends feedback on patient-view cards.</summary>
    public static async Task<Answer> Give(HttpClient client, params JsonNode[] items)
    {
        using var response = await Send(client, $"/cds-services/{ViewService}/feedback", Feedback(items));
        return await Answer.Of(response);
    }

    /// <summary>Makes a hook call; the cards.</summary>
    public static async Task<JsonElement[]> Cards(HttpClient client, JsonObject call)
    {
        using var response = await Send(client, $"/cds-services/cervical-rehab-{call["hook"]}", call.ToJsonString());
        var answer = await Answer.Of(response);
        answer.Status.ShouldBe(200, answer.Text);
        return [.. answer.Json.GetProperty("cards").EnumerateArray()];
    }

    /// <summary>Uuid of the pathway card and of its suggestion.</summary>
    public static async Task<(string Card, string Suggestion)> Issue(HttpClient client, JsonObject call)
    {
        var card = (await Cards(client, call))[0];
        return (card.GetProperty("uuid").GetString()!, card.GetProperty("suggestions")[0].GetProperty("uuid").GetString()!);
    }

    public static async Task<Answer> Get(HttpClient client, string path)
    {
        using var response = await client.GetAsync(path, TestContext.Current.CancellationToken);
        return await Answer.Of(response);
    }

    /// <summary>Every stored item, as exported.</summary>
    public static async Task<JsonElement[]> Stored(HttpClient client, string query = "")
    {
        var answer = await Get(client, $"/insights/feedback.ndjson{query}");
        answer.Status.ShouldBe(200, answer.Text);
        return [.. answer.Text.Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(line => JsonElement.Parse(line))];
    }

    public static async Task<JsonElement> Insights(HttpClient client, string query = "")
    {
        var answer = await Get(client, $"/insights{query}");
        answer.Status.ShouldBe(200, answer.Text);
        return answer.Json;
    }

    public static string At(long milliseconds) =>
        DateTimeOffset.FromUnixTimeMilliseconds(milliseconds).UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss.fff'Z'", CultureInfo.InvariantCulture);
}
