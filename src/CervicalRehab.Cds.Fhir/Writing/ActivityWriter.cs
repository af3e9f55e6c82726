using System.Collections.Frozen;
using System.Collections.Immutable;
using CervicalRehab.Cds.Fhir.Resources;
using CervicalRehab.Cds.Protocol;

namespace CervicalRehab.Cds.Fhir.Writing;

/// <summary>Dose rows to CarePlan activities. An activity has either a reference or a detail, never both (R4 cpl-3).</summary>
internal static class ActivityWriter
{
    /// <summary>What is repeated in every program, with its clauses.</summary>
    public static readonly ImmutableArray<(CarePlanActivityDetail Detail, ImmutableArray<string> Clauses)> FollowUps =
    [
        (new()
        {
            Kind = "ServiceRequest",
            Code = Concepts.Activity(ActivityCodes.RomReassessment, "Reassessment of cervical range of motion"),
            Status = "not-started",
            ScheduledTiming = Every(2, 4),
            Description = "Six cervical movements by the same method as the baseline, every 2-4 weeks (PROG-02)",
        }, ["PROG-02"]),
        (new()
        {
            Kind = "ServiceRequest",
            Code = Concepts.Activity(ActivityCodes.NeuroRescreen, "Neurologic rescreen"),
            Status = "not-started",
            ScheduledTiming = Every(4, null),
            Description = "All neurologic signs of the assessment, at every visit and at least every 4 weeks (CAVEAT-03, REDFLAG-00)",
        }, ["CAVEAT-03", "REDFLAG-00"]),
    ];

    private static readonly FrozenDictionary<Dose, CarePlanActivityDetail> OfTable = Regimen.All.ToFrozenDictionary<Dose, Dose, CarePlanActivityDetail>(dose => dose, Made, ReferenceEqualityComparer.Instance);

    /// <summary>Doses, follow-ups and the physical-therapy order, in this order.</summary>
    public static ImmutableArray<CarePlanActivity> For(Decision decision, DraftContext context)
    {
        var doses = decision.Regimen.Select(Detail).ToList();
        var followUps = FollowUps.Select(row => row.Detail).ExceptBy(doses.Select(Code), Code, StringComparer.Ordinal);
        var order = Order(decision, context) is { } reference ? new CarePlanActivity { Reference = reference } : null;

        return
        [
            .. doses.Concat(followUps).Select(detail => new CarePlanActivity { Detail = detail }),
            .. new[] { order }.OfType<CarePlanActivity>(),
        ];
    }

    /// <summary>One dose in line.</summary>
    public static CarePlanActivityDetail Detail(Dose dose) => OfTable.GetValueOrDefault(dose) ?? Made(dose);

    private static CarePlanActivityDetail Made(Dose dose) => new()
    {
        Kind = "ServiceRequest",
        Code = Concepts.Activity(dose.Activity, dose.Title),
        Status = "not-started",
        ScheduledTiming = dose.SessionsPerWeek is { } sessions ? Weekly(sessions) : null,
        Description = Notes.Instruction(dose),
    };

    private static string? Code(CarePlanActivityDetail detail) => detail.Code?.Coding?[0].Code;

    private static Reference? Order(Decision decision, DraftContext context) =>
        decision.Proposals.Contains(Proposal.ReferToPhysicalTherapy)
            ? Links.To("ServiceRequest/" + context.IdFor(DraftNames.PhysicalTherapy), "Physical therapy")
            : Basis.OnFile(decision, "ServiceRequest");

    private static Timing Weekly(Dose.Range sessions) => new()
    {
        Repeat = new TimingRepeat
        {
            Frequency = (int)sessions.Low,
            FrequencyMax = sessions.High > sessions.Low ? (int)sessions.High : null,
            Period = 1,
            PeriodUnit = "wk",
        },
    };

    private static Timing Every(int weeks, int? maxWeeks) => new()
    {
        Repeat = new TimingRepeat { Frequency = 1, Period = weeks, PeriodMax = maxWeeks, PeriodUnit = "wk" },
    };
}
