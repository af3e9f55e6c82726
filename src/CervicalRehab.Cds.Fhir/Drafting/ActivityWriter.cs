using System.Collections.Frozen;
using System.Collections.Immutable;
using CervicalRehab.Cds.Fhir.Serialization;
using CervicalRehab.Cds.Protocol;
using Hl7.Fhir.Model;

namespace CervicalRehab.Cds.Fhir.Drafting;

/// <summary>Dose rows to CarePlan activities. An activity has either a reference or a detail, never both (R4 cpl-3).</summary>
internal static class ActivityWriter
{
    /// <summary>What is repeated in every program, with its clauses.</summary>
    public static readonly ImmutableArray<(CarePlan.DetailComponent Detail, ImmutableArray<string> Clauses)> FollowUps =
    [
        (new()
        {
            Kind = CarePlan.CarePlanActivityKind.ServiceRequest,
            Code = Concepts.Activity(ActivityCodes.RomReassessment, "Reassessment of cervical range of motion"),
            Status = CarePlan.CarePlanActivityStatus.NotStarted,
            Scheduled = Every(2, 4),
            Description = "Six cervical movements by the same method as the baseline, every 2-4 weeks (PROG-02)",
        }, ["PROG-02"]),
        (new()
        {
            Kind = CarePlan.CarePlanActivityKind.ServiceRequest,
            Code = Concepts.Activity(ActivityCodes.NeuroRescreen, "Neurologic rescreen"),
            Status = CarePlan.CarePlanActivityStatus.NotStarted,
            Scheduled = Every(4, null),
            Description = "All neurologic signs of the assessment, at every visit and at least every 4 weeks (CAVEAT-03, REDFLAG-00)",
        }, ["CAVEAT-03", "REDFLAG-00"]),
    ];

    private static readonly ImmutableArray<CarePlan.ActivityComponent> OfFollowUps = [.. FollowUps.Select(row => new CarePlan.ActivityComponent { Detail = row.Detail }.Shared())];
    private static readonly FrozenDictionary<Dose, CarePlan.ActivityComponent> OfTable = Regimen.All.ToFrozenDictionary<Dose, Dose, CarePlan.ActivityComponent>(dose => dose, dose => Made(dose).Shared(), ReferenceEqualityComparer.Instance);

    /// <summary>Those that are the same in the plans of all patients.</summary>
    public static IEnumerable<CarePlan.ActivityComponent> Shared => [.. OfTable.Values, .. OfFollowUps];

    /// <summary>Doses, follow-ups and the physical-therapy order, in this order.</summary>
    public static List<CarePlan.ActivityComponent> For(DraftParts parts)
    {
        var doses = parts.Decision.Regimen;
        var activities = new List<CarePlan.ActivityComponent>(doses.Length + OfFollowUps.Length + 1);
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
            activities.Add(new CarePlan.ActivityComponent { Reference = order });
        }

        return activities;
    }

    /// <summary>One dose in line.</summary>
    public static CarePlan.DetailComponent Detail(Dose dose) => Of(dose).Detail!;

    private static CarePlan.ActivityComponent Of(Dose dose) => OfTable.TryGetValue(dose, out var activity) ? activity : Made(dose);

    private static CarePlan.ActivityComponent Made(Dose dose) => new()
    {
        Detail = new()
        {
            Kind = CarePlan.CarePlanActivityKind.ServiceRequest,
            Code = Concepts.Activity(dose.Activity, dose.Title),
            Status = CarePlan.CarePlanActivityStatus.NotStarted,
            Scheduled = dose.SessionsPerWeek is { } sessions ? Weekly(sessions) : null,
            Description = Notes.Instruction(dose),
        },
    };

    private static bool IsOneOf(ImmutableArray<Dose> doses, CarePlan.ActivityComponent followUp)
    {
        foreach (var dose in doses)
        {
            if (dose.Activity == followUp.Detail?.Code?.Coding[0].Code)
            {
                return true;
            }
        }

        return false;
    }

    private static ResourceReference? Order(DraftParts parts) =>
        parts.Decision.Proposals.Contains(Proposal.ReferToPhysicalTherapy)
            ? new ResourceReference("ServiceRequest/" + parts.TherapyId, "Physical therapy")
            : Basis.OnFile(parts.Decision, "ServiceRequest");

    private static Timing Weekly(Dose.Range sessions) => new()
    {
        Repeat = new Timing.RepeatComponent
        {
            Frequency = (int)sessions.Low,
            FrequencyMax = sessions.High > sessions.Low ? (int)sessions.High : null,
            Period = 1,
            PeriodUnit = Timing.UnitsOfTime.Wk,
        },
    };

    private static Timing Every(int weeks, int? maxWeeks) => new()
    {
        Repeat = new Timing.RepeatComponent { Frequency = 1, Period = weeks, PeriodMax = maxWeeks, PeriodUnit = Timing.UnitsOfTime.Wk },
    };
}
