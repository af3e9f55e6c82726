using System.Collections.Immutable;
using System.Globalization;
using CervicalRehab.Cds.Fhir.Resources;
using CervicalRehab.Cds.Protocol;

namespace CervicalRehab.Cds.Fhir.Writing;

/// <summary>What the drafts of one decision have in common, made once.</summary>
internal sealed class DraftParts(Decision decision, DraftContext context)
{
    /// <summary>Canonical of the protocol, as every draft names it.</summary>
    public static readonly ImmutableArray<string> ProtocolFollowed = [Systems.PlanDefinition];

    /// <summary>What is drafted.</summary>
    public Decision Decision { get; } = decision;

    /// <summary>The call it answers.</summary>
    public DraftContext Context { get; } = context;

    /// <summary>Patient in context.</summary>
    public Reference Subject { get; } = Links.To("Patient/" + context.PatientId);

    /// <summary>Encounter in context, when there is one.</summary>
    public Reference? Encounter { get; } = context.EncounterId is { } id ? Links.To("Encounter/" + id) : null;

    /// <summary>The user, when a Practitioner or PractitionerRole: a patient or relative neither requests nor authors.</summary>
    public Reference? Clinician { get; } = Links.IsTo(context.UserId, ["Practitioner", "PractitionerRole"]) ? Links.To(context.UserId) : null;

    /// <summary>The evaluation as an R4 dateTime, to the second, in its own offset.</summary>
    public string Moment { get; } = context.At.ToString(
        context.At.Offset == TimeSpan.Zero ? "yyyy-MM-dd'T'HH:mm:ss'Z'" : "yyyy-MM-dd'T'HH:mm:sszzz",
        CultureInfo.InvariantCulture);

    /// <summary>The evaluation's calendar day in its own offset.</summary>
    public string Day => Moment[.."yyyy-MM-dd".Length];

    /// <summary>The records the decision rests on.</summary>
    public Basis Basis => field ??= new(Decision);

    /// <summary>Why, as a list: the findings of the pathway, then the caveats on it.</summary>
    public Annotation? Reasons => field ??= Notes.Reasons(this);

    /// <summary>The uuid of the new plan.</summary>
    public string PlanId => field ??= IdFor(DraftNames.Programme);

    /// <summary>The uuid of the new physical-therapy order.</summary>
    public string TherapyId => field ??= IdFor(DraftNames.PhysicalTherapy);

    /// <summary>The uuid of any other resource.</summary>
    public string IdFor(string name) => Context.IdFor(name);
}
