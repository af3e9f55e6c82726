using System.Collections.Immutable;
using System.Text.Json;
using CervicalRehab.Cds.Fhir.Resources;
using CervicalRehab.Cds.Protocol;

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

    internal static bool IsOurs(Arrived arrived) => arrived.Json.Member("instantiatesCanonical"u8) is { } canonical && Names(canonical);

    internal static void ReadOnFile(Arrived arrived, CodeLookup codes, PictureDraft picture, ImmutableDictionary<string, JsonElement>.Builder plans)
    {
        var plan = arrived.Read(FhirJson.Default.CarePlan);
        var (status, state) = States.FirstOrDefault(row => string.Equals(row.Code, plan?.Status, StringComparison.Ordinal));
        if (plan is null || status is null)
        {
            picture.Unused(arrived, plan is null ? Reason.Unreadable : Refusal(plan.Status, arrived), Facts.Programme);
            return;
        }

        var programme = Programme(arrived, plan, state, codes);
        if (!programme.IsUnderstood)
        {
            picture.Unused(arrived, Reason.NotUnderstood, Facts.Programme);
        }

        // A draft is there only to stand for the one that would be drafted.
        if (programme.IsUnderstood || state != ProgrammeState.Draft)
        {
            picture.Programmes.Add(programme);
        }

        if (programme.IsUnderstood && arrived.Id is not null)
        {
            plans[programme.Source.Reference!] = arrived.Json;
        }
    }

    internal static void ReadDraft(Arrived arrived, CodeLookup codes, PictureDraft picture)
    {
        if (arrived.Read(FhirJson.Default.CarePlan) is not { } plan)
        {
            picture.Unused(arrived, Reason.Unreadable, Facts.Programme);
        }
        else if (plan.Status is "revoked" or "completed" or "entered-in-error")
        {
            // Nothing that is being drafted.
        }
        else if (!CarePlanElements.AreUnderstood(arrived.Json))
        {
            picture.Unused(arrived, Reason.NotUnderstood, Facts.Programme);
        }
        else
        {
            picture.Programmes.Add(Programme(arrived, plan, ProgrammeState.Draft, codes) with { InDraft = true });
        }
    }

    private static Programme Programme(Arrived arrived, CarePlan plan, ProgrammeState state, CodeLookup codes)
    {
        var start = FhirDate.Parse(plan.Period?.Start);
        var words = state switch
        {
            ProgrammeState.Active => "active",
            ProgrammeState.OnHold => "on hold",
            ProgrammeState.Draft => "draft",
            _ => "ended",
        };
        var status = States.Select(row => row.Code).FirstOrDefault(code => string.Equals(code, plan.Status, StringComparison.Ordinal));
        return new Programme(state, start, Phase(plan, codes), arrived.Evidence(Facts.Programme, words, start, status))
        {
            IsUnderstood = CarePlanElements.AreUnderstood(arrived.Json),
            ForbidsResistance = ForbidsResistance(plan, codes),
        };
    }

    // A low load that was stopped and begun again is no ban; a moderate one that somebody stopped is.
    private static bool ForbidsResistance(CarePlan plan, CodeLookup codes)
    {
        var details = plan.Activity.Each().Select(activity => activity.Detail).OfType<CarePlanActivityDetail>()
            .Select(detail => (Detail: detail, Phase: Phase(codes.Find(detail.Code))))
            .Where(activity => activity.Phase != ResistancePhase.None && activity.Detail.Status is not "entered-in-error")
            .ToList();
        return details.Exists(activity => activity.Detail.DoNotPerform is true || (IsStopped(activity.Detail) && activity.Phase == ResistancePhase.Moderate))
            || (details.Exists(activity => IsStopped(activity.Detail)) && details.TrueForAll(activity => IsStopped(activity.Detail) || activity.Detail.Status is "completed"));
    }

    // Paused is stopped for now, and of an unknown status it may be.
    private static bool IsStopped(CarePlanActivityDetail detail) => detail.Status is "stopped" or "cancelled" or "on-hold" or "unknown";

    // What is in progress says more than what is only planned; otherwise the higher load, the ceiling, is the safe reading.
    private static ResistancePhase Phase(CarePlan plan, CodeLookup codes) => plan.Activity.Each()
        .Select(activity => activity.Detail)
        .OfType<CarePlanActivityDetail>()
        .Where(detail => detail.Status is not ("cancelled" or "stopped" or "entered-in-error") && detail.DoNotPerform is not true)
        .Select(detail => (Running: detail.Status is "in-progress", Phase: Phase(codes.Find(detail.Code))))
        .Where(activity => activity.Phase != ResistancePhase.None)
        .OrderByDescending(activity => activity.Running)
        .ThenByDescending(activity => activity.Phase)
        .FirstOrDefault()
        .Phase;

    private static ResistancePhase Phase(ImmutableArray<KnownCode> activity) =>
        activity.Says(Meaning.ResistanceModerate) ? ResistancePhase.Moderate
        : activity.Says(Meaning.ResistanceLow) ? ResistancePhase.Low
        : ResistancePhase.None;

    private static bool Names(JsonElement canonical) => canonical.ValueKind == JsonValueKind.Array
        ? canonical.EnumerateArray().Any(Names)
        : canonical.Words() is { } text
            && (string.Equals(text, Systems.PlanDefinition, StringComparison.Ordinal) || text.StartsWith(Systems.PlanDefinition + "|", StringComparison.Ordinal));

    // With something on it that is not understood it may not have been withdrawn.
    private static Reason Refusal(string? status, Arrived arrived) => status switch
    {
        "entered-in-error" => CarePlanElements.AreUnderstood(arrived.Json) ? Reason.EnteredInError : Reason.NotUnderstood,
        null or "" => Reason.NoStatus,
        _ => Reason.StatusUnknown,
    };
}
