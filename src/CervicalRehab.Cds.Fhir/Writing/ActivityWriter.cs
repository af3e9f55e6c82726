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

    private static readonly ImmutableArray<CarePlanActivity> OfFollowUps = [.. FollowUps.Select(row => new CarePlanActivity { Detail = row.Detail })];
    private static readonly FrozenDictionary<Dose, CarePlanActivity> OfTable = Regimen.All.ToFrozenDictionary<Dose, Dose, CarePlanActivity>(dose => dose, Made, ReferenceEqualityComparer.Instance);

    /// <summary>Doses, follow-ups and the physical-therapy order, in this order.</summary>
    public static ImmutableArray<CarePlanActivity> For(DraftParts parts)
    {
        var doses = parts.Decision.Regimen;
        var activities = ImmutableArray.CreateBuilder<CarePlanActivity>(doses.Length + OfFollowUps.Length + 1);
        foreach (var dose in doses)
        {
            activities.Add(Of(dose));
        }

        foreach (var followUp in OfFollowUps)
        {
            if (!IsOneOf(doses, followUp))
            {
                activities.Add(followUp);
            }
        }

        if (Order(parts) is { } order)
        {
            activities.Add(new CarePlanActivity { Reference = order });
        }

        return activities.DrainToImmutable();
    }

    /// <summary>One dose in line.</summary>
    public static CarePlanActivityDetail Detail(Dose dose) => Of(dose).Detail!;

    private static CarePlanActivity Of(Dose dose) => OfTable.TryGetValue(dose, out var activity) ? activity : Made(dose);

    private static CarePlanActivity Made(Dose dose) => new()
    {
        Detail = new()
        {
            Kind = "ServiceRequest",
            Code = Concepts.Activity(dose.Activity, dose.Title),
            Status = "not-started",
            ScheduledTiming = dose.SessionsPerWeek is { } sessions ? Weekly(sessions) : null,
            Description = Notes.Instruction(dose),
        },
    };

    private static bool IsOneOf(ImmutableArray<Dose> doses, CarePlanActivity followUp)
    {
        foreach (var dose in doses)
        {
            if (dose.Activity == followUp.Detail?.Code?.Coding?[0].Code)
            {
                return true;
            }
        }

        return false;
    }

    private static Reference? Order(DraftParts parts) =>
        parts.Decision.Proposals.Contains(Proposal.ReferToPhysicalTherapy)
            ? Links.To("ServiceRequest/" + parts.TherapyId, "Physical therapy")
            : Basis.OnFile(parts.Decision, "ServiceRequest");

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
