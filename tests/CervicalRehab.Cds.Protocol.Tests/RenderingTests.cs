using CervicalRehab.Cds.Protocol.Assessing;
using CervicalRehab.Cds.Protocol.Rules;
using static CervicalRehab.Cds.Protocol.Tests.Examination;
using static CervicalRehab.Cds.Protocol.Tests.Measurement;

namespace CervicalRehab.Cds.Protocol.Tests;

/// <summary>What a decision carries beside its pathway.</summary>
public sealed class RenderingTests
{
    private static readonly PatientPicture OneSidedHoffmann = APatient.Training().Instead(Present(Sign.Hoffmann, 5, Side.Left));

    [Fact]
    public void A_running_program_carries_its_caveats_and_its_clean_examination()
    {
        OneSidedHoffmann.Decide().CaveatRules().ShouldNotBeEmpty();
        (OneSidedHoffmann with { Spasm = [] }).Decide().CaveatRules().ShouldNotBeEmpty();
        APatient.Training().Decide().NoRedFlags.ShouldBeTrue();
        (APatient.Training() with { Spasm = [] }).Decide().NoRedFlags.ShouldBeTrue();
        OneSidedHoffmann.Decide().NoRedFlags.ShouldBeFalse();
    }

    [Theory]
    [InlineData("Bowel", Sign.BowelDysfunction)]
    [InlineData("Bladder", Sign.BladderDysfunction)]
    public void A_stat_flag_is_stat_beside_another(string sentence, Sign sign) =>
        APatient.InScope.Instead([Present(sign, 5), Present(Sign.GaitInstability, 5)]).Decide().Priority.ShouldBe(ReferralPriority.Stat, sentence);

    [Fact]
    public void What_does_not_apply_lists_neither_gaps_nor_lesser_pathways()
    {
        var child = (APatient.Child with { Pain = [], Motion = [] }).Decide();

        child.Pathway.ShouldBe(Pathway.NotApplicable);
        child.Missing.ShouldBeEmpty();
        child.AlsoFound.ShouldBeEmpty();
    }

    [Fact]
    public void Progress_is_never_listed_as_a_lesser_pathway()
    {
        var held = (APatient.Training() with
        {
            Programmes = [APatient.Programme(60)],
            Motion = [.. MotionSet(60), .. MotionSet(5)],
            Pain = [Pain(40, 60), Pain(40, 5)],
        }).Decide();

        held.Reasons().ShouldContain("expected-window-passed");
        held.AlsoFound.ShouldBeEmpty();
    }

    [Fact]
    public void An_ossification_that_is_not_minor_is_shown_by_the_record_that_says_so()
    {
        var severe = APatient.MinorOpll with { Extent = OpllExtent.NotMinor, Source = Record.Of(Facts.Opll, "severe", 10, type: "Condition") };

        (APatient.InScope with { Opll = [APatient.MinorOpll, severe] }).Decide().Because.Single(finding => finding.Rule == "extent-not-minor").Evidence.ShouldBe([severe.Source]);
    }

    [Theory]
    [InlineData("Today", 0, true)]
    [InlineData("28 days ago", 28, true)]
    [InlineData("29 days ago", 29, false)]
    [InlineData("Tomorrow", -1, true)]
    public void New_stress_incontinence_is_shown_with_the_bladder(string sentence, int daysAgo, bool counts)
    {
        var stress = Record.Of(Facts.StressIncontinence, "present", daysAgo);
        var bladder = Present(Sign.BladderDysfunction, 5);

        Evidence(APatient.InScope).ShouldBe(counts ? [stress] : [], sentence);
        (APatient.InScope with { NotCounted = [stress] }).Decide().Notes.Any(note => note.Rule == "stress-incontinence-seen").ShouldBe(!counts, sentence);
        Evidence(APatient.InScope.Instead(bladder)).ShouldBe(counts ? [stress, bladder.Source] : [bladder.Source], sentence);

        IEnumerable<Evidence> Evidence(PatientPicture patient) => (patient with { NotCounted = [stress] }).Decide().Because
            .Where(finding => finding.Rule == "bladder-dysfunction").SelectMany(finding => finding.Evidence);
    }

    [Fact]
    public void A_deficit_of_one_side_beside_an_unknown_other_is_an_open_question()
    {
        var bilateral = RehabProtocol.AllRules.Single(rule => rule.Id == "bilateral-upper-limb-deficit");

        bilateral.Judge(new PatientCase(APatient.InScope, Record.Now)).Answer.ShouldBe(Answer.No);
        bilateral.Judge(new PatientCase(APatient.InScope.Without(record => record is { Sign: Sign.HandWeakness, Side: Side.Left }), Record.Now)).Answer.ShouldBe(Answer.Unknown);
        bilateral.Judge(new PatientCase(APatient.InScope.Without(record => record is { Sign: Sign.UpperLimbNumbness, Side: Side.Right }), Record.Now)).Answer.ShouldBe(Answer.Unknown);
    }

    [Fact]
    public void Signs_that_conflict_are_named_though_nobody_asked_for_them() =>
        APatient.InScope.With(Present(Sign.Babinski, 12), Absent(Sign.Babinski, 5)).Decide().Because.Single(finding => finding.Rule == "signs-conflicting").Sentence.ShouldContain("Babinski");

    [Fact]
    public void A_birth_date_is_not_recorded_or_not_precise()
    {
        (APatient.InScope with { BirthDate = null }).Decide().MissingWords().ShouldBe(["birth-date not-recorded"]);
        (APatient.InScope with { BirthDate = Record.Year(2008) }).Decide().MissingWords().ShouldBe(["birth-date date-not-precise"]);
    }

    [Fact]
    public void What_is_stale_stays_stale_while_the_rest_is_not_all_here() =>
        (APatient.InScope with { Pain = [Pain(40, 29)], Motion = [], Loads = new() { Observations = LoadState.Incomplete } }).Decide().MissingWords()
            .Where(words => words.StartsWith("pain", StringComparison.Ordinal) || words.StartsWith("rom-flexion", StringComparison.Ordinal)).ShouldBe(["rom-flexion incomplete", "pain-vas stale"]);

    [Fact]
    public void A_sign_from_the_future_is_listed_once_though_it_has_no_reference()
    {
        var ahead = Present(Sign.GaitInstability, -1);
        var nameless = ahead with { Source = ahead.Source with { Reference = null } };

        APatient.InScope.With(nameless, nameless).Decide().NotUsed.ShouldBe([new UnusedRecord { Reference = "Observation", Reason = Reason.FutureDate, Fact = Facts.GaitInstability }]);
    }

    [Fact]
    public void Manipulations_being_ordered_are_evidence_and_no_id_is_read_out()
    {
        var order = APatient.Order(OrderKind.Manipulation, inDraft: true, inQuestion: true);
        var (a, b) = (order with { Source = order.Source with { Reference = "ServiceRequest/a" } }, order with { Source = order.Source with { Reference = null } });

        var note = (APatient.InScope with { Orders = [a, b] }).Decide().Beside.Single(note => note.Topic == SideTopic.OrderConflict);

        note.Findings[0].Evidence.ShouldBe([a.Source, b.Source]);
        note.Findings[0].Sentence
            .ShouldNotContain("ServiceRequest");
    }

    [Fact]
    public void Drugs_and_checks_are_named_one_after_the_other()
    {
        var drugs = APatient.InScope with
        {
            Drugs =
            [
                new(DrugGroup.Gabapentin, Record.Of(Facts.Medication, "gabapentin", 60)), new(DrugGroup.Duloxetine, Record.Of(Facts.Medication, "duloxetine", 60)),
                new(DrugGroup.Opioid, Record.Of(Facts.Medication, "oxycodone", 60)), new(DrugGroup.Maoi, Record.Of(Facts.Medication, "linezolid", 60)),
            ],
        };

        drugs.Decide().Beside.Single(note => note.Topic == SideTopic.DrugCaution).Findings[0].Sentence
            .ShouldBe("Oxycodone on record: gabapentin or pregabalin can slow breathing. Linezolid and duloxetine are both on record: not together");
        drugs.Instead(Present(Sign.GaitInstability, 5)).Decide().Notes.Single(note => note.Rule == "drug-may-contribute").Sentence.ShouldContain("gabapentin, duloxetine");
    }

    [Fact]
    public void A_fall_of_a_month_that_may_be_recent_is_recent()
    {
        Falls(Record.Month(2026, 5)).ShouldBe(1);
        Falls(Record.Month(2026, 4)).ShouldBe(0);

        static int Falls(RecordedDate date) => new PatientCase(APatient.InScope with { Falls = [Record.Of(Facts.Fall, "fall", 5) with { Date = date }] }, Record.Now).RecentFalls.Length;
    }

    [Fact]
    public void A_reason_that_does_not_fit_leaves_the_lead() => Headline.Fit("Review the program: ", [new string('x', 200)]).ShouldBe("Review the program");

    [Theory]
    [InlineData(Effect.RedFlag, "Do not start rehab; refer urgently to spine surgery: ")]
    [InlineData(Effect.Referral, "Refer to spine surgery; put the program on hold: ")]
    [InlineData(Effect.AdultReferral, "Refer to spine surgery; put the program on hold: ")]
    [InlineData(Effect.Gap, "Complete the assessment before the program goes on: ")]
    [InlineData(Effect.HoldWarning, "Program stays on hold: ")]
    [InlineData(Effect.HoldInfo, "Program stays on hold: ")]
    [InlineData(Effect.Caveat, "Offer the rehab program after checking: ")]
    public void Any_finding_can_be_said_in_so_few_words_that_it_fits_beside_the_action_and_the_number_of_others(Effect effect, string lead) => RehabProtocol.AllRules.Where(rule => rule.Effect == effect)
        .Select(rule => lead + (Advice.Shorter(rule.Id, ["123", "123", "123"], []) is [.., var shortest] ? shortest : Advice.Short(rule.Id, ["123", "123", "123"])) + ", and 9 more")
        .ShouldAllBe(summary => summary.Length <= Advice.SummaryLength);

    [Fact]
    public void Caveats_are_told_from_the_grounds_of_a_plan() =>
        (APatient.InScope with { Spasm = [], Dystonia = [APatient.Problem(Facts.Dystonia)] }).Decide().Summary
            .ShouldBe("Refer to a rehab specialist or neurology before the program: cervical dystonia (Mar 3), spasm not documented");

    [Theory]
    [InlineData("Running", true, "Complete the assessment before the program goes on: score pain")]
    [InlineData("Not running", false, "Complete the assessment before rehab: score pain")]
    public void What_an_open_assessment_delays_is_the_plan_or_the_program_that_runs(string sentence, bool runs, string summary) =>
        ((runs ? APatient.InProgramme(20) : APatient.InScope) with { Pain = [] }).Decide().Summary.ShouldBe(summary, sentence);

    [Theory]
    [InlineData(0, "0 days")]
    [InlineData(1, "1 day")]
    [InlineData(2, "2 days")]
    public void A_number_goes_with_its_noun(int count, string words) => Describe.Count(count, "day").ShouldBe(words);

    [Fact]
    public void Every_effect_is_said_in_words_of_its_own()
    {
        var leads = Enum.GetValues<Effect>().Select(PathwayTable.Lead).ToArray();

        leads.ShouldAllBe(lead => lead.Length > 5);
        leads.Distinct(StringComparer.Ordinal).Count().ShouldBe(leads.Length);
    }

    [Theory]
    [InlineData(0, 0.0)]
    [InlineData(1, 57.3)]
    [InlineData(4, null)]
    [InlineData(-0.01, null)]
    public void Radians_are_degrees_where_such_an_angle_can_be(double radians, double? degrees) =>
        (Degrees.OfRadians(Movement.Flexion, (decimal)radians)?.Value).ShouldBe((decimal?)degrees);
}
