using System.Text.Json;
using System.Text.RegularExpressions;
using CervicalRehab.Cds.Workbench.Layout;

namespace CervicalRehab.Cds.Workbench.WriteBack;

/// <summary>How a request ended.</summary>
internal enum Sent
{
    /// <summary>It never left: nobody took the connection.</summary>
    No,

    /// <summary>It left, and no answer came back.</summary>
    Lost,

    /// <summary>It was answered.</summary>
    Answered,
}

/// <summary>The answer to one request.</summary>
internal sealed partial record Reply(Sent Sent, int Status = 0, string Body = "", string Location = "", TimeSpan? RetryAfter = null)
{
    private const int LongestWords = 300;

    /// <summary>True for 2xx.</summary>
    public bool IsDone => Status is >= 200 and < 300;

    /// <summary>True when the server asks for another try and says when.</summary>
    public bool AsksToWait => Status is 429 or 503 && RetryAfter is not null;

    /// <summary>True when it is certain that nothing was done: a client error, or a server that asks to come again.</summary>
    public bool IsRefusal => Sent is Sent.No || Status is >= 300 and < 500 || AsksToWait;

    /// <summary>True for an answer that the item is there already.</summary>
    public bool SaysDuplicate => Status is 409 or 412 || (Status is 400 or 422 && Duplicate().IsMatch(Body));

    /// <summary>True for an answer of success that says what went wrong.</summary>
    public bool SaysError => IsDone && Json.Parse(Body) is { } json && json.Items("issue").Any(static issue => issue.Text("severity") is "error" or "fatal");

    /// <summary>Id of what was created, from <c>Location</c> or the body; null when neither names one.</summary>
    public string? Created(string type) =>
        IdIn(Location, type) ?? (Json.Parse(Body) is { } json && json.Text("resourceType") == type && json.Text("id") is { } id && Id().IsMatch(id) ? id : null);

    /// <summary>The id in an address such as <c>https://ehr.example/fhir/Observation/1/_history/1</c>; null when there is none.</summary>
    public static string? IdIn(string? location, string type)
    {
        var parts = (location ?? string.Empty).Split('?')[0].Split('/');
        var at = Array.LastIndexOf(parts, type);
        return at >= 0 && at + 1 < parts.Length && Id().IsMatch(parts[at + 1]) ? parts[at + 1] : null;
    }

    /// <summary>What the server says, for the screen.</summary>
    public string Words => Sent switch
    {
        Sent.No => "The server could not be reached.",
        Sent.Lost => "No answer came back.",
        _ => Json.Parse(Body) is { } json && Said(json) is { Length: > 0 } said ? $"{Status}: {said}" : $"{Status}, without a word.",
    };

    /// <summary>The words of an OperationOutcome; empty when it has none.</summary>
    public static string Said(JsonElement outcome)
    {
        var said = string.Join(' ', outcome.Items("issue").Select(issue => issue.Text("details", "text") ?? issue.Text("diagnostics") ?? issue.Text("code")).OfType<string>().Distinct(StringComparer.Ordinal));
        return said.Length <= LongestWords ? said : said[..LongestWords] + "…";
    }

    // An issue code of FHIR, or words that servers without it use.
    [GeneratedRegex("\"code\"\\s*:\\s*\"duplicate\"|already exists", RegexOptions.IgnoreCase, matchTimeoutMilliseconds: 1_000)]
    private static partial Regex Duplicate();

    [GeneratedRegex(@"^[A-Za-z0-9\-.]{1,64}$", RegexOptions.None, matchTimeoutMilliseconds: 1_000)]
    private static partial Regex Id();
}
