using System.Collections.Immutable;
using CervicalRehab.Cds.Service.CdsHooks.Profiles;

namespace CervicalRehab.Cds.Service.Trust;

/// <summary>One entry of the section <c>Clients</c> as it was configured (contract section 2). <see cref="ClientRules"/> judges it before the start.</summary>
internal sealed class ClientOptions
{
    /// <summary>Where it stands in the settings, for instance <c>Clients:0</c>. Names the client in refusals and in the log.</summary>
    public string Section { get; private set; } = "Clients:0";

    /// <summary>The <c>iss</c> of the client's tokens; names the client.</summary>
    public string Issuer { get; set; } = string.Empty;

    /// <summary>Path of the client's JSON Web Key Set, read again when it changes. Either this or <see cref="JwksUrl"/>.</summary>
    public string? JwksFile { get; set; }

    /// <summary>Https address of the client's key set; a token's <c>jku</c> is absent or exactly this.</summary>
    public string? JwksUrl { get; set; }

    /// <summary>FHIR bases the client may name in a call.</summary>
    public IList<string> FhirServers { get; set; } = [];

    /// <summary>Origins of the client's pages, as a browser sends them.</summary>
    public IList<string> Origins { get; set; } = [];

    /// <summary>Tenants that may call; empty when the tenant does not matter.</summary>
    public IList<string> Tenants { get; set; } = [];

    /// <summary>Signature algorithms the client may use; empty for <see cref="SignatureAlgorithms.Default"/>.</summary>
    public IList<string> Algorithms { get; set; } = [];

    /// <summary>What the client is known to understand, of <see cref="ClientCapabilities.All"/>.</summary>
    public IList<string> Capabilities { get; set; } = [];

    /// <summary>What the client takes and shows: <c>cds-hooks</c> (default), <c>epic</c>, <c>oracle</c> or <c>athena</c>. Each row of the profile can be set below it, for instance Clients__0__Profile__DetailFormat=plain.</summary>
    public string Profile
    {
        get => ProfileSettings.Name;
        set => ProfileSettings = ProfileSettings with { Name = value };
    }

    /// <summary>The site's codings of our orders.</summary>
    public IList<OrderKeyOptions> OrderKeys { get; set; } = [];

    /// <summary>What this client is shown while ordering, <c>always</c> or <c>order</c>, in place of <c>Cards__Focus</c>.</summary>
    public string? Focus { get; set; }

    /// <summary>The profile with the rows that were set.</summary>
    public ProfileSettings ProfileSettings { get; private set; } = ProfileSettings.None;

    /// <summary>The configured clients.</summary>
    public static ImmutableArray<ClientOptions> All(IConfiguration settings) => [.. settings.GetSection("Clients").GetChildren().Select(Of)];

    private static ClientOptions Of(IConfigurationSection section)
    {
        var client = section.Get<ClientOptions>() ?? new();
        client.Section = section.Path;
        client.ProfileSettings = ProfileSettings.Read(section);
        return client;
    }
}
