using System.Collections.Immutable;

namespace CervicalRehab.Cds.Service.PatientRecord;

/// <summary>One entry of the section <c>Clients</c>: a CDS client and the FHIR bases it may name (contract section 2).</summary>
internal sealed class ClientOptions
{
    /// <summary>Who signs; names the client.</summary>
    public string Issuer { get; set; } = string.Empty;

    /// <summary>FHIR bases the client may name in a call.</summary>
    public IList<string> FhirServers { get; set; } = [];

    /// <summary>The registered clients.</summary>
    public static ImmutableArray<ClientOptions> All(IConfiguration settings) => [.. settings.GetSection("Clients").Get<ClientOptions[]>() ?? []];
}
