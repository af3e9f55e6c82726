using System.Collections.Immutable;

namespace CervicalRehab.Cds.Service.Trust;

/// <summary>The address a call came to, as its caller knows it (JWT-8): below <c>PublicBaseUrl</c> when that is set, else as the request names it.</summary>
internal sealed class PublicAddress(TrustSettings settings)
{
    private const string Feedback = "/feedback";

    private readonly string? _base = string.IsNullOrWhiteSpace(settings.PublicBaseUrl) ? null : WithoutSlash(settings.PublicBaseUrl);

    /// <summary>Where this service is called, without a slash at the end.</summary>
    public string Base(HttpRequest request) => _base ?? WithoutSlash($"{request.Scheme}://{request.Host.ToUriComponent()}{request.PathBase.ToUriComponent()}");

    /// <summary>What the <c>aud</c> of a token for this call may be: the address, and for feedback that of its service too.</summary>
    public ImmutableArray<string> Of(HttpRequest request)
    {
        var called = WithoutSlash(Base(request) + request.Path.ToUriComponent());
        return called.EndsWith(Feedback, StringComparison.OrdinalIgnoreCase) ? [called, called[..^Feedback.Length]] : [called];
    }

    /// <summary>An address without the one slash at its end, which does not matter.</summary>
    public static string WithoutSlash(string address) => address.EndsWith('/') ? address[..^1] : address;
}
