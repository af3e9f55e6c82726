using System.Collections.Immutable;

namespace CervicalRehab.Cds.Protocol.Tests.Assessing;

/// <summary>REDFLAG-04 and D12: same study, latest study, older studies.</summary>
public sealed class MriTests
{
    private const Answer Yes = Answer.Yes, No = Answer.No, Unknown = Answer.Unknown;

    private static readonly Dictionary<string, (ImmutableArray<MriStudy> Studies, Pathway Expected)> Situations = new(StringComparer.Ordinal)
    {
        ["None on file"] = ([], Pathway.ConservativePlan),
        ["Compression with myelomalacia"] = ([APatient.Mri(30, Yes, Yes)], Pathway.UrgentSurgicalReferral),
        ["Compression with myelomalacia, undated"] = ([APatient.Mri(null, Yes, Yes)], Pathway.UrgentSurgicalReferral),
        ["Compression with myelomalacia, ten years old"] = ([APatient.Mri(3650, Yes, Yes)], Pathway.UrgentSurgicalReferral),
        ["Compression only"] = ([APatient.Mri(30, Yes, No)], Pathway.SurgicalReferral),
        ["Compression in one study, myelomalacia in another"] = ([APatient.Mri(30, Yes, Unknown), APatient.Mri(30, Unknown, Yes)], Pathway.SurgicalReferral),
        ["Myelomalacia only"] = ([APatient.Mri(30, No, Yes)], Pathway.SurgicalReferral),
        ["Negative"] = ([APatient.Mri(30, No, No)], Pathway.ConservativePlan),
        ["No compression, myelomalacia not stated"] = ([APatient.Mri(30, No, Unknown)], Pathway.ConservativePlan),
        ["On file without findings"] = ([APatient.Mri(30, Unknown, Unknown)], Pathway.CompleteAssessment),
        ["Negative, then one without findings"] = ([APatient.Mri(300, No, No), APatient.Mri(30, Unknown, Unknown)], Pathway.CompleteAssessment),
        ["Without findings, then negative"] = ([APatient.Mri(300, Unknown, Unknown), APatient.Mri(30, No, No)], Pathway.ConservativePlan),
        ["Negative and without findings on one day"] = ([APatient.Mri(30, No, No), APatient.Mri(30, Unknown, Unknown)], Pathway.CompleteAssessment),
        ["Negative, then undated without findings"] = ([APatient.Mri(30, No, No), APatient.Mri(null, Unknown, Unknown)], Pathway.CompleteAssessment),
        ["Both positive, then negative"] = ([APatient.Mri(300, Yes, Yes), APatient.Mri(30, No, No)], Pathway.ConservativePlan),
        ["Both positive, then compression only"] = ([APatient.Mri(300, Yes, Yes), APatient.Mri(30, Yes, No)], Pathway.SurgicalReferral),
        ["Both positive, then without findings"] = ([APatient.Mri(300, Yes, Yes), APatient.Mri(30, Unknown, Unknown)], Pathway.UrgentSurgicalReferral),
        ["Compression, then without findings"] = ([APatient.Mri(300, Yes, No), APatient.Mri(30, Unknown, Unknown)], Pathway.SurgicalReferral),
        ["Negative, then both positive"] = ([APatient.Mri(300, No, No), APatient.Mri(30, Yes, Yes)], Pathway.UrgentSurgicalReferral),
        ["Both positive and negative on one day"] = ([APatient.Mri(30, Yes, Yes), APatient.Mri(30, No, No)], Pathway.UrgentSurgicalReferral),
        ["Both positive, undated negative"] = ([APatient.Mri(30, Yes, Yes), APatient.Mri(null, No, No)], Pathway.UrgentSurgicalReferral),
        ["Both positive, then no compression and nothing about myelomalacia"] = ([APatient.Mri(300, Yes, Yes), APatient.Mri(30, No, Unknown)], Pathway.ConservativePlan),
        ["Myelomalacia, then no myelomalacia and nothing about compression"] = ([APatient.Mri(300, No, Yes), APatient.Mri(30, Unknown, No)], Pathway.CompleteAssessment),
        ["Myelomalacia, then nothing about myelomalacia"] = ([APatient.Mri(300, No, Yes), APatient.Mri(30, Unknown, Unknown)], Pathway.SurgicalReferral),
        ["Without findings, and an undated negative"] = ([APatient.Mri(30, Unknown, Unknown), APatient.Mri(null, No, No)], Pathway.CompleteAssessment),
        ["Negative, both positive, negative"] = ([APatient.Mri(300, No, No), APatient.Mri(100, Yes, Yes), APatient.Mri(30, No, No)], Pathway.ConservativePlan),
        ["Both positive in a month that may end after a negative"] = ([APatient.Mri(null, Yes, Yes) with { Date = Record.Month(2026, 5) }, APatient.Mri(5, No, No)], Pathway.UrgentSurgicalReferral),
        ["Both positive in a month before a negative"] = ([APatient.Mri(null, Yes, Yes) with { Date = Record.Month(2026, 4) }, APatient.Mri(5, No, No)], Pathway.ConservativePlan),
        ["Nothing but a negative study from the future"] = ([APatient.Mri(-2, No, No)], Pathway.CompleteAssessment),
        ["Negative, then negative in the future"] = ([APatient.Mri(30, No, No), APatient.Mri(-2, No, No)], Pathway.ConservativePlan),
        ["Compression dated in the future"] = ([APatient.Mri(-2, Yes, No)], Pathway.CompleteAssessment),
        ["Myelomalacia dated in the future, compression denied"] = ([APatient.Mri(-2, No, Yes)], Pathway.CompleteAssessment),
        ["Negative, then without findings in the future"] = ([APatient.Mri(30, No, No), APatient.Mri(-2, Unknown, Unknown)], Pathway.CompleteAssessment),
        ["Compression, then negative in the future"] = ([APatient.Mri(30, Yes, No), APatient.Mri(-2, No, No)], Pathway.SurgicalReferral),
    };

    public static TheoryData<string> Sentences => new(Situations.Keys);

    [Theory]
    [MemberData(nameof(Sentences))]
    public void The_latest_study_speaks_and_only_a_later_negative_clears_a_positive(string sentence)
    {
        var (studies, expected) = Situations[sentence];

        (APatient.InScope with { MriStudies = studies }).Pathway().ShouldBe(expected, sentence);
        (APatient.InScope with { MriStudies = [.. studies.Reverse()] }).Pathway().ShouldBe(expected, sentence);
    }

    [Fact]
    public void An_older_positive_is_one_that_a_later_negative_answered()
    {
        Older(APatient.Mri(300, Yes, No), APatient.Mri(30, No, No)).Length.ShouldBe(1);
        Older(APatient.Mri(300, No, Yes), APatient.Mri(30, No, No)).Length.ShouldBe(1);
        Older(APatient.Mri(30, No, No)).ShouldBeEmpty();
        Older(APatient.Mri(30, Yes, No)).ShouldBeEmpty();
        Older(APatient.Mri(30, No, Yes)).ShouldBeEmpty();
        Older(APatient.Mri(300, Yes, No), APatient.Mri(30, Unknown, Unknown)).ShouldBeEmpty();

        static ImmutableArray<Evidence> Older(params MriStudy[] studies) => new Protocol.Assessing.MriReading(new() { MriStudies = [.. studies] }, Record.Now).OlderPositive;
    }

    [Theory]
    [InlineData("present", Yes, "present, dated ahead: Jul 1", "MRI cord compression present, which counts once its date is right")]
    [InlineData("absent", No, "dated ahead: Jul 1", "it counts once its date is right")]
    public void A_finding_dated_ahead_is_told_with_what_it_says_and_its_date_is_to_be_corrected(string value, Answer compression, string brief, string words)
    {
        var decision = (APatient.InScope with { MriStudies = [APatient.Mri(-30, compression, No) with { Sources = [Record.Of(Facts.MriCompression, value, -30)] }] }).Decide();

        decision.Summary.ShouldBe($"Complete the assessment before rehab: read the MRI on file, not evaluated ({brief})");
        decision.Because.Single(static finding => finding.Rule == "mri-not-evaluated").Sentence.ShouldEndWith(words);
    }

    [Fact]
    public void An_mri_without_findings_is_named_as_not_evaluated()
    {
        var decision = (APatient.InScope with { MriStudies = [APatient.Mri(30, Unknown, Unknown)] }).Decide();

        decision.Summary.ShouldContain("MRI on file, not evaluated");
        decision.MissingWords().ShouldBe(["mri-cord-compression not-evaluated"]);
    }
}
