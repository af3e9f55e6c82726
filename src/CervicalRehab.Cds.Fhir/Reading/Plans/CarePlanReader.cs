using System.Collections.Immutable;
using CervicalRehab.Cds.Fhir.Parsing;
using CervicalRehab.Cds.Protocol;
using Hl7.Fhir.Model;

namespace CervicalRehab.Cds.Fhir.Reading;

/// <summary>CarePlans that instantiate our PlanDefinition (contract section 3, D16).</summary>
internal static class CarePlanReader
{
    internal static readonly Request OnFile = new(["CarePlan"], IsOurs);

    private static readonly ImmutableArray<(string Code, ProgrammeState State)> States =
    [
        ("active", ProgrammeState.Active),
        ("on-hold", ProgrammeState.OnHold),
        ("draft", ProgrammeState.Draft),
        ("revoked", ProgrammeState.Ended),
        ("completed", ProgrammeState.Ended),
    ];

    internal static bool IsOurs(Arrived arrived) => arrived.Texts("instantiatesCanonical"u8).Any(Names);

    /// <summary>True for a canonical of our PlanDefinition, of whatever version.</summary>
    internal static bool Names(string? canonical) =>
        string.Equals(canonical, Systems.PlanDefinition, StringComparison.Ordinal) || canonical?.StartsWith(Systems.PlanDefinition + "|", StringComparison.Ordinal) == true;

    internal static void ReadOnFile(Arrived arrived, ResourceParser parser, CodeLookup codes, PictureDraft picture)
    {
        var received = arrived.Read<CarePlan>(parser);
        var (status, state) = States.FirstOrDefault(row => string.Equals(row.Code, received?.Resource.StatusElement.Letters(), StringComparison.Ordinal));
        if (received is null || status is null)
        {
            picture.Unused(arrived, received is null ? Reason.Unreadable : Refusal(received), Facts.Programme);
            return;
        }

        var (understood, programme) = (received as Understood<CarePlan>, Programme(arrived, received.Resource, state, codes));
        picture.Runs(understood, programme);
        if (understood is null)
        {
            picture.Unused(arrived, Reason.NotUnderstood, Facts.Programme);
        }
        else if (arrived.Id is not null)
        {
            picture.Updatable(understood, arrived.Reference);
        }
    }

    internal static void ReadDraft(Arrived arrived, ResourceParser parser, CodeLookup codes, PictureDraft picture)
    {
        var received = arrived.Read<CarePlan>(parser);
        if (received?.Resource.StatusElement.Letters() is "revoked" or "completed" or "entered-in-error")
        {
            // Nothing that is being drafted.
        }
        else if (received is not Understood<CarePlan> understood)
        {
            picture.Unused(arrived, received is null ? Reason.Unreadable : Reason.NotUnderstood, Facts.Programme);
        }
        else
        {
            picture.Runs(understood, Programme(arrived, understood.Resource, ProgrammeState.Draft, codes) with { InDraft = true });
        }
    }

    private static Programme Programme(Arrived arrived, CarePlan plan, ProgrammeState state, CodeLookup codes)
    {
        var start = FhirDate.StartOf(plan.Period);
        var words = state switch
        {
            ProgrammeState.Active => "active",
            ProgrammeState.OnHold => "on hold",
            ProgrammeState.Draft => "draft",
            _ => "ended",
        };
        var status = States.Select(row => row.Code).FirstOrDefault(code => string.Equals(code, plan.StatusElement.Letters(), StringComparison.Ordinal));
        return new Programme(state, start, Phase(plan, codes), arrived.Evidence(Facts.Programme, words, start, status)) { ForbidsResistance = ForbidsResistance(plan, codes) };
    }

    private static IEnumerable<CarePlan.DetailComponent> Details(CarePlan plan) =>
        plan.EachOf<CarePlan.ActivityComponent>("activity").Select(activity => activity.Detail).OfType<CarePlan.DetailComponent>();

    // A low load that was stopped and begun again is no ban; a moderate one that somebody stopped is.
    private static bool ForbidsResistance(CarePlan plan, CodeLookup codes)
    {
        var details = Details(plan)
            .Select(detail => (Detail: detail, Phase: Phase(codes.Find(detail.Code))))
            .Where(activity => activity.Phase != ResistancePhase.None && activity.Detail.StatusElement.Letters() is not "entered-in-error")
            .ToList();
        return details.Exists(activity => IsForbidden(activity.Detail) || (IsStopped(activity.Detail) && activity.Phase == ResistancePhase.Moderate))
            || (details.Exists(activity => IsStopped(activity.Detail)) && details.TrueForAll(activity => IsStopped(activity.Detail) || activity.Detail.StatusElement.Letters() is "completed"));
    }

    // Paused is stopped for now, and of an unknown status it may be.
    private static bool IsStopped(CarePlan.DetailComponent detail) => detail.StatusElement.Letters() is "stopped" or "cancelled" or "on-hold" or "unknown";

    // What is in progress says more than what is only planned; otherwise the higher load, the ceiling, is the safe reading.
    private static ResistancePhase Phase(CarePlan plan, CodeLookup codes) => Details(plan)
        .Where(detail => detail.StatusElement.Letters() is not ("cancelled" or "stopped" or "entered-in-error") && !IsForbidden(detail))
        .Select(detail => (Running: detail.StatusElement.Letters() is "in-progress", Phase: Phase(codes.Find(detail.Code))))
        .Where(activity => activity.Phase != ResistancePhase.None)
        .OrderByDescending(activity => activity.Running)
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
