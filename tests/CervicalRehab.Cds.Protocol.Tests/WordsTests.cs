namespace CervicalRehab.Cds.Protocol.Tests;

/// <summary>What the sentences may never say (D26, protocol section 8 hazard 01).</summary>
public sealed class WordsTests
{
    private static readonly string[] Sentences =
    [
        .. Advice.RuleIds.SelectMany(id => new[] { Advice.Sentence(id, ["x", "y", "z", "w"]), Advice.Short(id, ["x", "y", "z", "w"]) }),
        Advice.Limits, Advice.NotAssessed, .. Advice.Precautions, .. Advice.StopRules,
        .. Enum.GetValues<SideTopic>().Select(Advice.SideTitle),
        .. Regimen.All.SelectMany(dose => new[] { dose.Title, dose.Instruction }),
        .. Clauses.All.SelectMany(clause => new[] { clause.Text, clause.Numbers, clause.Reading }),
        .. Clauses.Sources.SelectMany(source => new[] { source.Match, source.Confidence }),
        .. RehabProtocol.AllRules.Select(rule => rule.Question),
    ];

    [Theory]
    [InlineData("FDA")]
    [InlineData("validated")]
    [InlineData("non-device")]
    [InlineData("synerg")]
    [InlineData("myelopathy excluded")]
    public void No_sentence_claims_what_nobody_has_shown(string word) =>
        Sentences.Where(sentence => sentence.Contains(word, StringComparison.OrdinalIgnoreCase) && !sentence.Contains("claimed synergy", StringComparison.Ordinal)).ShouldBeEmpty();

    [Fact]
    public void Only_the_one_line_says_no_red_flags() =>
        Sentences.Where(sentence => sentence.Contains("no red flag", StringComparison.OrdinalIgnoreCase))
            .ShouldBe([Advice.Sentence("examination-signs-absent", ["x"]), Advice.Short("examination-signs-absent", ["x"])]);

    [Fact]
    public void Every_name_in_a_sentence_is_filled() =>
        Sentences.ShouldAllBe(sentence => !sentence.Contains('{') && !sentence.Contains('}'));

    [Fact]
    public void Summaries_of_cards_beside_are_short() =>
        Enum.GetValues<SideTopic>().Select(Advice.SideTitle).ShouldAllBe(summary => summary.Length <= Advice.SummaryLength);

    [Fact]
    public void A_summary_of_many_reasons_stays_short_and_says_that_there_are_more()
    {
        var summary = (APatient.InScope with { Opll = [APatient.MinorOpll with { Unconfirmed = true }], BirthDate = null, Signs = [], Motion = [], Pain = [], Shoulder = [] }).Decide().Summary;

        summary.Length.ShouldBeLessThanOrEqualTo(110);
        summary.ShouldStartWith("Complete the assessment before rehab: confirm the OPLL diagnosis");
        summary.ShouldMatch(@", and \d more$");
    }

    [Fact]
    public void The_limits_say_draft_and_that_the_clinician_decides()
    {
        Advice.Limits.ShouldContain("Draft content");
        Advice.Limits.ShouldContain("not formally graded");
        Advice.Limits.ShouldContain("The clinician decides");
        Content.Version.ShouldEndWith("-draft");
    }

    [Fact]
    public void Topic_codes_are_those_of_the_contract()
    {
        Enum.GetValues<Pathway>().Select(Topics.Code).ShouldBe(
            ["urgent-surgical-referral", "surgical-referral", "complete-assessment", "hold", "progress", "conservative-plan", "not-applicable"]);
        Enum.GetValues<SideTopic>().Select(Topics.Code).ShouldBe(
            ["order-conflict", "drug-caution", "surveillance", "adult-protocol", "dystonia", "reassessment-due"]);
    }
}
