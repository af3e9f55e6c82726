using System.Collections.Immutable;
using CervicalRehab.Cds.Fhir.Resources;
using CervicalRehab.Cds.Protocol;

namespace CervicalRehab.Cds.Fhir.Reading;

/// <summary>A readable Observation of ours about this patient: what <paramref name="Whole"/> it states, and what its components do.</summary>
internal sealed record Examination(Arrived Source, Statement Whole, PictureDraft Picture)
{
    internal string? Status { get; init; }

    /// <summary>effective[x], as far as it is a date.</summary>
    internal RecordedDate? Date { get; init; }

    /// <summary>effective[x] is there, whatever it says.</summary>
    internal bool HasDate { get; init; }

    /// <summary>What the components state; JSON nulls stay among them.</summary>
    internal ImmutableArray<Statement>? Components { get; init; }

    internal ImmutableArray<KnownCode> BodySite { get; init; } = [];

    /// <summary>A body site is given, and it is not known to be the neck; its words are not read.</summary>
    internal bool IsElsewhere { get; init; }

    /// <summary>A body site is there, whatever it says.</summary>
    internal bool HasBodySite { get; init; }

    internal ImmutableArray<KnownCode> Method { get; init; } = [];

    /// <summary>The resources it is made from.</summary>
    internal ImmutableArray<Reference>? DerivedFrom { get; init; }

    /// <summary>It is made on the patient's chart about somebody or something else, such as a relative or a device.</summary>
    internal bool IsAboutOther { get; init; }

    /// <summary>It names other Observations as its members.</summary>
    internal bool HasMembers { get; init; }

    /// <summary>Nothing stands in it that might change what is read of it: only then does it reassure (D29).</summary>
    internal bool IsUnderstood { get; init; }

    internal bool Preliminary => Status is "preliminary";

    /// <summary>Why the date cannot carry a measurement, which needs one calendar day; null when it can.</summary>
    internal Reason? DayFault => DateFault ?? (Date is { IsOneDay: true } ? null : Reason.DateNotPrecise);

    /// <summary>Why there is no date; null when there is one.</summary>
    internal Reason? DateFault => Date is not null ? null : HasDate ? Reason.BadDate : Reason.NoDate;

    internal Evidence Evidence(string fact, string value, string? unit = null, Side side = Side.NotStated, string? method = null) =>
        Source.Evidence(fact, value, Date, Status, unit, side, method);
}
