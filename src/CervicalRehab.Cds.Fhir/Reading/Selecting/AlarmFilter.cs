using System.Text.Json;
using CervicalRehab.Cds.Fhir.Parsing;

namespace CervicalRehab.Cds.Fhir.Reading;

/// <summary>Whether something within an Observation that is not ours may be an alarm of ours, judged from the UTF-8 without keeping anything of it. Errs to the side of yes.</summary>
internal static class AlarmFilter
{
    // What stands in a code beside it.
    private static readonly NameTable s_words = new("display", "text", "version", "url", "id");

    /// <summary>Reads a value of any form and looks at every code in it, whatever its system; the reader stands on its first token and is left on its last.</summary>
    internal static bool MayBeIn(ref Utf8JsonReader json, ReaderOptions options)
    {
        var (isCode, isSystem, depth, code) = (true, false, json.CurrentDepth, int.MaxValue);
        var found = MayBe(ref json, isCode, isSystem, options);
        if (json.TokenType is not (JsonTokenType.StartObject or JsonTokenType.StartArray))
        {
            return found;
        }

        while (json.Read() && json.CurrentDepth > depth)
        {
            if (json.TokenType == JsonTokenType.PropertyName)
            {
                found |= json.ValueIsEscaped;
                (isCode, isSystem) = (json.ValueTextEquals("code"u8), json.ValueTextEquals("system"u8));
                code = json.CurrentDepth > code ? code : isCode || json.ValueTextEquals("valueCodeableConcept"u8) ? json.CurrentDepth : int.MaxValue;
                isCode |= json.CurrentDepth > code && !isSystem && s_words.IndexOf(json.ValueSpan) == NameTable.None;
            }
            else
            {
                found = found || MayBe(ref json, isCode, isSystem, options);
            }
        }

        return found;
    }

    // A number may stand where a code should.
    private static bool MayBe(ref Utf8JsonReader json, bool isCode, bool isSystem, ReaderOptions options) =>
        json.TokenType is JsonTokenType.String or JsonTokenType.Number
        && ((isCode && (json.ValueIsEscaped || CodeLookup.MayBeAlarm(json.ValueSpan) || MisplacedCode.MayBeIn(json.ValueSpan, CodeLookup.MayBeAlarm)))
            || (isSystem && options.SiteSystems.Count > 0 && (json.ValueIsEscaped || options.IsOfSite(json.ValueSpan))));
}
