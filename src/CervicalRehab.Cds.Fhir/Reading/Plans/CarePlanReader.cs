using System.Collections.Immutable;
using CervicalRehab.Cds.Fhir.Parsing;
using CervicalRehab.Cds.Protocol;
using Hl7.Fhir.Model;

namespace CervicalRehab.Cds.Fhir.Reading;

/// <summary>CarePlans that instantiate our PlanDefinition (contract section 3, D16).</summary>
internal static class CarePlanReader
{
    internal static readonly Request OnFile = new(["CarePlan"], IsInstance, ReadOnFile);

    private static readonly ImmutableArray<(string? Code, ProgrammeState State, string Words)> States =
    [
        ("active", ProgrammeState.Active, "active"),
        ("on-hold", ProgrammeState.OnHold, "on hold"),
        ("draft", ProgrammeState.Draft, "draft"),
        ("revoked", ProgrammeState.Ended, "ended"),
        ("completed", ProgrammeState.Ended, "ended"),
    ];

    /// <summary>True for a canonical of our PlanDefinition, of whatever version.</summary>
    internal static bool Names(string? canonical) =>
        string.Equals(canonical, Systems.PlanDefinition, StringComparison.Ordinal) || canonical?.StartsWith(Systems.PlanDefinition + "|", StringComparison.Ordinal) == true;

    /// <summary>True for what instantiates it, however that was sent.</summary>
    internal static bool IsInstance(Arrived arrived) => arrived.Json.Each("instantiatesCanonical"u8).Select(JsonProbe.Words).Any(Names);

    private static void ReadOnFile(Arrived arrived, PictureDraft picture)
    {
        var received = arrived.Read<CarePlan>();
        var (status, state, _) = Stated(received?.Resource);
        if (received is null || status is null)
        {
            picture.Unused(arrived, received is null ? Reason.Unreadable : Refusal(received), Facts.Programme);
            return;
        }

        // What a plan without an intent is for nobody can tell, and no server takes it back.
        var understood = received.Resource.IntentElement.Letters() is null ? null : received as Understood<CarePlan>;
        var isChangeable = understood is { IsAsSent: true } && arrived.Id is not null;
        picture.Runs(understood, Programme(arrived, received.Resource, state) with { IsChangeable = isChangeable });
        if (understood is null)
        {
            picture.Unused(arrived, Reason.NotUnderstood, Facts.Programme);
        }
        else if (isChangeable)
        {
            picture.Updatable(understood, arrived.Reference);
        }
    }

    internal static void ReadDraft(Arrived arrived, PictureDraft picture)
    {
        var received = arrived.Read<CarePlan>();
        if (Statuses.IsNoDraft(received?.Resource.StatusElement.Letters()))
        {
            return;
        }

        if (received is not Understood<CarePlan> understood)
        {
            picture.Unused(arrived, received is null ? Reason.Unreadable : Reason.NotUnderstood, Facts.Programme);
        }
        else
        {
            picture.Runs(understood, Programme(arrived, understood.Resource, ProgrammeState.Draft) with { InDraft = true });
        }
    }

    private static Programme Programme(Arrived arrived, CarePlan plan, ProgrammeState state)
    {
        var start = FhirDate.StartOf(plan.Period);
        var words = States.First(row => row.State == state).Words;
        var resistance = Resistance(plan, arrived.Codes);
        return new Programme(state, start, PhaseOf(resistance), arrived.Evidence(Facts.Programme, words, start, Stated(plan).Code))
        {
            Created = FhirDate.Parse(plan.LettersOf("created")),
            End = FhirDate.Parse(plan.Period?.EndElement.Letters()),
            ForbidsResistance = resistance.Exists(activity => IsForbidden(activity.Detail) || IsStopped(activity.Detail)),
            ResistanceActivities = resistance.Count(activity => activity.Detail.StatusElement.Letters() is not "completed" && !IsStopped(activity.Detail)),
            HasModerateResistance = resistance.Exists(activity => activity.Phase == ResistancePhase.Moderate),
        };
    }

    private static (string? Code, ProgrammeState State, string Words) Stated(CarePlan? plan) => States.FirstOrDefault(row => string.Equals(row.Code, plan?.StatusElement.Letters(), StringComparison.Ordinal));

    // What is written of resistance and was not entered in error.
    private static List<(CarePlan.DetailComponent Detail, ResistancePhase Phase)> Resistance(CarePlan plan, CodeLookup codes) =>
    [
        .. plan.EachOf<CarePlan.ActivityComponent>("activity").Select(activity => activity.Detail).OfType<CarePlan.DetailComponent>()
            .Select(detail => (Detail: detail, Phase: Phase(codes.Find(detail.Code))))
            .Where(activity => activity.Phase != ResistancePhase.None && activity.Detail.StatusElement.Letters() is not "entered-in-error"),
    ];

    // Paused is stopped for now, and of an unknown status it may be.
    private static bool IsStopped(CarePlan.DetailComponent detail) => detail.StatusElement.Letters() is "stopped" or "cancelled" or "on-hold" or "unknown";

    // What is in progress says more than what is only planned; otherwise the higher load, the ceiling, is the safe reading.
    private static ResistancePhase PhaseOf(IEnumerable<(CarePlan.DetailComponent Detail, ResistancePhase Phase)> resistance) => resistance
        .Where(activity => activity.Detail.StatusElement.Letters() is not ("cancelled" or "stopped") && !IsForbidden(activity.Detail))
        .OrderByDescending(activity => activity.Detail.StatusElement.Letters() is "in-progress")
        .ThenByDescending(activity => activity.Phase)
        .FirstOrDefault()
        .Phase;

    private static ResistancePhase Phase(ImmutableArray<KnownCode> activity) =>
        activity.Says(Meaning.ResistanceModerate) ? ResistancePhase.Moderate
        : activity.Says(Meaning.ResistanceLow) ? ResistancePhase.Low
        : ResistancePhase.None;

    private static bool IsForbidden(CarePlan.DetailComponent detail) => detail.DoNotPerformElement is { JsonValue: true };

    // With something on it that is not understood it may not have been withdrawn.
    private static Reason Refusal(Received<CarePlan> received) => Statuses.Refusal(received.Resource.StatusElement.Letters()) is var reason
        && reason == Reason.EnteredInError && received is not Understood<CarePlan> ? Reason.NotUnderstood : reason;
}
