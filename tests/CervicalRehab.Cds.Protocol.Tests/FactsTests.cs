namespace CervicalRehab.Cds.Protocol.Tests;

/// <summary>Ids and reasons on the wire: contract section 3 and 4.</summary>
public sealed class FactsTests
{
    [Fact]
    public void Movements_carry_the_codes_of_the_contract() =>
        Enum.GetValues<Movement>().Select(Facts.Of).ShouldBe(
            ["rom-flexion", "rom-extension", "rom-rotation-right", "rom-rotation-left", "rom-lateral-flexion-right", "rom-lateral-flexion-left"]);

    [Fact]
    public void Signs_carry_the_codes_of_the_contract() =>
        Enum.GetValues<Sign>().Select(Facts.Of).ShouldBe(
            [
                "hoffmann-sign", "hand-weakness", "upper-limb-weakness", "upper-limb-strength-mrc", "upper-limb-numbness", "gait-instability",
                "lower-limb-neuro-symptom", "bowel-dysfunction", "bladder-dysfunction", "babinski-sign", "other-pyramidal-sign",
            ]);

    [Fact]
    public void Shoulder_items_carry_the_codes_of_the_contract() =>
        Enum.GetValues<ShoulderItem>().Select(Facts.Of).ShouldBe(["shoulder-strength", "shoulder-rom", "shoulder-impingement"]);

    [Theory]
    [InlineData(Reason.Stale, "stale", "stale")]
    [InlineData(Reason.EnteredInError, "entered-in-error", "entered in error")]
    [InlineData(Reason.DifferentDayOrMethod, "different-day-or-method", "different day or method")]
    public void Reasons_have_stable_codes_and_words(Reason reason, string code, string words)
    {
        reason.Code().ShouldBe(code);
        reason.Words().ShouldBe(words);
    }

    [Fact]
    public void A_birth_date_is_no_day_on_which_something_was_recorded() =>
        Advice.Name(new MissingFact { Fact = Facts.BirthDate, Reason = Reason.DateNotPrecise, LastDate = Record.Year(2008) }).ShouldBe("birth date: date not precise, recorded as 2008");

    [Fact]
    public void A_missing_fact_is_named_with_side_reason_and_last_date() =>
        Advice.Name(new MissingFact { Fact = Facts.Hoffmann, Side = "left", Reason = Reason.Stale, LastDate = Record.Day(40) })
            .ShouldBe("Hoffmann sign, left: stale, last recorded 2026-04-22");
}
