using System.Text.Json;

namespace CervicalRehab.Cds.Service.Tests.Medicine;

/// <summary>Every status of a record against what it says (protocol section 3, hazards 03 to 05).</summary>
public sealed class StatusMatrixTests(TestHost host) : IClassFixture<TestHost>
{
    private static readonly string[] Standing = ["", "active", "recurrence", "relapse"];
    private static readonly string[] Over = ["inactive", "remission", "resolved"];
    private static readonly string[] Sure = ["", "confirmed"];
    private static readonly string[] Unsure = ["unconfirmed", "provisional", "differential"];
    private static readonly string[] Withdrawn = ["refuted", "entered-in-error"];

    public static TheoryData<string, bool, bool> ObservationStatuses => new()
    {
        // status, a positive acts, a negative reassures
        { "final", true, true },
        { "amended", true, true },
        { "corrected", true, true },
        { "preliminary", true, false },
        { "registered", false, false },
        { "cancelled", false, false },
        { "entered-in-error", false, false },
        { "unknown", false, false },
        { "", false, false },
        { "done", false, false },
    };

    public static TheoryData<string, string> ConditionStatuses
    {
        get
        {
            var rows = new TheoryData<string, string>();
            foreach (var clinical in Standing.Concat(Over))
            {
                foreach (var verification in Sure.Concat(Unsure).Concat(Withdrawn))
                {
                    rows.Add(clinical, verification);
                }
            }

            return rows;
        }
    }

    [Theory]
    [MemberData(nameof(ObservationStatuses))]
    public async Task DATA_12_A_positive_acts_by_its_status(string status, bool acts, bool reassures)
    {
        var chart = Chart.Baseline.Without("gait-instability").With(Written.Present("gait-instability", status: status));

        var decision = await Decision(chart);

        decision.GetProperty("pathway").GetString().ShouldBe(acts ? "urgent-surgical-referral" : "complete-assessment", $"{reassures}");
        decision.TryGetProperty("notUsed", out var notUsed).ShouldBe(!acts);
        if (!acts)
        {
            notUsed[0].GetProperty("reason").GetString().ShouldBe(ReasonOf(status));
        }
    }

    [Theory]
    [MemberData(nameof(ObservationStatuses))]
    public async Task DATA_12_A_negative_reassures_by_its_status(string status, bool acts, bool reassures)
    {
        var chart = Chart.Baseline.Without("gait-instability").With(Written.Absent("gait-instability", status: status));

        var decision = await Decision(chart);

        decision.GetProperty("pathway").GetString().ShouldBe(reassures ? "conservative-plan" : "complete-assessment", $"{acts}");
        if (!reassures)
        {
            var missing = decision.GetProperty("missing").EnumerateArray().Single();
            missing.GetProperty("fact").GetString().ShouldBe("gait-instability");
            missing.GetProperty("reason").GetString().ShouldBe(acts ? "preliminary" : "not-recorded");
        }
    }

    [Theory]
    [MemberData(nameof(ObservationStatuses))]
    public void DATA_12_A_measurement_counts_by_its_status(string status, bool acts, bool reassures)
    {
        var pain = Chart.Baseline.Without("38214-3").With(Written.Observation("loinc|38214-3", Written.Quantity("40", "mm"), status: status));
        var shoulder = Chart.Baseline.Without("shoulder-rom").With(Written.Observation("shoulder-rom", Written.Value("sct|17621005"), status: status));
        var motion = Chart.Baseline.Without("rom-cervical-panel").With(MotionTests.Panel(status: status));

        foreach (var chart in new[] { pain, shoulder, motion })
        {
            chart.Pathway.ShouldBe(reassures ? "conservative-plan" : "complete-assessment", $"{acts}");
        }
    }

    [Fact]
    public void D6_Preliminary_then_final_negative_is_absent() => Chart.Baseline
        .With(Written.Absent("gait-instability", "2026-05-29", "preliminary"), Written.Absent("gait-instability", "2026-05-30"))
        .Pathway.ShouldBe("conservative-plan");

    [Fact]
    public void H03_A_preliminary_negative_does_not_clear_a_positive() => Chart.Baseline.Without("gait-instability")
        .With(Written.Present("gait-instability", "2026-03-01"), Written.Absent("gait-instability", "2026-05-30", "preliminary"))
        .Pathway.ShouldBe("urgent-surgical-referral");

    [Fact]
    public void H04_What_was_entered_in_error_does_not_outlive_its_correction() => Chart.Baseline
        .With(Written.Present("gait-instability", "2026-05-30", "entered-in-error"))
        .Pathway.ShouldBe("conservative-plan");

    [Theory]
    [MemberData(nameof(ConditionStatuses))]
    public void D1_D2_OPLL_by_clinical_and_verification_status(string clinical, string verification)
    {
        var expected = Over.Contains(clinical, StringComparer.Ordinal) || Withdrawn.Contains(verification, StringComparer.Ordinal) ? "not-applicable"
            : Sure.Contains(verification, StringComparer.Ordinal) ? "conservative-plan"
            : "complete-assessment";
        var chart = Chart.Baseline.Without("90448008").With(Opll(clinical, verification));

        chart.Pathway.ShouldBe(expected);
        chart.With(Written.Present("gait-instability")).Pathway.ShouldBe(expected == "not-applicable" ? expected : "urgent-surgical-referral");
    }

    [Theory]
    [MemberData(nameof(ConditionStatuses))]
    public void A_sign_held_as_a_Condition_by_clinical_and_verification_status(string clinical, string verification)
    {
        var acts = Standing.Contains(clinical, StringComparer.Ordinal) && !Withdrawn.Contains(verification, StringComparer.Ordinal);
        var gait = Written.Condition("sct|22325002", "\"onsetDateTime\": \"2026-05-30\", \"abatementDateTime\": \"2026-05-31\"", clinical, verification);
        var withoutExam = Chart.Baseline.Without("gait-instability").With(gait);

        withoutExam.Pathway.ShouldBe(acts ? "urgent-surgical-referral" : "complete-assessment");
        if (!acts)
        {
            withoutExam.With(Written.Absent("gait-instability", Written.Today)).Pathway.ShouldBe("conservative-plan");
        }
    }

    [Fact]
    public void H05_A_refuted_Condition_is_listed_as_such() => Chart.Baseline
        .With(Written.Condition("sct|22325002", "\"id\": \"gait\"", verification: "refuted"))
        .NotUsed.ShouldBe(["Condition/gait: refuted"]);

    [Fact]
    public void One_refuted_and_one_confirmed_OPLL_is_OPLL() =>
        Chart.Baseline.With(Opll("active", "refuted")).Pathway.ShouldBe("conservative-plan");

    [Fact]
    public void One_resolved_and_one_provisional_OPLL_is_unconfirmed_OPLL() => Chart.Baseline.Without("90448008")
        .With(Opll("resolved", "confirmed"), Opll("active", "provisional")).Pathway.ShouldBe("complete-assessment");

    private static string Opll(string clinical, string verification) =>
        Written.Condition("sct|90448008", $$""" "severity": {{Written.Concept("sct|255604002")}} """, clinical, verification);

    private static string ReasonOf(string status) => status switch
    {
        "" => "no-status",
        "done" or "unknown" => "status-unknown",
        _ => status,
    };

    private async Task<JsonElement> Decision(Chart chart)
    {
        var answer = await host.Post(chart.Call());
        answer.Status.ShouldBe(200);
        return answer.Json.GetProperty("cards")[0].GetProperty("extension").GetProperty("example.cervical-rehab.decision");
    }
}
