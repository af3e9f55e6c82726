using System.Collections.Immutable;
using CervicalRehab.Cds.Fhir.Parsing;
using CervicalRehab.Cds.Protocol;
using Hl7.Fhir.Model;
using Evidence = CervicalRehab.Cds.Protocol.Evidence;

namespace CervicalRehab.Cds.Fhir.Reading;

/// <summary>A readable Condition of ours about this patient, neither refuted nor entered in error.</summary>
internal sealed record Problem(Arrived Source, Received<Condition> Received, ConditionStatus Status, PictureDraft Picture)
{
    internal CodeLookup Codes => Source.Codes;

    internal Condition Resource => Received.Resource;

    internal RecordedDate? Onset { get; } = FhirDate.StartOf(Received.Resource.Onset);

    /// <summary>Why it reassures nobody: something in it, or its status, is not understood (D29, D35); null when all is.</summary>
    internal Reason? Doubt { get; init; }

    /// <summary>The Condition where all of it is understood, for what reassures; null where it is not.</summary>
    internal Understood<Condition>? Proof => Doubt is null ? Received as Understood<Condition> : null;

    /// <summary>Onset, else the date of recording.</summary>
    internal RecordedDate? Date => Onset ?? FhirDate.Parse(Resource.RecordedDateElement.Letters());

    /// <summary>When it ended, as far as that is told.</summary>
    internal RecordedDate? Abated => FhirDate.EndOf(Resource.Abatement);

    /// <summary>What its body sites name, of the codes we know.</summary>
    internal ImmutableArray<KnownCode> Sites { get; } = [.. Received.Resource.EachOf<CodeableConcept>("bodySite").SelectMany(site => StatedConcept.Of(site, Source.Codes).Known)];

    /// <summary>A body site is there that names no part we know. Words beside a code of ours are not read: a side in a code is one without a part.</summary>
    internal bool HasUnknownSite => Resource.EachOf<CodeableConcept>("bodySite").Any(site =>
        StatedConcept.Of(site, Codes) is var stated && !stated.Known.Any(static row => !Sides.IsSide(row.Meaning))
        && ((stated.HasText && stated.Known.IsEmpty) || site.Codings().Any(coding => coding.CodeElement.Letters() is not null && Codes.RowOf(coding).IsEmpty)));

    internal bool IsActive => Status.State == ProblemState.Active;

    internal Evidence Evidence(string fact, string value, Side side = Side.NotStated) =>
        Source.Evidence(fact, value, Date, Status.ClinicalCode, side: side);

    /// <summary>A symptom that is shown and raises no flag. A day that might make it one of long standing only counts where the record is understood.</summary>
    internal void NotCount(string fact, RecordedDate? since)
    {
        var evidence = Evidence(fact, IsActive ? "present" : "resolved");
        if (Proof is { } proof)
        {
            Picture.LongStanding(proof, evidence, since);
        }
        else
        {
            Picture.NotCounted(evidence);
        }
    }
}
