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

    // What a resource may be to the readers, by its type.
    private enum Kind
    {
        Other,
        Finding,
        Order,
        Problem,
        Medication,
        CodeAlone,
    }
}
