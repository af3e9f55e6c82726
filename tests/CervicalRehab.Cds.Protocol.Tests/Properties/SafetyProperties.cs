using System.Collections.Immutable;
using FsCheck;
using FsCheck.Fluent;
using FsCheck.Xunit;
using static CervicalRehab.Cds.Protocol.Tests.Examination;

namespace CervicalRehab.Cds.Protocol.Tests.Properties;

/// <summary>What holds for every patient: never a false all-clear.</summary>
[Properties(MaxTest = ForEveryPatient.Patients, Replay = ForEveryPatient.Replay, QuietOnSuccess = true, Arbitrary = [typeof(Pictures)])]
public sealed class SafetyProperties
{
    private static readonly Gen<int> Subset = Gen.Choose(0, int.MaxValue);

    private static readonly Gen<Sign> UnsidedFlag = Gen.Elements(Sign.GaitInstability, Sign.LowerLimbNeuro, Sign.BowelDysfunction, Sign.BladderDysfunction);

    [Fact]
    public void Every_pathway_is_met_often_enough_to_mean_something()
    {
        var met = ForEveryPatient.Pathways();

        foreach (var pathway in Enum.GetValues<Pathway>())
        {
            met.GetValueOrDefault(pathway).ShouldBeGreaterThan(5, pathway.ToString());
        }
    }

    [Fact]
    public void A_fresh_red_flag_is_urgent_and_never_lowers_the_severity() => ForEveryPatient.Holds(UnsidedFlag, (patient, sign) =>
    {
        var flagged = patient.With(Present(sign, 0)).Decide();

        (flagged.Pathway <= patient.Pathway()).ShouldBeTrue();
        (flagged.Pathway == Pathway.UrgentSurgicalReferral).ShouldBe(IsInScope(patient));
    });

    [Fact]
    public void Losing_negative_signs_never_brings_a_plan() => ForEveryPatient.Holds(Subset, (patient, subset) =>
        NoNewPlan(patient, patient with { Signs = Thin(patient.Signs, record => record.Finding == Answer.No, subset) }));

    [Fact]
    public void Aging_negative_signs_never_brings_a_plan() => ForEveryPatient.Holds(Subset, (patient, subset) =>
        NoNewPlan(patient, patient with { Signs = [.. patient.Signs.Select((record, at) => record.Finding == Answer.No && Chosen(at, subset) ? Aged(record) : record)] }));

    [Fact]
    public void Losing_baseline_measurements_never_brings_a_first_plan() => ForEveryPatient.Holds(Subset, (patient, subset) =>
    {
        var fresh = patient with { Programmes = [] };

        NoNewPlan(fresh, fresh with
        {
            Motion = Thin(fresh.Motion, _ => true, subset),
            Pain = Thin(fresh.Pain, _ => true, subset / 3),
            Shoulder = Thin(fresh.Shoulder, _ => true, subset / 7),
        });
    });

    [Property]
    public void No_plan_and_no_progress_while_a_required_sign_is_neither_found_nor_freshly_excluded(PatientPicture patient)
    {
        if (Unexamined(patient))
        {
            patient.Pathway().ShouldNotBeOneOf(Pathway.ConservativePlan, Pathway.Progress, Pathway.Hold);
        }
    }

    [Property]
    public void No_plan_and_no_progress_from_a_record_that_is_not_all_here(PatientPicture patient)
    {
        if ((patient.Loads.Observations, patient.Loads.Conditions) != (LoadState.Complete, LoadState.Complete))
        {
            patient.Pathway().ShouldNotBeOneOf(Pathway.ConservativePlan, Pathway.Progress, Pathway.Hold);
        }
    }

    [Property]
    public void No_red_flags_is_said_only_when_every_required_sign_is_freshly_excluded(PatientPicture patient)
    {
        var decision = patient.Decide();

        decision.SaysNoRedFlags().ShouldBe(decision.NoRedFlags);
        if (decision.NoRedFlags)
        {
            Required.All(row => FreshlyExcluded(patient, row.Sign, row.Side)).ShouldBeTrue();
            patient.Loads.Observations.ShouldBe(LoadState.Complete);
        }
    }

    [Property]
    public void A_plan_is_for_adults_with_confirmed_minor_cervical_opll(PatientPicture patient)
    {
        if (patient.Pathway() is Pathway.ConservativePlan or Pathway.Progress or Pathway.Hold)
        {
            patient.BirthDate!.Last.AddYears(18).ShouldBeLessThanOrEqualTo(Record.Today);
            patient.Opll.Any(record => record is { State: ProblemState.Active, Site: OpllSite.Cervical, Unconfirmed: false }).ShouldBeTrue();
            patient.Opll.Any(record => record is { State: ProblemState.Active, Site: not OpllSite.Elsewhere, Extent: OpllExtent.NotMinor }).ShouldBeFalse();
            patient.Fusions.ShouldBeEmpty();
        }
    }

    [Property]
    public void Resistance_is_never_offered_unless_the_spasm_has_resolved(PatientPicture patient)
    {
        if (patient.Decide().Regimen.Any(dose => dose.LoadPercent is not null))
        {
            patient.Spasm.ShouldNotBeEmpty();
            patient.Spasm.All(problem => problem.State == ProblemState.Resolved).ShouldBeTrue();
        }
    }

    private static bool IsInScope(PatientPicture patient) =>
        !patient.Deceased && patient.Opll.Any(record => record.State == ProblemState.Active && record.Site != OpllSite.Elsewhere);

    private static void NoNewPlan(PatientPicture before, PatientPicture after)
    {
        if (after.Pathway() is (Pathway.ConservativePlan or Pathway.Progress) and var plan)
        {
            before.Pathway().ShouldBe(plan);
        }
    }

    private static bool Unexamined(PatientPicture patient) => Required.Any(row =>
        !FreshlyExcluded(patient, row.Sign, row.Side) && !patient.Signs.Any(record => Speaks(record, row.Sign) && record.Finding == Answer.Yes));

    private static bool FreshlyExcluded(PatientPicture patient, Sign sign, Side side) => patient.Signs.Any(record =>
        Speaks(record, sign) && record.Side == side && record is { Finding: Answer.No, Origin: SignOrigin.Examination, Preliminary: false, Source.Date: { } date }
        && !date.IsAfter(Record.Now) && date.DaysUntil(Record.Now) <= 28);

    /// <summary>Any of the three weakness rows speaks for the arms (D13).</summary>
    private static bool Speaks(SignRecord record, Sign sign) =>
        record.Sign == sign || (sign == Sign.HandWeakness && record.Sign is Sign.UpperLimbWeakness or Sign.UpperLimbStrength);

    private static ImmutableArray<T> Thin<T>(ImmutableArray<T> records, Func<T, bool> which, int subset) =>
        [.. records.Where((record, at) => !(which(record) && Chosen(at, subset)))];

    private static bool Chosen(int at, int subset) => (subset >> (at % 31) & 1) == 1;

    private static SignRecord Aged(SignRecord record) => record.Source.Date is { } date
        ? record with { Source = record.Source with { Date = RecordedDate.OfDay(date.First.AddDays(-29)) } }
        : record;
}
