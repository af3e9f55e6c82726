using System.Collections.Immutable;

namespace CervicalRehab.Cds.Service.Trust;

/// <summary>One entry of the section <c>Operators</c>: a person who may see pages and figures.</summary>
internal sealed class OperatorOptions
{
    /// <summary>Where it stands in the settings, for instance <c>Operators:0</c>.</summary>
    public string Section { get; private set; } = "Operators:0";

    /// <summary>User name of HTTP Basic.</summary>
    public string Name { get; set; } = string.Empty;

    /// <summary>Hash of the password, as the command <c>hash-password</c> prints it.</summary>
    public string PasswordHash { get; set; } = string.Empty;

    /// <summary>The configured operators.</summary>
    public static ImmutableArray<OperatorOptions> All(IConfiguration settings) => [.. settings.GetSection("Operators").GetChildren().Select(Of)];

    private static OperatorOptions Of(IConfigurationSection section)
    {
        var configured = section.Get<OperatorOptions>() ?? new();
        configured.Section = section.Path;
        return configured;
    }
}

/// <summary>What must hold of the operators before the service starts.</summary>
internal static class OperatorRules
{
    /// <summary>Why the service must not start with these operators; empty when it may.</summary>
    public static IEnumerable<string> Refusals(ImmutableArray<OperatorOptions> operators) =>
    [
        .. operators.Where(one => one.Name.Length is 0 or > ClientRules.MaxName || one.Name.Contains(':', StringComparison.Ordinal))
            .Select(one => $"{one.Section}:Name is required, without a colon and of at most {ClientRules.MaxName} characters."),
        .. operators.Where(one => !PasswordHashing.IsHash(one.PasswordHash))
            .Select(one => $"{one.Section}:PasswordHash must be what the command hash-password prints; it is never the password itself."),
        .. operators.GroupBy(one => one.Name, StringComparer.Ordinal).Where(same => same.Key.Length > 0 && same.Count() > 1)
            .Select(same => $"{same.Last().Section}:Name is the name of {same.First().Section} too: list each operator once."),
    ];
}
