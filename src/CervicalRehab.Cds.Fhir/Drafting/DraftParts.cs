using System.Collections.Immutable;
using System.Globalization;
using CervicalRehab.Cds.Protocol;
using CervicalRehab.Cds.Protocol.Briefings;
using Hl7.Fhir.Model;

namespace CervicalRehab.Cds.Fhir.Drafting;

/// <summary>What the drafts of one decision have in common, made once.</summary>
internal sealed class DraftParts(Decision decision, DraftContext context)
{
    /// <summary>What is drafted.</summary>
    public Decision Decision { get; } = decision;

    /// <summary>The call it answers.</summary>
    public DraftContext Context { get; } = context;

    /// <summary>Patient in context.</summary>
    public ResourceReference Subject { get; } = References.To("Patient/" + context.PatientId);

    /// <summary>Encounter in context, when there is one.</summary>
    public ResourceReference? Encounter { get; } = context.EncounterId is { } id ? References.To("Encounter/" + id) : null;

    /// <summary>The user, when a Practitioner or PractitionerRole: a patient or relative neither requests nor authors.</summary>
    public ResourceReference? Clinician { get; } = References.IsTo(context.UserId, ["Practitioner", "PractitionerRole"]) ? References.To(context.UserId!) : null;

    /// <summary>The evaluation as an R4 dateTime, to the second, in its own offset.</summary>
    public FhirDateTime Moment { get; } = new(context.At.ToString(
        context.At.Offset == TimeSpan.Zero ? "yyyy-MM-dd'T'HH:mm:ss'Z'" : "yyyy-MM-dd'T'HH:mm:sszzz",
        CultureInfo.InvariantCulture));

    /// <summary>The evaluation's calendar day in its own offset.</summary>
    public FhirDateTime Day => new(Moment.Value![.."yyyy-MM-dd".Length]);

    /// <summary>The records the decision rests on.</summary>
    public Basis Basis => field ??= new(Decision);

    /// <summary>Why, as a list: the findings of the pathway, then the caveats on it.</summary>
    public Annotation? Reasons => field ??= Notes.Reasons(this);

    /// <summary>The goals of the program.</summary>
    public ImmutableArray<ProgramGoal> Goals => field.IsDefault ? field = ProgramGoal.Of(Decision) : field;

    /// <summary>What a therapist reads about this patient.</summary>
    public ImmutableArray<TextSection> Therapy => field.IsDefault ? field = TherapyText.Of(Decision, Goals) : field;

    /// <summary>The same as notes, which the order and the plan share.</summary>
    public ImmutableArray<Annotation> TherapyNotes => field.IsDefault ? field = [.. Therapy.Select(section => Notes.Section(this, section))] : field;

    /// <summary>The uuid of the new plan.</summary>
    public string PlanId => field ??= IdFor(DraftNames.Programme);

    /// <summary>The uuid of the new physical-therapy order.</summary>
    public string TherapyId => field ??= IdFor(DraftNames.PhysicalTherapy);

    /// <summary>The uuid of any other resource.</summary>
    public string IdFor(string name) => Context.IdFor(name);
}
