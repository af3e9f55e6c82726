using System.Collections.Immutable;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using CervicalRehab.Cds.Fhir;

namespace CervicalRehab.Cds.Service.Memory;

/// <summary>One item of feedback that passed every check.</summary>
internal sealed record FeedbackItem
{
    /// <summary>Uuid of the card, in lower case when it is a UUID.</summary>
    public required string Card { get; init; }

    /// <summary><c>accepted</c> or <c>overridden</c>.</summary>
    public required string Outcome { get; init; }

    /// <summary>When the clinician did it, by the client's clock.</summary>
    public required DateTimeOffset At { get; init; }

    /// <summary>Uuids of the accepted suggestions; empty for an override.</summary>
    public ImmutableArray<string> Suggestions { get; init; } = [];

    /// <summary>Why the card was overridden, when a reason was picked.</summary>
    public Term? Reason { get; init; }

    /// <summary>Free text of the clinician: sensitive.</summary>
    public string? Comment { get; init; }

    /// <summary>The suggestions as they are stored.</summary>
    public string SuggestionList => JsonSerializer.Serialize([.. Suggestions], FeedbackJson.Default.StringArray);

    /// <summary>
    /// What makes two items the same: everything the client said, and to whom. The moment counts, its offset does not; nor does the
    /// reason's display, which clients leave out at will.
    /// </summary>
    public string Identity(string service, string client)
    {
        string?[] said =
        [
            client, service, Card, Outcome, At.UtcTicks.ToString(CultureInfo.InvariantCulture), SuggestionList, Reason?.System, Reason?.Code, Comment,
        ];
        return Convert.ToHexString(SHA256.HashData(Encoding.UTF8.GetBytes(JsonSerializer.Serialize(said, FeedbackJson.Default.StringArray))));
    }
}

/// <summary>JSON of lists in the database.</summary>
[System.Text.Json.Serialization.JsonSerializable(typeof(string[]))]
internal sealed partial class FeedbackJson : System.Text.Json.Serialization.JsonSerializerContext;
