using CervicalRehab.Cds.Protocol;
using CervicalRehab.Cds.Service.Tests.Medicine;

namespace CervicalRehab.Cds.Service.Tests.Reading;

public sealed partial class SignReadTests
{
    [Theory]
    [InlineData("active", SignOrigin.ActiveProblem, "present")]
    [InlineData("resolved", SignOrigin.ResolvedProblem, "resolved")]
    public void D6_A_sign_held_as_a_problem_says_whether_it_still_is(string clinical, SignOrigin origin, string words)
    {
        var sign = SignOf(Written.Condition("icd|R26.81", "\"onsetDateTime\": \"2026-05-01\", \"abatementDateTime\": \"2026-05-20\"", clinical));

        (sign.Sign, sign.Finding, sign.Origin, sign.Source.Value, sign.Source.Status).ShouldBe((Sign.GaitInstability, Protocol.Answer.Yes, origin, words, clinical));
        (sign.Source.Date?.First).ShouldBe(new DateOnly(2026, 5, 1));
        (sign.Ended?.First).ShouldBe(clinical == "resolved" ? new DateOnly(2026, 5, 20) : null);
    }

    [Theory]
    [InlineData("\"abatementPeriod\": { \"start\": \"2026-05-10\", \"end\": \"2026-05-12\" }", 12)]
    [InlineData("\"abatementPeriod\": { \"start\": \"2026-05-10\" }", 10)]
    public void D6_A_problem_ends_with_its_period(string abatement, int day) =>
        (SignOf(Written.Condition("icd|R26.81", abatement, "resolved")).Ended?.First).ShouldBe(new DateOnly(2026, 5, day));

    [Theory]
    [InlineData("\"onsetDateTime\": \"2026-05-01\", \"recordedDate\": \"2026-05-03\"", 1)]
    [InlineData("\"onsetPeriod\": { \"start\": \"2026-05-02\" }, \"recordedDate\": \"2026-05-03\"", 2)]
    [InlineData("\"recordedDate\": \"2026-05-03\"", 3)]
    public void D6_A_problem_is_dated_by_its_onset_or_its_recording(string members, int day) =>
        (SignOf(Written.Condition("icd|R26.81", members)).Source.Date?.First).ShouldBe(new DateOnly(2026, 5, day));

    [Theory]
    [InlineData("icd|R20.2", "sct|53120007", 1)]
    [InlineData("icd|R20.0", "sct|85562004", 1)]
    [InlineData("icd|R20.2", "sct|45048000", 0)]
    public void Numbness_of_no_stated_site_is_the_sign_at_the_upper_limb_only(string code, string site, int signs) =>
        Chart.Empty.With(Written.Condition(code, $"\"bodySite\": [{Written.Concept(site)}]")).Picture.Signs.Count(sign => sign.Sign == Sign.UpperLimbNumbness).ShouldBe(signs);

    [Theory]
    [InlineData("active")]
    [InlineData("resolved")]
    public void D12_D29_A_broken_problem_is_unclear_whatever_its_status(string clinical)
    {
        var picture = Chart.Empty.With(
            Written.Condition("sct|202664003", "\"onsetDateTime\": 5", clinical), Written.Condition("sct|71286001", "\"onsetDateTime\": 5", clinical), Written.Condition("icd|R26.81", "\"onsetDateTime\": 5", clinical)).Picture;

        picture.Signs.Select(sign => (sign.Sign, sign.Finding, sign.Unclear, sign.Origin, sign.Source.Value))
            .ShouldBe([(Sign.OtherPyramidal, Protocol.Answer.Unknown, Reason.Unreadable, SignOrigin.ActiveProblem, "unknown"), (Sign.GaitInstability, Protocol.Answer.Unknown, Reason.Unreadable, SignOrigin.ActiveProblem, "unknown")]);
        picture.MriStudies.Select(study => (study.Compression, study.Sources.Single().Value)).ShouldBe([(Protocol.Answer.Unknown, "unknown")]);
        picture.NotUsed.Select(unused => unused.Reason).ShouldBe([Reason.Unreadable, Reason.Unreadable, Reason.Unreadable]);
    }

    [Theory]
    [InlineData("upper-limb-strength-mrc")]
    [InlineData("rom-flexion")]
    [InlineData("shoulder-strength")]
    public void D8_What_only_an_examination_can_say_is_no_problem(string code)
    {
        var broken = Written.Condition(code, "\"onsetDateTime\": 5");

        (Chart.Empty.With(Written.Condition(code)).Picture.Signs.Length, Chart.Empty.With(broken).Picture.NotUsed.Length).ShouldBe((0, 0));
    }

    [Theory]
    [InlineData("\"abatementDateTime\": \"2026-05-10\"", "2026-05-10")]
    [InlineData("\"abatementPeriod\": { \"start\": \"2026-05-11\", \"end\": \"2026-05-12\" }", "2026-05-12")]
    [InlineData("\"abatementPeriod\": { \"start\": \"2026-05-11\" }", "2026-05-11")]
    [InlineData("\"language\": \"en\"", null)]
    public void D8_A_problem_ended_when_its_record_says(string abatement, string? day) =>
        (SignOf(Written.Condition("icd|N31.9", abatement, clinical: "resolved")).Ended?.Text).ShouldBe(day);

    [Fact]
    public void D10_Quadriparesis_as_a_problem_is_both_arms_and_the_legs() => Chart.Empty.With(Written.Condition("icd|G82.50")).Picture.Signs.Select(sign => (sign.Sign, sign.Side))
        .ShouldBe([(Sign.UpperLimbWeakness, Side.Left), (Sign.UpperLimbWeakness, Side.Right), (Sign.LowerLimbNeuro, Side.NotStated)]);

    [Fact]
    public void D33_D37_Numbness_of_a_system_nobody_knows_may_be_of_either_arm_and_of_the_legs() => Chart.Empty.With(Written.Condition("urn:site|R20.2")).Picture.Signs
        .Select(sign => (sign.Sign, sign.Side, sign.Finding)).ShouldBe([(Sign.UpperLimbNumbness, Side.Left, Protocol.Answer.Unknown), (Sign.UpperLimbNumbness, Side.Right, Protocol.Answer.Unknown), (Sign.LowerLimbNeuro, Side.NotStated, Protocol.Answer.Unknown)]);
}
