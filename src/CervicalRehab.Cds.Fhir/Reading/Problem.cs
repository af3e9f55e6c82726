using System.Collections.Immutable;
using CervicalRehab.Cds.Fhir.Resources;
using CervicalRehab.Cds.Protocol;

namespace CervicalRehab.Cds.Fhir.Reading;

/// <summary>A readable Condition of ours about this patient, neither refuted nor entered in error.</summary>
internal sealed record Problem(Arrived Source, Condition Resource, ConditionStatus Status, CodeLookup Codes, PictureDraft Picture)
{
    internal RecordedDate? Onset { get; } = FhirDate.Parse(Resource.OnsetDateTime) ?? FhirDate.Parse(Resource.OnsetPeriod?.Start);

    /// <summary>Why it reassures nobody: something in it, or its status, is not understood (D29, D35); null when all is.</summary>
    internal Reason? Doubt { get; init; }

    /// <summary>Onset, else the date of recording.</summary>
    internal RecordedDate? Date => Onset ?? FhirDate.Parse(Resource.RecordedDate);

    /// <summary>What its body sites name, of the codes we know.</summary>
    internal ImmutableArray<KnownCode> Sites { get; } = [.. Resource.BodySite.Each().SelectMany(site => Codes.Find(site))];

    internal bool IsActive => Status.State == ProblemState.Active;

    internal Evidence Evidence(string fact, string value, Side side = Side.NotStated) =>
        Source.Evidence(fact, value, Date, Status.ClinicalCode, side: side);
}
