using System.Net.Http.Headers;
using System.Text.Json;
using CervicalRehab.Cds.Benchmarks.Payloads;

namespace CervicalRehab.Cds.Benchmarks.EndToEnd;

/// <summary>One endpoint under load, and how an answer of it is checked.</summary>
internal sealed record Target(string Name, ServerProcess Server, string Path, bool AnswersCards)
{
    /// <summary>Who signs the calls; null when they are not signed.</summary>
    public RegisteredClient? Caller { get; init; }

    /// <summary>Posts a call. True when the answer is 200 and right; a refusal by 503 or 429 with Retry-After is neither right nor an error.</summary>
    public async Task<CallResult> Post(HttpClient client, Payload payload, bool check, CancellationToken ct = default)
    {
        using var content = new ByteArrayContent(payload.Body);
        content.Headers.ContentType = new MediaTypeHeaderValue("application/json");
        using var request = new HttpRequestMessage(HttpMethod.Post, new Uri(Server.Address, Path)) { Content = content };
        request.Headers.Authorization = Caller is null ? null : new("Bearer", Caller.Token(request.RequestUri!));
        using var response = await client.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, ct);
        var answer = await response.Content.ReadAsByteArrayAsync(ct);
        var status = (int)response.StatusCode;
        return status is 503 or 429 ? response.Headers.RetryAfter is null ? CallResult.Wrong : CallResult.Refused
            : status != 200 || (check && AnswersCards && !IsThePlan(answer)) ? CallResult.Wrong
            : CallResult.Right;
    }

    // The plan card with the drafts of the program and of the therapy order.
    private static bool IsThePlan(byte[] answer)
    {
        using var json = JsonDocument.Parse(answer);
        var card = json.RootElement.GetProperty("cards")[0];
        return card.GetProperty("source").GetProperty("topic").GetProperty("code").ValueEquals("conservative-plan")
            && card.GetProperty("suggestions")[0].GetProperty("actions").GetArrayLength() == 2;
    }
}

/// <summary>How a call ended.</summary>
internal enum CallResult
{
    /// <summary>Answered with 200 and what was to be expected.</summary>
    Right,

    /// <summary>Shed: 503 or 429 with Retry-After.</summary>
    Refused,

    /// <summary>Anything else.</summary>
    Wrong,
}
