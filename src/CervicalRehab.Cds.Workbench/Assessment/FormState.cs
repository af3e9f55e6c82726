using System.Collections.Immutable;
using System.Security.Cryptography;
using System.Text.Json;
using Microsoft.AspNetCore.DataProtection;

namespace CervicalRehab.Cds.Workbench.Assessment;

/// <summary>What a page carries about itself, sealed: whose form it is, which questions stood open, and the id of the examination that everything written of it is named by.</summary>
internal sealed record FormState
{
    /// <summary>FHIR base of the launch; empty for a sample.</summary>
    public string Server { get; init; } = string.Empty;

    /// <summary>Bare id of the patient; the name of a sample.</summary>
    public string Patient { get; init; } = string.Empty;

    /// <summary>The session it was first shown in: in another one, what it may have written already is looked for first.</summary>
    public string Marker { get; init; } = string.Empty;

    /// <summary>Id of the examination.</summary>
    public Guid Examination { get; init; } = Guid.NewGuid();

    /// <summary>linkIds of the questions that were shown open.</summary>
    public ImmutableHashSet<string> Open { get; init; } = [];

    /// <summary>The answers the user was last shown an evaluation of; empty before one.</summary>
    public string Seen { get; init; } = string.Empty;

    /// <summary>Topic code of the pathway that was shown with them.</summary>
    public string Expected { get; init; } = string.Empty;

    /// <summary>Sealed for the page.</summary>
    public string Seal(IDataProtectionProvider protection) => Protector(protection).Protect(JsonSerializer.Serialize(this));

    /// <summary>Opens what a page carried; null when it is not of this process, or was touched.</summary>
    public static FormState? Unseal(IDataProtectionProvider protection, string text)
    {
        try
        {
            return JsonSerializer.Deserialize<FormState>(Protector(protection).Unprotect(text));
        }
        catch (Exception fault) when (fault is CryptographicException or FormatException or JsonException)
        {
            return null;
        }
    }

    /// <summary>What tells one set of answers from another.</summary>
    public static string Digest(IEnumerable<KeyValuePair<string, string>> answers) => Convert.ToHexString(
        SHA256.HashData(JsonSerializer.SerializeToUtf8Bytes(answers.OrderBy(answer => answer.Key, StringComparer.Ordinal).Select(answer => $"{answer.Key}={answer.Value}"))));

    private static IDataProtector Protector(IDataProtectionProvider protection) => protection.CreateProtector("assessment");
}
