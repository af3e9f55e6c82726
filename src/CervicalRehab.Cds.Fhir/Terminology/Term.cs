namespace CervicalRehab.Cds.Fhir;

/// <summary>A code of one of our tables, with the words we print for it. Not FHIR's Coding: it never holds more, it cannot change, and two that say the same are equal.</summary>
/// <param name="System">Its code system.</param>
/// <param name="Code">The code.</param>
/// <param name="Display">Our words; null where the name is the owner's to give.</param>
public sealed record Term(string? System, string? Code, string? Display = null)
{
    /// <summary>The same as FHIR's Coding, made anew each time, because those can be written to.</summary>
    public Hl7.Fhir.Model.Coding ToCoding() => new() { System = System, Code = Code, Display = Display };

    /// <summary>A CodeableConcept with this coding alone.</summary>
    public Hl7.Fhir.Model.CodeableConcept ToConcept() => new() { Coding = [ToCoding()] };
}
