using System.Collections.Immutable;
using CervicalRehab.Cds.Service.Trust;

namespace CervicalRehab.Cds.Service.CdsHooks.Profiles;

/// <summary>
/// A client's profile from the settings: its name, the rows that the site set otherwise, and its order keys. A key of the settings may have a value and
/// children at once (<c>Profile</c> and <c>Profile:SelectionBehavior</c>), so it is read by hand.
/// </summary>
internal sealed record ProfileSettings(string Name, ImmutableArray<KeyValuePair<string, string>> Overrides)
{
    /// <summary>Name of the setting below a client's section.</summary>
    public const string Setting = "Profile";

    /// <summary>The settings of a client without any.</summary>
    public static ProfileSettings None { get; } = new(ClientProfiles.CdsHooks, []);

    /// <summary>Reads what is set below a client's section.</summary>
    public static ProfileSettings Read(IConfigurationSection client)
    {
        var profile = client.GetSection(Setting);
        return new(
            string.IsNullOrWhiteSpace(profile.Value) ? ClientProfiles.CdsHooks : profile.Value.Trim(),
            [.. profile.GetChildren().Select(static row => KeyValuePair.Create(row.Key, row.Value?.Trim() ?? string.Empty))]);
    }

    /// <summary>What is wrong with it, each with its place below the client's section.</summary>
    public IEnumerable<string> Faults() => ClientProfiles.Names.Contains(Name)
        ? Overrides.Select(Fault).OfType<string>()
        : [$"{Setting} must be one of {string.Join(", ", ClientProfiles.Names)}."];

    /// <summary>The profile of a client whose settings are right.</summary>
    public static ClientProfile Of(ClientOptions client) =>
        client is { ProfileSettings: { Name: ClientProfiles.CdsHooks, Overrides.IsEmpty: true }, OrderKeys.Count: 0 } ? ClientProfiles.Default
        : ClientProfile.Of(client.ProfileSettings.Name, client.ProfileSettings.Overrides, OrderKeys.Read(client.OrderKeys));

    private static string? Fault(KeyValuePair<string, string> set) => ClientProfiles.Rows.FirstOrDefault(row => row.Name.Equals(set.Key, StringComparison.OrdinalIgnoreCase)) switch
    {
        null => $"{Setting}:{set.Key} is no row of a profile: one of {string.Join(", ", ClientProfiles.Rows.Select(static row => row.Name))}.",
        var row when !row.Takes(set.Value) => $"{Setting}:{row.Name} must be {row.Wanted}.",
        _ => null,
    };
}
