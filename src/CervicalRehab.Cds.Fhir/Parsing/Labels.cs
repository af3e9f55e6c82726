using System.Text;
using System.Text.Json;
using Hl7.Fhir.Model;

namespace CervicalRehab.Cds.Fhir.Parsing;

/// <summary>What the tags and the security labels of <c>meta</c> say about the resource itself: that it is not the whole of it (D29, D30, D40).</summary>
internal static class Labels
{
    private static readonly Telltales Codes = new("code", PartLabels.All, static (sent, label) => Ascii.EqualsIgnoreCase(sent[Ascii.Trim(sent)], label), isRequired: false);

    /// <summary>Passes over a list of labels and notes those of a part; the reader stands on its first token.</summary>
    internal static bool Pass(ref Utf8JsonReader json, Noted noted) => Codes.Pass(ref json, noted);

    /// <summary>Notes such a label.</summary>
    internal static void Judge(Coding label, Noted noted)
    {
        if (label.CodeElement.Letters() is { } code && PartLabels.Find(code) is { } part)
        {
            noted.Add(part);
        }
    }
}
