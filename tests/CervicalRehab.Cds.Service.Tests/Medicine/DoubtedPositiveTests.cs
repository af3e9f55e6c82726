namespace CervicalRehab.Cds.Service.Tests.Medicine;

/// <summary>
/// What says present and cannot be believed takes comfort away like a positive: a negative soon after contradicts it (D7), and none of myelomalacia closes the
/// question of it (D12, D31, D35, D36). All was examined on 2026-05-27.
/// </summary>
public sealed class DoubtedPositiveTests
{
    private static readonly Dictionary<string, Func<string, string>> Doubts = new(StringComparer.Ordinal)
    {
        ["status unknown"] = static text => text.Replace("\"final\"", "\"unknown\"", StringComparison.Ordinal),
        ["status in another case"] = static text => text.Replace("\"final\"", "\"Final\"", StringComparison.Ordinal),
        ["no status"] = static text => text.Replace("\"status\": \"final\",", string.Empty, StringComparison.Ordinal),
        ["no subject"] = static text => With(text, "\"subject\": null"),
        ["subject by identifier"] = static text => With(text, """ "subject": { "identifier": { "value": "4711" } } """),
        ["data-absent reason beside the value"] = static text => With(text, """ "dataAbsentReason": { "text": "error" } """),
    };

    public static TheoryData<string, string> SignsAndDoubts
    {
        get
        {
            var pairs = new TheoryData<string, string>();
            foreach (var sign in new[] { "gait-instability", "bladder-dysfunction", "bowel-dysfunction", "lower-limb-neuro-symptom" })
            {
                foreach (var doubt in Doubts.Keys)
                {
                    pairs.Add(sign, doubt);
                }
            }

            return pairs;
        }
    }

    public static TheoryData<string> AllDoubts => [.. Doubts.Keys];

    [Theory]
    [MemberData(nameof(SignsAndDoubts))]
    public void D7_A_positive_in_doubt_that_a_negative_followed_within_28_days_is_a_conflict(string sign, string doubt)
    {
        Chart.Baseline.With(Doubts[doubt](Written.Present(sign, "2026-04-29"))).Pathway.ShouldBe("complete-assessment");
        Chart.Baseline.With(Doubts[doubt](Written.Present(sign, "2026-04-28"))).Pathway.ShouldBe("conservative-plan");
        Chart.Baseline.With(Doubts[doubt](Written.Absent(sign, "2026-05-20"))).Pathway.ShouldBe("conservative-plan");
    }

    [Theory]
    [InlineData("hoffmann-sign", "sct|7771000")]
    [InlineData("hand-weakness", "sct|24028007")]
    [InlineData("upper-limb-numbness", "sct|7771000")]
    public void D7_D10_The_same_of_a_side(string sign, string side) => Chart.Baseline
        .With(Doubts["status unknown"](Written.OnSide(sign, side, Written.Value("sct|52101004"), "2026-05-20")))
        .Pathway.ShouldBe("complete-assessment");

    [Fact]
    public void D6_What_says_neither_yields_to_a_later_negative() => Chart.Baseline
        .With(Written.Observation("gait-instability", Written.Value("sct|82334004"), "2026-05-20"), Written.Observation("bladder-dysfunction", "\"valueString\": \"normal\"", "2026-05-20"))
        .Pathway.ShouldBe("conservative-plan");

    [Theory]
    [MemberData(nameof(AllDoubts))]
    public void D12_Myelomalacia_in_doubt_beside_no_compression_is_not_evaluated(string doubt)
    {
        var clear = Chart.Baseline.With(Written.Absent("mri-cord-compression", "2026-05-01"));
        var chart = clear.With(Doubts[doubt](Written.Present("mri-myelomalacia", "2026-05-01")));

        clear.Pathway.ShouldBe("conservative-plan");
        chart.Pathway.ShouldBe("complete-assessment");
        chart.Decision.NoRedFlags.ShouldBeFalse();
        chart.Decision.Because.Single(finding => finding.Rule == "mri-not-evaluated").Sentence.ShouldBe("MRI on file, not evaluated (May 1): a finding on myelomalacia could not be used");
        clear.With(Doubts[doubt](Written.Absent("mri-myelomalacia", "2026-03-01"))).Pathway.ShouldBe("conservative-plan");
    }

    [Fact]
    public void D12_Myelomalacia_that_was_not_looked_for_or_is_absent_opens_nothing()
    {
        var clear = Chart.Baseline.With(Written.Absent("mri-cord-compression", "2026-05-01"));

        clear.With(Written.Absent("mri-myelomalacia", "2026-05-01")).Pathway.ShouldBe("conservative-plan");
        clear.With(Written.Observation("mri-myelomalacia", "\"dataAbsentReason\": { \"text\": \"not done\" }", "2026-05-01")).Pathway.ShouldBe("conservative-plan");
    }

    [Theory]
    [MemberData(nameof(AllDoubts))]
    public void D12_Myelomalacia_in_doubt_beside_compression_is_named(string doubt)
    {
        var compression = Chart.Baseline.With(Written.Present("mri-cord-compression", "2026-05-01"));
        var chart = compression.With(Doubts[doubt](Written.Present("mri-myelomalacia", "2026-05-01")));

        chart.Pathway.ShouldBe("surgical-referral");
        chart.Rules.ShouldContain(Open);
        compression.Rules.ShouldNotContain(Open);
        Chart.Baseline.With(Written.Condition("sct|71286001"), Doubts[doubt](Written.Present("mri-myelomalacia", "2026-05-01"))).Rules.ShouldContain(Open);
        compression.With(Doubts[doubt](Written.Present("mri-myelomalacia", "2026-04-01")), Written.Absent("mri-myelomalacia", "2026-05-01")).Rules.ShouldNotContain(Open);
    }

    [Fact]
    public void D12_Myelomalacia_of_the_same_study_is_urgent_and_of_a_day_that_nobody_knows_may_be_of_it()
    {
        var compression = Chart.Baseline.With(Written.Present("mri-cord-compression", "2026-05-01"));

        compression.With(Written.Present("mri-myelomalacia", "2026-05-01")).Pathway.ShouldBe("urgent-surgical-referral");
        compression.With(Written.Present("mri-myelomalacia", "2026-05-01")).Rules.ShouldNotContain(Open);
        compression.With(Written.Present("mri-myelomalacia", "2026-04-01")).Rules.ShouldNotContain(Open);
        compression.With(Written.Absent("mri-myelomalacia", "2026-05-01")).Rules.ShouldNotContain(Open);
        compression.With(Written.Present("mri-myelomalacia", "2026-05-01").Replace("\"effectiveDateTime\": \"2026-05-01\",", string.Empty, StringComparison.Ordinal)).Rules.ShouldContain(Open);
    }

    private const string Open = "myelomalacia-open";

    private static string With(string text, string member) => text.TrimEnd().TrimEnd('}') + $", {member} }}";
}
