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
            picture.Unused(arrived, plan is null ? Reason.Unreadable : Refusal(plan.Status), Facts.Programme);
            return;
        }

        var programme = Programme(arrived, plan, state, codes);
        picture.Programmes.Add(programme);
        if (arrived.Id is not null)
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
        else if (plan.Status is not ("revoked" or "completed" or "entered-in-error"))
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
        return new Programme(state, start, Phase(plan, codes), arrived.Evidence(Facts.Programme, words, start, status));
    }

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

    private static Reason Refusal(string? status) => status switch
    {
        "entered-in-error" => Reason.EnteredInError,
        null or "" => Reason.NoStatus,
        _ => Reason.StatusUnknown,
    };
}
