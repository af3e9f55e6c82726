using System.Collections.Immutable;

namespace CervicalRehab.Cds.Protocol.Tests;

/// <summary>From every statement of the protocol to what it does here, and back.</summary>
public sealed class TraceabilityTests
{
    private static readonly string[] Statements =
    [
        "SCOPE-01", "SCOPE-02", "SCOPE-03", "SCOPE-04",
        "ASSESS-00", "ASSESS-01", "ASSESS-01a", "ASSESS-01b", "ASSESS-01c", "ASSESS-02", "ASSESS-03", "ASSESS-04",
        "STRETCH-01", "STRETCH-02", "STRETCH-03", "STRETCH-04",
        "MET-01", "MET-02", "MET-03", "MET-04",
        "NMS-01", "NMS-02", "NMS-03", "NMS-04", "NMS-05",
        "PHARM-01", "PHARM-02", "PHARM-03",
        "MANUAL-01", "MANUAL-02", "MANUAL-03", "MANUAL-04",
        "PROG-01", "PROG-02", "PROG-03", "PROG-04",
        "CAVEAT-01", "CAVEAT-02", "CAVEAT-03", "CAVEAT-04", "CAVEAT-05",
        "REDFLAG-00", "REDFLAG-01", "REDFLAG-02", "REDFLAG-03", "REDFLAG-04",
        "OUTCOME-01", "OUTCOME-02",
    ];

    private static readonly string[] Claims = ["MET-01", "MET-02", "MET-03", "PHARM-03", "MANUAL-02", "MANUAL-03", "CAVEAT-01", "CAVEAT-02", "OUTCOME-01"];

    private static readonly ImmutableHashSet<string> Cited =
        [.. RehabProtocol.AllRules.SelectMany(rule => rule.Clauses), .. Regimen.All.SelectMany(dose => dose.Clauses)];

    public static TheoryData<string> Rules => new(RehabProtocol.AllRules.Select(rule => rule.Id));

    [Fact]
    public void Each_statement_stands_once_in_the_register_and_nothing_else_does()
    {
        Statements.Length.ShouldBe(48);
        Clauses.All.Select(clause => clause.Id).ShouldBe(Statements);
    }

    [Fact]
    public void What_is_to_be_done_is_cited_by_a_rule_or_a_dose() =>
        Clauses.All.Where(clause => clause.Kind is ClauseKind.Rule or ClauseKind.Dose or ClauseKind.Monitoring).Select(clause => clause.Id)
            .Where(id => !Cited.Contains(id)).ShouldBeEmpty();

    [Fact]
    public void What_is_not_implemented_says_why_and_decides_nothing() =>
        Clauses.All.Where(clause => clause.Kind == ClauseKind.NotImplemented).ShouldAllBe(clause => clause.Reading.Length > 0 && !Cited.Contains(clause.Id));

    [Fact]
    public void A_claim_triggers_nothing()
    {
        Claims.Select(Clauses.Of).ShouldAllBe(clause => clause.Kind == ClauseKind.Narrative || clause.Kind == ClauseKind.NotImplemented);
        Clauses.All.Where(clause => clause.Kind == ClauseKind.Narrative).Select(clause => clause.Id).ShouldBeSubsetOf(Claims);
        Cited.Intersect(Claims).ShouldBeEmpty();
    }

    [Fact]
    public void Rule_ids_are_unique_kebab_case()
    {
        RehabProtocol.AllRules.Select(rule => rule.Id).ShouldBeUnique();
        RehabProtocol.AllRules.ShouldAllBe(rule => rule.Id.All(letter => char.IsAsciiLetterLower(letter) || letter == '-'));
    }

    [Theory]
    [MemberData(nameof(Rules))]
    public void A_rule_cites_known_clauses_a_known_decision_and_asks_a_question(string id)
    {
        var rule = RehabProtocol.AllRules.Single(rule => rule.Id == id);

        rule.Clauses.ShouldNotBeEmpty();
        rule.Clauses.ShouldBeUnique();
        rule.Clauses.ShouldBeSubsetOf(Statements);
        rule.Decision.Split(", ").ShouldBeSubsetOf(Enumerable.Range(1, 45).Select(number => $"D{number}"));
        rule.Question.ShouldEndWith("?");
    }

    [Fact]
    public void A_dose_cites_known_clauses() =>
        Regimen.All.ShouldAllBe(dose => dose.Clauses.Length > 0 && dose.Clauses.All(id => Statements.Contains(id)));

    [Fact]
    public void Every_rule_has_a_sentence_and_every_sentence_a_rule() =>
        Advice.RuleIds.Order(StringComparer.Ordinal).ShouldBe(RehabProtocol.AllRules.Select(rule => rule.Id).Order(StringComparer.Ordinal));

    [Fact]
    public void Every_citation_label_has_a_source() =>
        Clauses.All.SelectMany(clause => clause.Citations).Distinct().Order().ShouldBe(Clauses.Sources.Select(source => source.Label));

    [Fact]
    public void The_numbers_of_the_decisions_are_the_numbers_of_the_code()
    {
        Windows.ValidDays.ShouldBe(28);
        Windows.ConflictDays.ShouldBe(28);
        Windows.StableDays.ShouldBe(28);
        Windows.BaselineDays.ShouldBe(28);
        Windows.RecentFallDays.ShouldBe(28);
        (Windows.ReassessmentOpensDay, Windows.ReassessmentDueDay).ShouldBe((14, 28));
        (Windows.WorseReferralDay, Windows.ExpectedGainDay).ShouldBe((42, 56));
        (Windows.PainWorseMillimeters, Windows.PainBetterMillimeters, Windows.MotionChangeDegrees).ShouldBe((15m, 20m, 10m));
        (Windows.ProgressRepetitions, Windows.ExertionLow, Windows.ExertionHigh).ShouldBe((15, 12m, 14m));
        (Windows.LowLoadPercent, Windows.ModerateLoadPercent).ShouldBe((40m, 60m));
        (Windows.StrengthFallGrades, Windows.AdultYears, Windows.EgfrCaution).ShouldBe((1m, 18, 60m));
    }
}
