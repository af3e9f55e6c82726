namespace CervicalRehab.Cds.Service.Tests.Medicine;

/// <summary>Codes of protocol section 5.2 that are too unspecific to be a sign by themselves: shown while they are active, with what to look for, and never counted.</summary>
public sealed class UnspecificSignTests
{
    private const string Seen = "unspecific-sign-seen";

    [Theory]
    [InlineData("icd|M62.81", "muscle weakness")]
    [InlineData("sct|26544005", "muscle weakness")]
    [InlineData("sct|713514005", "muscle weakness")]
    [InlineData("icd|R29.898", "other musculoskeletal sign")]
    [InlineData("sct|7006003", "clumsiness")]
    [InlineData("sct|306741005", "clumsiness")]
    [InlineData("icd|R27.8", "clumsiness")]
    [InlineData("sct|88111009", "altered bowel function")]
    public void It_is_shown_and_changes_no_pathway(string code, string words)
    {
        var chart = Chart.Baseline.With(Written.Condition(code));

        chart.Pathway.ShouldBe("conservative-plan");
        chart.Decision.Indicator.ShouldBe(Chart.Baseline.Decision.Indicator);
        chart.Decision.Notes.Single(static note => note.Rule == Seen).Sentence.ShouldContain(words);
    }

    [Theory]
    [InlineData("gait-instability", "urgent-surgical-referral")]
    [InlineData("hoffmann-sign", "complete-assessment")]
    public void It_is_shown_beside_what_refers_and_what_is_missing(string sign, string pathway)
    {
        var chart = Chart.Baseline.With(Written.Condition("icd|M62.81"), Written.Present(sign));

        chart.Pathway.ShouldBe(pathway);
        chart.Rules.ShouldContain(Seen);
    }

    [Theory]
    [InlineData("resolved", "confirmed")]
    [InlineData("inactive", "confirmed")]
    [InlineData("active", "refuted")]
    [InlineData("active", "entered-in-error")]
    public void What_is_over_or_refuted_is_not_shown(string clinical, string verification) =>
        Chart.Baseline.With(Written.Condition("icd|M62.81", clinical: clinical, verification: verification)).Rules.ShouldNotContain(Seen);

    [Theory]
    [InlineData("icd|M62.82")]
    [InlineData("icd|M54.2")]
    [InlineData("icd|R29.6")]
    public void Its_neighbours_are_others(string code) => Chart.Baseline.With(Written.Condition(code)).Rules.ShouldNotContain(Seen);
}
