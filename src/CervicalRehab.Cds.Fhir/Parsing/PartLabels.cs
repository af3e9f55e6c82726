using System.Collections.Immutable;
using System.Text;
using System.Text.Json;
using Hl7.Fhir.Model;

namespace CervicalRehab.Cds.Fhir.Parsing;

/// <summary>The tags and security labels that say of a resource or a Bundle that it is not whole (D29, D30, D40). Their system has several spellings, so the code speaks alone.</summary>
public static class PartLabels
{
    /// <summary>v3-ObservationValue for what was done to the data: subsetted, redacted, masked, abstracted, aggregated. v3-ActCode for what had to be done.</summary>
    public static ImmutableArray<string> All { get; } = ["SUBSETTED", "REDACTED", "MASKED", "ABSTRED", "AGGRED", "REDACT", "MASK"];

    /// <summary>Those of them that say that what stands there need not be what was recorded: it was hidden or replaced. A part that was left out changes nothing in the rest.</summary>
    public static ImmutableArray<string> Hiding { get; } = ["REDACTED", "MASKED", "REDACT", "MASK"];

    private static readonly Telltales s_codes = new("code", All, static (sent, label) => Ascii.EqualsIgnoreCase(sent[Ascii.Trim(sent)], label), isRequired: false);

    /// <summary>Whether a text within a value may be such a label; the reader stands on its first token and is left on its last.</summary>
    internal static bool MayBeIn(ref Utf8JsonReader json)
    {
        var (depth, mayBe) = (json.CurrentDepth, false);
        while (json.TokenType is JsonTokenType.StartObject or JsonTokenType.StartArray || json.CurrentDepth > depth)
        {
            if (!json.Read())
            {
                break;
            }

            if (json.TokenType == JsonTokenType.String)
            {
                mayBe |= json.ValueIsEscaped || IsLabel(json.ValueSpan);
            }
        }

        return mayBe;
    }

    /// <summary>The label of ours that a code is, however it is written; null for any other.</summary>
    public static string? Find(string code) => All.FirstOrDefault(label => label.Equals(code.Trim(), StringComparison.OrdinalIgnoreCase));

    /// <summary>Passes over a list of labels and notes those of ours; the reader stands on its first token.</summary>
    internal static bool Pass(ref Utf8JsonReader json, Noted noted) => s_codes.Pass(ref json, noted);

    /// <summary>Notes such a label.</summary>
    internal static void Judge(Coding label, Noted noted)
    {
        if (label.LettersOf("code") is { } code && Find(code) is { } part)
        {
            noted.Add(part);
        }
    }

    private static bool IsLabel(ReadOnlySpan<byte> text)
    {
        var letters = text[Ascii.Trim(text)];
        foreach (var label in All)
        {
            if (Ascii.EqualsIgnoreCase(letters, label))
            {
                return true;
            }
        }

        return false;
    }
}
