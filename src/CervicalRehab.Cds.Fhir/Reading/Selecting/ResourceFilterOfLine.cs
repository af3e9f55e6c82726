using System.Text.Json;

namespace CervicalRehab.Cds.Fhir.Reading;

/// <summary>What is asked of a resource that stands alone, one of very many.</summary>
internal ref partial struct ResourceFilter
{
    /// <summary>
    /// Reads as far as behind the subject; true when this is an Observation that says by then who it is about and that it is of no concern. Only a member that is
    /// there twice could still change that.
    /// </summary>
    public bool ReadToSettled(ref Utf8JsonReader json) =>
        ReadTo(Member.Subject, ref json) && Type is "Observation" && HasId && _code is { WasRead: true, IsUnusual: false, HasRepeatedMember: false } && _subject is { HasReference: true, IsUnusual: false, HasRepeatedMember: false } && IsPassedOver;

    // Any code within may be one of ours, whatever it says there.
    private static bool HoldsCodeOfOurs(ref Utf8JsonReader json, ReaderOptions options)
    {
        var (holds, depth, isCode) = (false, json.CurrentDepth, false);
        do
        {
            holds |= isCode && json.TokenType == JsonTokenType.String && ConceptFilter.MayBeOurs(ref json, options);
            isCode = json.TokenType == JsonTokenType.PropertyName && (json.ValueIsEscaped || json.ValueTextEquals("code"u8));
        }
        while (!(json.CurrentDepth == depth && json.TokenType is not (JsonTokenType.StartArray or JsonTokenType.StartObject)) && json.Read());
        return holds;
    }

    // What a resource may be to the readers, by its type.
    private enum Kind
    {
        Other,
        Finding,
        Problem,
        Medication,
        CodeAlone,
    }
}
