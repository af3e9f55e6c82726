using CervicalRehab.Cds.Protocol;
using Hl7.Fhir.Model;

namespace CervicalRehab.Cds.Fhir.Drafting;

/// <summary>Decision to the draft CarePlan of the program (contract section 4).</summary>
internal static class CarePlanWriter
{
    private const string Title = "Conservative cervical rehabilitation program";
    private static readonly string NotApproved = Described(null);

    private static readonly FhirString TitleElement = new(Title);
    private static readonly FhirString DescriptionElement = new(NotApproved);

    /// <summary>A new plan. It has no period: its start would be day 0, which the clinician sets on activating it (D16).</summary>
    public static CarePlan Programme(DraftParts parts)
    {
        var goals = GoalWriter.For(parts);
        var activities = ActivityWriter.For(parts);
        var (addressed, further) = parts.Basis.OfPlan();
        var description = parts.Context.Approval is { } approval ? new FhirString(Described(approval)) : DescriptionElement;
        return new CarePlan
        {
            Id = parts.PlanId,
            Text = NarrativeWriter.For(Title, description.Value!, activities, parts.Therapy, parts.Decision.Caveats),
            Contained = [.. goals],
            InstantiatesCanonicalElement = Fixed.ProtocolFollowed,
            StatusElement = Fixed.Draft,
            IntentElement = Fixed.ProposedPlan,
            Category = Fixed.PlanCategory,
            TitleElement = TitleElement,
            DescriptionElement = description,
            Subject = parts.Subject,
            Encounter = parts.Encounter,
            CreatedElement = parts.Day,
            Author = parts.Clinician,
            Addresses = addressed,
            SupportingInfo = further,
            Goal = GoalWriter.Named,
            Activity = activities,
            Note = Notes.Present([parts.Reasons, .. parts.TherapyNotes, Notes.Of(parts, Notes.Drugs)]),
        };
    }

    private static string Described(Approval? approval) => $"Protocol for cervical muscle spasm with minor OPLL (SCOPE-02, SCOPE-04). Content version {Approval.Standing(approval)}.";
}
