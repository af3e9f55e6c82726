using System.Collections.Immutable;
using System.Diagnostics;
using CervicalRehab.Cds.Workbench.WriteBack;

namespace CervicalRehab.Cds.Workbench.Smart;

/// <summary>An EHR that may launch the course page and the assessment. A class and no record, so that nothing prints the secret.</summary>
[DebuggerDisplay("{Issuer}")]
public sealed class SmartServer(string issuer, string clientId, string? clientSecret)
{
    /// <summary>The FHIR base without a slash at its end: the <c>iss</c> of a launch and the <c>aud</c> of a sign-in.</summary>
    public string Issuer { get; } = issuer.TrimEnd('/');

    /// <summary>Our client id there.</summary>
    public string ClientId { get; } = clientId;

    /// <summary>Our secret there; null for a public client.</summary>
    public string? ClientSecret { get; } = clientSecret;

    /// <summary>How an assessment is written there; null when what the server says of itself decides.</summary>
    public WriteWay? Write { get; init; }

    /// <summary>False where a note of plain text must be signed at once: it is a draft everywhere else.</summary>
    public bool NotesAreDrafts { get; init; } = true;
}

/// <summary>Which EHRs may launch the course page and the assessment.</summary>
/// <param name="Servers">The allow-list; nothing else is ever contacted.</param>
/// <param name="PublicBase">Public address of this service; null in a trial, where the request's own address stands for it.</param>
/// <param name="IsDevelopment">Lets endpoints on this machine be plain http.</param>
public sealed record SmartSettings(ImmutableArray<SmartServer> Servers, Uri? PublicBase, bool IsDevelopment)
{
    /// <summary>The server of an <c>iss</c>; null when it is not on the list.</summary>
    public SmartServer? Find(string iss) =>
        Servers.FirstOrDefault(server => string.Equals(server.Issuer, iss.TrimEnd('/'), StringComparison.Ordinal));

    /// <summary>True for an address that may be contacted or redirected to: https, or in Development on this machine.</summary>
    public bool MayContact(Uri address) => address is { IsAbsoluteUri: true, UserInfo: "", Fragment: "" }
        && (address.Scheme == Uri.UriSchemeHttps || (IsDevelopment && address.Scheme == Uri.UriSchemeHttp && address.IsLoopback));
}
