using System.Collections.Immutable;
using System.Text;
using System.Text.Json;
using Hl7.Fhir.Model;

namespace CervicalRehab.Cds.Fhir.Parsing;

/// <summary>An extension changes nothing of what it stands on, but for the few that say that it is not known, or not about the patient.</summary>
internal static class Extensions
{
    /// <summary>How the addresses of the extensions end that are not passed over.</summary>
    internal static readonly ImmutableArray<string> Meaningful = ["data-absent-reason", "iso21090-nullFlavor", "observation-focusCode"];

    private static readonly Telltales Addresses = new(
        "url", Meaningful, static (sent, name) => sent.Length >= name.Length && Ascii.EqualsIgnoreCase(sent[^name.Length..], name), isRequired: true);

    /// <summary>Passes over a list of extensions and notes those with a meaning; the reader stands on its first token.</summary>
    internal static bool Pass(ref Utf8JsonReader json, Noted noted) => Addresses.Pass(ref json, noted);

    /// <summary>The same for what stands beside a primitive: an id and extensions.</summary>
    internal static bool PassBeside(ref Utf8JsonReader json, Noted noted)
    {
        if (json.TokenType != JsonTokenType.StartObject)
        {
            return false;
        }

        while (json.Read() && json.TokenType != JsonTokenType.EndObject)
        {
            var isId = json.ValueTextEquals("id"u8);
            var isExtension = json.ValueTextEquals("extension"u8);
            json.Read();
            if (isExtension ? !Pass(ref json, noted) : !isId || json.TokenType != JsonTokenType.String)
            {
                return false;
            }
        }

        return true;
    }

    /// <summary>Notes an extension that has a meaning.</summary>
    internal static void Judge(Extension extension, Noted noted)
    {
        if (!extension.TryGetValue("url", out var sent) || (sent as PrimitiveType).Letters() is not { } url)
        {
            noted.AddThis();
        }
        else if (Meaningful.FirstOrDefault(name => url.EndsWith(name, StringComparison.OrdinalIgnoreCase)) is { } name)
        {
            noted.Add(name);
        }
    }
}
