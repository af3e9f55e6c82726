using System.Collections.Frozen;
using System.Collections.Immutable;
using CervicalRehab.Cds.Fhir.Parsing;
using CervicalRehab.Cds.Protocol;
using Hl7.Fhir.Model;
using Evidence = CervicalRehab.Cds.Protocol.Evidence;

namespace CervicalRehab.Cds.Fhir.Reading;

/// <summary>A readable Observation of ours about this patient: what <paramref name="Whole"/> it states, and what its components do.</summary>
internal sealed record Examination(Arrived Source, Received<Observation> Received, Statement Whole, PictureDraft Picture)
{
    private const string FocusOtherwise = "extension.observation-focusCode";

    // What belongs to a patient and is nobody else: an Observation with such a focus is of this patient, about that.
    private static readonly FrozenSet<string> Matters = ["Condition", "BodyStructure", "Procedure", "Encounter", "EpisodeOfCare", "ImagingStudy", "DiagnosticReport", "ServiceRequest", "CarePlan", "Goal"];

    private Observation Observation => Received.Resource;

    internal string? Status => Observation.StatusElement.Letters();

    /// <summary>effective[x], as far as it is a date.</summary>
    internal RecordedDate? Date { get; private init; }

    /// <summary>It stands within another Observation, and nothing within it.</summary>
    internal bool IsContained { get; init; }

    /// <summary>It is derived from a form that was answered on an earlier day than it says of itself.</summary>
    internal bool IsOfOlderForm { get; private init; }

    /// <summary>effective[x] is there, whatever it says.</summary>
    internal bool HasDate { get; private init; }

    /// <summary>What the components state; a JSON null among them states nothing, and has no code.</summary>
    internal ImmutableArray<Statement> Components { get; private init; } = [];

    internal ImmutableArray<KnownCode> BodySite { get; private init; } = [];

    /// <summary>A body site is given, in a code or in words.</summary>
    internal bool NamesBodySite { get; private init; }

    /// <summary>A body site is there, whatever it says.</summary>
    internal bool HasBodySite => Observation.BodySite is not null;

    internal ImmutableArray<KnownCode> Method { get; private init; } = [];

    /// <summary>The resources it is made from.</summary>
    internal IEnumerable<ResourceReference> DerivedFrom => Observation.EachOf<ResourceReference>("derivedFrom");

    /// <summary>It is made on the patient's chart about somebody or something else, such as a relative or a device.</summary>
    internal bool IsAboutOther => HasFocus(static focus => !IsMatter(focus)) || Received.NotUnderstood.Contains(FocusOtherwise);

    /// <summary>It names other Observations as its members.</summary>
    internal bool HasMembers => Observation.ListOf<ResourceReference>("hasMember") is not null;

    /// <summary>Nothing stands in it that might change what is read of it: only then does it reassure (D29). Members are followed for a panel only.</summary>
    internal bool IsUnderstood => Proof is not null;

    /// <summary>The Observation where it is understood, for what reassures; null where it is not.</summary>
    internal Understood<Observation>? Proof => !IsOfOlderForm && !HasFocus(IsMatter) && (!HasMembers || Source.Known.Says(Meaning.MotionPanel)) ? Received as Understood<Observation> : null;

    internal bool Preliminary => Status is "preliminary";

    /// <summary>Why the date cannot carry a measurement, which needs one calendar day; null when it can.</summary>
    internal Reason? DayFault => DateFault ?? (Date is { IsOneDay: true } ? null : Reason.DateNotPrecise);

    /// <summary>Why there is no date; null when there is one.</summary>
    internal Reason? DateFault => Date is not null ? null : HasDate ? Reason.BadDate : Reason.NoDate;

    /// <summary>What is read of an Observation; where it is derived from an older response it does not reassure.</summary>
    internal static Examination Of(Received<Observation> received, Arrived source, PictureDraft picture, bool isContained)
    {
        var (it, codes) = (received.Resource, source.Codes);
        var whole = Statement.OfWhole(received, codes);
        var site = StatedConcept.Of(it.BodySite, codes);
        var date = FhirDate.Of(it.Effective);
        return new Examination(source, received, whole, picture)
        {
            IsContained = isContained,
            HasDate = FhirDate.Begin(it.Effective) is not null,
            Date = date,
            IsOfOlderForm = !isContained && source.Context.Forms?.AreOlder(date, it.EachOf<ResourceReference>("derivedFrom")) == true,
            BodySite = site.Known,
            NamesBodySite = site.HasCode || site.HasText,
            Method = StatedConcept.Of(it.Method, codes).Known,
            Components = Statement.OfComponents(received, whole, codes),
        };
    }

    internal Evidence Evidence(string fact, string value, string? unit = null, Side side = Side.NotStated, string? method = null) =>
        Source.Evidence(fact, value, Date, Status, unit, side, method);

    private static bool IsMatter(string? focus) => ResourceName.Of(focus).Type is { } type && Matters.Contains(type);

    // A focus is what an Observation is about when that is not its subject.
    private bool HasFocus(Func<string?, bool> isAsked)
    {
        if (Observation.ListOf<ResourceReference>("focus") is not { } all)
        {
            return false;
        }

        var patient = Observation.Subject?.ReferenceElement.Letters();
        foreach (var focus in all)
        {
            if (focus?.ReferenceElement.Letters() is var named && !string.Equals(named, patient, StringComparison.Ordinal) && isAsked(named) && !Source.Context.Subjects.IsThis(named))
            {
                return true;
            }
        }

        return false;
    }
}
