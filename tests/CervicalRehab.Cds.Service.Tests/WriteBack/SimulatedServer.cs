using System.Net;
using System.Text;
using System.Text.Json.Nodes;

namespace CervicalRehab.Cds.Service.Tests.WriteBack;

/// <summary>Ways in which servers differ from the book.</summary>
public enum Manner
{
    /// <summary>Single creates only; a Bundle is 400.</summary>
    NoTransaction,

    /// <summary>Observations are 403 with an empty body, whatever the scopes say; a transaction is too.</summary>
    ForbidsFindings,

    /// <summary>An item that is like one that is there is 400; nothing can be searched by identifier.</summary>
    RefusesRepeats,

    /// <summary>201 with neither <c>Location</c> nor body.</summary>
    SaysNoLocation,

    /// <summary>Writes, and now and then never answers.</summary>
    TimesOutAfterWriting,

    /// <summary>Takes a transaction for a batch, in which one entry fails.</summary>
    FailsOneOfABatch,
}

/// <summary>A FHIR server of one manner, with faults between the requests while it is unwell.</summary>
internal sealed class SimulatedServer(Manner manner, int seed) : HttpMessageHandler
{
    private readonly Random _random = new(seed);
    private int _next;

    public bool IsUnwell { get; set; } = true;

    /// <summary>What is in the record: type, id and identifier.</summary>
    public List<(string Type, string Id, string Urn, string Body)> Record { get; } = [];

    public int Requests { get; private set; }

    protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        Requests++;
        return Task.FromResult(Answer(request));
    }

    private HttpResponseMessage Answer(HttpRequestMessage request)
    {
        var path = request.RequestUri!.AbsolutePath.Replace("/fhir", string.Empty, StringComparison.Ordinal).Trim('/');
        if (request.Method == HttpMethod.Get)
        {
            return Fault() ?? Search(path, Uri.UnescapeDataString(request.RequestUri.Query));
        }

        var body = request.Content!.ReadAsStringAsync().GetAwaiter().GetResult();
        if (Fault() is { } before)
        {
            return before;
        }

        var answer = path.Length == 0 ? Bundle(JsonNode.Parse(body)!) : Create(path, body);
        // The write is done: what goes wrong now, goes wrong after it.
        var lost = IsUnwell && _random.Next(manner is Manner.TimesOutAfterWriting ? 3 : 12) == 0;
        return lost ? _random.Next(2) == 0 ? throw new TaskCanceledException("the answer never came") : Plain(HttpStatusCode.BadGateway) : answer;
    }

    private HttpResponseMessage? Fault()
    {
        if (!IsUnwell)
        {
            return null;
        }

        switch (_random.Next(20))
        {
            case 0:
                return Wait(HttpStatusCode.TooManyRequests, 0);
            case 1:
                return Wait(HttpStatusCode.ServiceUnavailable, _random.Next(2) * 3_600);
            case 2:
                return Plain(HttpStatusCode.ServiceUnavailable);
            case 3:
                throw new HttpRequestException(HttpRequestError.ResponseEnded, "the connection broke");
            case 4:
                throw new HttpRequestException(HttpRequestError.ConnectionError, "nobody there");
            default:
                return null;
        }
    }

    private HttpResponseMessage Create(string type, string body) => manner switch
    {
        Manner.ForbidsFindings when type is "Observation" => Plain(HttpStatusCode.Forbidden),
        Manner.RefusesRepeats when Record.Exists(one => one.Type == type && Alike(one.Body, body)) =>
            Outcome(HttpStatusCode.BadRequest, "59189: an item like this already exists"),
        _ => Created(Store(type, body), type, body),
    };

    private HttpResponseMessage Bundle(JsonNode bundle)
    {
        if (manner is Manner.NoTransaction or Manner.RefusesRepeats)
        {
            return Outcome(HttpStatusCode.BadRequest, "no system interaction here");
        }

        if (manner is Manner.ForbidsFindings)
        {
            return Plain(HttpStatusCode.Forbidden);
        }

        var entries = bundle["entry"]!.AsArray();
        var bad = manner is Manner.FailsOneOfABatch ? _random.Next(entries.Count) : -1;
        var answers = new JsonArray();
        foreach (var (at, entry) in entries.Index())
        {
            var type = (string)entry!["request"]!["url"]!;
            answers.Add(at == bad
                ? new JsonObject { ["response"] = new JsonObject { ["status"] = "422 Unprocessable", ["outcome"] = JsonNode.Parse(Words("this one is not wanted")) } }
                : new JsonObject { ["response"] = new JsonObject { ["status"] = "201 Created", ["location"] = Store(type, entry["resource"]!.ToJsonString()) is var id && manner is Manner.SaysNoLocation ? null : $"{type}/{id}/_history/1" } });
        }

        return Json(HttpStatusCode.OK, new JsonObject { ["resourceType"] = "Bundle", ["type"] = "transaction-response", ["entry"] = answers }.ToJsonString());
    }

    private HttpResponseMessage Search(string type, string query)
    {
        if (manner is Manner.RefusesRepeats)
        {
            return Outcome(HttpStatusCode.BadRequest, "unknown parameter: identifier");
        }

        var found = new JsonArray([.. Record.Where(one => one.Type == type && query.Contains(one.Urn, StringComparison.Ordinal)).Select(one =>
        {
            var resource = JsonNode.Parse(one.Body)!;
            resource["id"] = one.Id;
            return new JsonObject { ["resource"] = resource };
        })]);
        return Json(HttpStatusCode.OK, new JsonObject { ["resourceType"] = "Bundle", ["type"] = "searchset", ["entry"] = found }.ToJsonString());
    }

    private string Store(string type, string body)
    {
        var id = $"{type[..3].ToLowerInvariant()}-{++_next}";
        var identifier = JsonNode.Parse(body)!["identifier"]!;
        Record.Add((type, id, (string)(identifier is JsonArray list ? list[0]! : identifier)["value"]!, body));
        return id;
    }

    private HttpResponseMessage Created(string id, string type, string body)
    {
        var resource = JsonNode.Parse(body)!;
        resource["id"] = id;
        var answer = manner is Manner.SaysNoLocation ? Plain(HttpStatusCode.Created) : manner is Manner.NoTransaction ? Json(HttpStatusCode.Created, resource.ToJsonString()) : Plain(HttpStatusCode.Created);
        if (manner is not (Manner.SaysNoLocation or Manner.NoTransaction))
        {
            answer.Headers.Location = new Uri($"{type}/{id}", UriKind.Relative);
        }

        return answer;
    }

    // The same finding of the same moment, whatever its identifier.
    private static bool Alike(string one, string other)
    {
        static string Told(string body)
        {
            var json = JsonNode.Parse(body)!.AsObject();
            json.Remove("identifier");
            json.Remove("derivedFrom");
            return json.ToJsonString();
        }

        return Told(one) == Told(other);
    }

    private static HttpResponseMessage Wait(HttpStatusCode status, int seconds)
    {
        var answer = Plain(status);
        answer.Headers.RetryAfter = new(TimeSpan.FromSeconds(seconds));
        return answer;
    }

    private static HttpResponseMessage Outcome(HttpStatusCode status, string words) => Json(status, Words(words));

    private static string Words(string words) => $$"""{"resourceType":"OperationOutcome","issue":[{"severity":"error","code":"processing","diagnostics":"{{words}}"}]}""";

    private static HttpResponseMessage Json(HttpStatusCode status, string body) => new(status) { Content = new StringContent(body, Encoding.UTF8, "application/fhir+json") };

    private static HttpResponseMessage Plain(HttpStatusCode status) => new(status) { Content = new ByteArrayContent([]) };
}
