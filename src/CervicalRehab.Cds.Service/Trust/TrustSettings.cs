using System.Collections.Immutable;

namespace CervicalRehab.Cds.Service.Trust;

/// <summary>Who may call, as configured.</summary>
internal sealed record TrustSettings(ImmutableArray<ClientOptions> Clients, ImmutableArray<OperatorOptions> Operators, string? PublicBaseUrl, bool IsDevelopment)
{
    /// <summary>True when no client is registered: callers are anonymous.</summary>
    public bool IsOpen => Clients.IsEmpty;

    /// <summary>True when pages and figures need no operator: a trial on one machine (contract section 5).</summary>
    public bool IsOpenToOperators => IsDevelopment && Operators.IsEmpty;

    /// <summary>Origins whose pages may call.</summary>
    public ImmutableArray<string> Origins => [.. Clients.SelectMany(client => client.Origins).Distinct(StringComparer.Ordinal)];

    /// <summary>Reads the settings; <see cref="Refusals"/> judges them.</summary>
    public static TrustSettings Read(IConfiguration settings, bool isDevelopment) =>
        new(ClientOptions.All(settings), OperatorOptions.All(settings), settings["PublicBaseUrl"], isDevelopment);

    /// <summary>Why the service must not start with these settings; empty when it may.</summary>
    public ImmutableArray<string> Refusals() => [.. ClientRules.Refusals(Clients, IsDevelopment), .. OperatorRules.Refusals(Operators)];
}
