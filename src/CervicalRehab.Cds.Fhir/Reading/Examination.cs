using CervicalRehab.Cds.Fhir.Resources;
using CervicalRehab.Cds.Protocol;

namespace CervicalRehab.Cds.Fhir.Reading;

/// <summary>A readable Observation of ours about this patient, with a status that may be used.</summary>
internal sealed record Examination(Arrived Source, Observation Resource, CodeLookup Codes, PictureDraft Picture)
{
    internal RecordedDate? Date { get; } = Effective(Resource);

    internal bool Preliminary => Resource.Status is "preliminary";

    /// <summary>Why the date cannot carry a measurement, which needs one calendar day; null when it can.</summary>
    internal Reason? DayFault => DateFault ?? (Date is { IsOneDay: true } ? null : Reason.DateNotPrecise);

    /// <summary>Why there is no date; null when there is one.</summary>
    internal Reason? DateFault => Date is not null ? null
        : (Resource.EffectiveDateTime ?? Resource.EffectiveInstant ?? Resource.EffectivePeriod?.Start) is null ? Reason.NoDate
        : Reason.BadDate;

    internal Evidence Evidence(string fact, string value, string? unit = null, Side side = Side.NotStated, string? method = null) =>
        Source.Evidence(fact, value, Date, Resource.Status, unit, side, method);

    private static RecordedDate? Effective(Observation observation) =>
        (observation.EffectiveDateTime ?? observation.EffectiveInstant) is { } text ? FhirDate.Parse(text) : FhirDate.Parse(observation.EffectivePeriod);
}
