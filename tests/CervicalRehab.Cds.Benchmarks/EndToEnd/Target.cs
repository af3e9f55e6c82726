using System.Diagnostics;
using System.Net.Http.Headers;
using System.Text.Json;
using CervicalRehab.Cds.Benchmarks.Payloads;

namespace CervicalRehab.Cds.Benchmarks.EndToEnd;

/// <summary>One endpoint under load, and how an answer of it is checked.</summary>
internal sealed record Target(string Name, ServerProcess Server, string Path, bool AnswersCards)
{
    /// <summary>Who signs the calls; null when they are not signed.</summary>
    public RegisteredClient? Caller { get; init; }

    /// <summary>A token for one call, made before the call is due; null when calls are not signed.</summary>
    public string? Token() => Caller?.Token(new Uri(Server.Address, Path));

    /// <summary>Posts a call. Right is an answer of 200 with what was to be expected; a refusal by 503 or 429 with Retry-After is neither right nor an error.</summary>
    public async Task<Call> Post(HttpClient client, Payload payload, bool check, string? token, CancellationToken ct = default)
    {
        using var content = new ByteArrayContent(payload.Body);
        content.Headers.ContentType = new MediaTypeHeaderValue("application/json");
        using var request = new HttpRequestMessage(HttpMethod.Post, new Uri(Server.Address, Path)) { Content = content };
        request.Headers.Authorization = token is null ? null : new("Bearer", token);
        using var response = await client.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, ct);
        var answer = await response.Content.ReadAsByteArrayAsync(ct);
        // Looking into the answer is the caller's time.
        var answered = Stopwatch.GetTimestamp();
        var status = (int)response.StatusCode;
        return new(
            answered,
            status is 503 or 429 ? response.Headers.RetryAfter is null ? CallResult.Wrong : CallResult.Refused
            : status != 200 || (check && AnswersCards && !IsThePlan(answer)) ? CallResult.Wrong
            : CallResult.Right);
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

/// <summary>When the last byte of the answer was here, and how the call ended.</summary>
internal readonly record struct Call(long AnsweredAt, CallResult Result);

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
