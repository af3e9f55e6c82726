using CervicalRehab.Cds.Service.Trust;

namespace CervicalRehab.Cds.Service.CdsHooks.Profiles;

/// <summary>What the log says at the start of the clients' profiles.</summary>
internal static partial class ProfileLog
{
    /// <summary>Names each client's profile, and the kinds of order it has no key for.</summary>
    public static void AnnounceProfiles(this WebApplication app, TrustSettings trust)
    {
        foreach (var client in trust.Clients)
        {
            var profile = ProfileSettings.Of(client);
            if (!profile.IsWhole)
            {
                ProfileLine(app.Logger, client.Section, profile.Name, string.Join(", ", profile.Overridden));
            }

            if (MissingKeys(profile) is { Count: > 0 } missing)
            {
                KeysLine(app.Logger, client.Section, string.Join(", ", missing));
            }
        }
    }

    /// <summary>Kinds of order that the client gets in words for want of a key; none for a client that needs no keys.</summary>
    public static IReadOnlyList<string> MissingKeys(ClientProfile profile) => profile.OrderCode == ClientProfile.SiteAlone && profile.Creates.Contains("ServiceRequest") ? profile.Keys.Missing : [];

    [LoggerMessage(70, LogLevel.Information, "client {Client} is answered by the profile {Profile}; set otherwise: [{Rows}]")]
    private static partial void ProfileLine(ILogger logger, string client, string profile, string rows);

    [LoggerMessage(71, LogLevel.Warning, "client {Client} has no order key for: {Kinds}. Its cards give these orders in words until OrderKeys names them")]
    private static partial void KeysLine(ILogger logger, string client, string kinds);
}
