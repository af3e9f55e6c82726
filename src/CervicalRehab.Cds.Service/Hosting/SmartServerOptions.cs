using System.Collections.Immutable;
using CervicalRehab.Cds.Service.Trust;

namespace CervicalRehab.Cds.Service.Hosting;

/// <summary>One entry of the section <c>Smart:Servers</c>: an EHR that may launch the course page and the assessment.</summary>
internal sealed class SmartServerOptions
{
    /// <summary>FHIR base of the EHR: the iss of its launches. Once clients are registered it is one of their FHIR servers.</summary>
    public string Issuer { get; set; } = string.Empty;

    /// <summary>Our client id there.</summary>
    public string ClientId { get; set; } = string.Empty;

    /// <summary>Our secret there, for a confidential client; unset for a public one.</summary>
    public string? ClientSecret { get; set; }

    /// <summary>How an assessment is written there: <c>Transaction</c>, <c>Singly</c>, <c>Response</c> (the form alone), <c>Note</c> (plain text) or <c>Nothing</c>. Unset: the best that its CapabilityStatement and the granted scopes allow.</summary>
    public string? Write { get; set; }

    /// <summary>Whether a note of plain text is a draft (<c>preliminary</c>); false where the EHR takes signed ones only.</summary>
    public bool NotesAreDrafts { get; set; } = true;

    /// <summary>What <see cref="Write"/> may be, as the pages name it.</summary>
    public static ImmutableArray<string> Ways { get; } = ["Transaction", "Singly", "Response", "Note", "Nothing"];

    /// <summary>The configured servers.</summary>
    public static ImmutableArray<SmartServerOptions> All(IConfiguration settings) =>
        [.. settings.GetSection("Smart:Servers").GetChildren().Select(section => section.Get<SmartServerOptions>() ?? new())];

    /// <summary>Why the service must not start with these servers; empty when it may.</summary>
    public static ImmutableArray<string> Refusals(ImmutableArray<SmartServerOptions> servers, TrustSettings trust) =>
    [
        .. servers.SelectMany((server, at) => Of(server, trust).Select(fault => $"Smart:Servers:{at}:{fault}")),
        .. servers.Index().GroupBy(static server => server.Item.Issuer.TrimEnd('/'), StringComparer.Ordinal).Where(static same => same.Key.Length > 0 && same.Count() > 1)
            .Select(static same => $"Smart:Servers:{same.Last().Index}:Issuer is the issuer of Smart:Servers:{same.First().Index} too: list each EHR once."),
    ];

    private static IEnumerable<string> Of(SmartServerOptions server, TrustSettings trust)
    {
        var isBase = Uri.TryCreate(server.Issuer, UriKind.Absolute, out var address) && address is { UserInfo: "", Query: "", Fragment: "" }
            && (address.Scheme == Uri.UriSchemeHttps || (trust.IsDevelopment && address.Scheme == Uri.UriSchemeHttp && address.IsLoopback));
        ImmutableArray<(bool IsBroken, string Refusal)> rules =
        [
            (string.IsNullOrWhiteSpace(server.ClientId), "ClientId is required: the client id that the EHR gave the course page."),
            (server.Write is { } way && !Ways.Contains(way, StringComparer.OrdinalIgnoreCase), $"Write must be one of {string.Join(", ", Ways)}, or unset."),
            (!isBase, $"Issuer must be the EHR's FHIR base: an absolute https address{(trust.IsDevelopment ? ", or an http address on this machine" : string.Empty)}."),
            (isBase && !trust.IsOpen && ClientOf(server.Issuer, trust) is null, "Issuer must be a FHIR server of a registered client (Clients__0__FhirServers), because its records are read from there."),
        ];
        return rules.Where(rule => rule.IsBroken).Select(rule => rule.Refusal);
    }

    /// <summary>The registered client a FHIR base belongs to; null when it is none's.</summary>
    public static ClientOptions? ClientOf(string issuer, TrustSettings trust) =>
        trust.Clients.FirstOrDefault(client => client.FhirServers.Any(server => IsSame(server, issuer)));

    /// <summary>True for one base written with or without a slash at its end.</summary>
    public static bool IsSame(string one, string other) => string.Equals(one.TrimEnd('/'), other.TrimEnd('/'), StringComparison.Ordinal);
}
