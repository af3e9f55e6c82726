using System.Collections.Immutable;
using System.Text.Json.Nodes;

namespace CervicalRehab.Cds.Service.Tests.FhirServer;

/// <summary>How a <see cref="TestFhirServer"/> is started.</summary>
internal sealed record TestFhirServerOptions
{
    /// <summary>The bearer token every FHIR request must carry; null: none is asked for.</summary>
    public string? Token { get; init; }

    /// <summary>What every FHIR request waits.</summary>
    public TimeSpan Delay { get; init; }

    /// <summary>Refuses what breaks the structure of R4. Codes are not checked.</summary>
    public bool Validate { get; init; }

    /// <summary>A Bundle, or a folder of Bundles and resources, to start with.</summary>
    public string? Preload { get; init; }
}

/// <summary>What a request carried: no Authorization header, the one that was asked for, or another.</summary>
public enum Authorization
{
    Absent,
    Matched,
    Other,
}

/// <summary>A FHIR request as it came in; <see cref="Path"/> begins with /fhir and holds the query as sent.</summary>
public sealed record LoggedRequest(string Method, string Path, Authorization Authorization);

/// <summary>What FHIR requests meet whose path with query, as sent, starts with <paramref name="Prefix"/>. Of several the oldest applies.</summary>
public sealed record Fault(string Prefix)
{
    /// <summary>The status to answer with; null: the request is answered as ever, after the delay.</summary>
    public int? Status { get; init; }

    /// <summary>The body: a JSON string is sent as plain text, so that it need not be JSON; null: an OperationOutcome.</summary>
    public JsonNode? Body { get; init; }

    /// <summary>Headers of the answer, such as Retry-After.</summary>
    public ImmutableDictionary<string, string>? Headers { get; init; }

    /// <summary>Milliseconds to wait first.</summary>
    public int? DelayMs { get; init; }

    /// <summary>How many requests it meets, at least 1; null: all until the reset.</summary>
    public int? Times { get; init; }
}
