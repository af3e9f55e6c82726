using System.Text.Json.Serialization;

namespace CervicalRehab.Cds.Service.Tests.FhirServer;

/// <summary>What the next SMART sign-ins at the test server give, and what its CapabilityStatement leaves out.</summary>
public sealed record SignIn(string Patient)
{
    /// <summary>The user, such as <c>Practitioner/x</c>.</summary>
    public string? User { get; init; }

    public string? Encounter { get; init; }

    public string? AppContext { get; init; }

    /// <summary>A regular expression: scopes that do not match are not granted.</summary>
    public string? Grant { get; init; }

    /// <summary>The version of SMART that it speaks, 2 unless set.</summary>
    public int? Version { get; init; }

    public int? ExpiresIn { get; init; }

    /// <summary>Interactions and types that the CapabilityStatement does not name.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public string[]? Without { get; init; }
}
