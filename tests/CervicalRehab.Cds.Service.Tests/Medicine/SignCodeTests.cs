namespace CervicalRehab.Cds.Service.Tests.Medicine;

/// <summary>The codes of protocol section 3, copied from its table: on Observations the value decides, on Conditions the statuses.</summary>
public sealed class SignCodeTests
{
    private const string Urgent = "urgent-surgical-referral";
    private const string Surgical = "surgical-referral";
    private const string Assess = "complete-assessment";
    private const string Plan = "conservative-plan";

    /// <summary>Code, pathway when present without a side, pathway when present on both sides.</summary>
    private static readonly (string Code, string Unsided, string Bilateral)[] Snomed =
    [
        ("sct|15634971000119107", Urgent, Urgent), ("sct|91327001", Urgent, Urgent),
        ("sct|713512009", Surgical, Urgent), ("sct|299042006", Surgical, Urgent),
        ("sct|309521004", Assess, Urgent), ("sct|309086004", Assess, Urgent), ("sct|95673003", Assess, Urgent),
        ("sct|299849001", Assess, Surgical),
        ("sct|22325002", Urgent, Urgent), ("sct|394616008", Urgent, Urgent), ("sct|22631008", Urgent, Urgent),
        ("sct|25136009", Urgent, Urgent), ("sct|431524008", Urgent, Urgent), ("sct|387603000", Urgent, Urgent),
        ("sct|102568007", Urgent, Urgent), ("sct|309537005", Urgent, Urgent), ("sct|429783005", Urgent, Urgent), ("sct|312444006", Urgent, Urgent),
        ("sct|40492006", Urgent, Urgent), ("sct|398064005", Urgent, Urgent), ("sct|397732007", Urgent, Urgent),
        ("sct|267064002", Urgent, Urgent), ("sct|236648008", Urgent, Urgent), ("sct|165232002", Urgent, Urgent),
        ("sct|72042002", Urgent, Urgent), ("sct|425671009", Urgent, Urgent),
    ];

    private static readonly string[] Icd =
    [
        "R26.0", "R26.1", "R26.81", "R26.89", "R26.9", "R27.0", "N31.9", "R33.0", "R33.8", "R33.9", "R32", "R39.19", "G95.89", "G83.4", "R15.9", "K59.2",
    ];

    public static TheoryData<string, string, string> SnomedCodes
    {
        get
        {
            var rows = new TheoryData<string, string, string>();
            foreach (var (code, unsided, bilateral) in Snomed)
            {
                rows.Add(code, unsided, bilateral);
            }

            return rows;
        }
    }

    public static TheoryData<string> IcdCodes => [.. Icd];

    [Theory]
    [MemberData(nameof(SnomedCodes))]
    public void A_SNOMED_code_on_an_Observation_acts_when_its_value_is_present(string code, string unsided, string bilateral)
    {
        Chart.Baseline.With(Written.Present(code)).Pathway.ShouldBe(unsided);
        Chart.Baseline.With(Written.OnSide(code, "sct|51440002", Written.Value("sct|52101004"))).Pathway.ShouldBe(bilateral);
    }

    [Theory]
    [MemberData(nameof(SnomedCodes))]
    public void H05_A_finding_code_with_the_value_absent_is_no_flag(string code, string unsided, string bilateral)
    {
        foreach (var no in new[] { Written.Value("sct|2667000"), Written.Value("sct|260385009"), "\"valueBoolean\": false" })
        {
            Chart.Baseline.With(Written.Observation(code, no)).Pathway.ShouldBe(Plan, $"{unsided} {bilateral} {no}");
        }
    }

    [Theory]
    [MemberData(nameof(SnomedCodes))]
    public void A_SNOMED_code_on_an_active_Condition_acts(string code, string unsided, string bilateral)
    {
        Chart.Baseline.With(Written.Condition(code)).Pathway.ShouldBe(unsided);
        Chart.Baseline.With(Written.Condition(code, $$""" "onsetDateTime": "2026-05-30", "bodySite": [{{Written.Concept("sct|51440002")}}] """)).Pathway.ShouldBe(bilateral);
        Chart.Baseline.With(Written.Condition(code, $$""" "onsetDateTime": "2026-05-30", "bodySite": [{{Written.Concept("sct|7771000")}}, {{Written.Concept("sct|24028007")}}] """))
            .Pathway.ShouldBe(bilateral);
    }

    [Theory]
    [MemberData(nameof(IcdCodes))]
    public void An_ICD_10_CM_code_on_an_active_Condition_is_a_flag_with_and_without_its_dot(string code)
    {
        Chart.Baseline.With(Written.Condition("icd|" + code)).Pathway.ShouldBe(Urgent);
        Chart.Baseline.With(Written.Condition("icd|" + code.Replace(".", string.Empty, StringComparison.Ordinal))).Pathway.ShouldBe(Urgent);
    }

    [Theory]
    [InlineData("icd|R20.0")]
    [InlineData("icd|R20.2")]
    public void D37_R20_counts_only_with_a_limb_as_body_site(string code)
    {
        Chart.Baseline.With(Written.Condition(code)).Pathway.ShouldBe(Plan);
        Chart.Baseline.With(Written.Condition(code, Sites("sct|53120007 sct|51440002"))).Pathway.ShouldBe(Urgent);
        Chart.Baseline.With(Written.Condition(code, Sites("sct|85562004"))).Pathway.ShouldBe(Assess);
        Chart.Baseline.With(Written.Condition(code, Sites("sct|61685007 sct|51440002"))).Pathway.ShouldBe(Urgent);
        Chart.Baseline.With(Written.Condition(code, Sites("sct|45048000"))).Pathway.ShouldBe(Plan);
    }

    [Theory]
    [InlineData("sct|202664003")]
    [InlineData("sct|65260001")]
    [InlineData("icd|M47.12")]
    [InlineData("icd|G99.2")]
    [InlineData("icd|G95.9")]
    [InlineData("sct|71286001")]
    [InlineData("icd|G95.20")]
    [InlineData("icd|G95.29")]
    public void D12_Myelopathy_and_cord_compression_as_active_problems_are_referred(string code)
    {
        Chart.Baseline.With(Written.Condition(code)).Pathway.ShouldBe(Surgical);
        Chart.Baseline.With(Written.Condition(code, clinical: "resolved")).Pathway.ShouldBe(Plan);
        Chart.Baseline.With(Written.Condition(code, verification: "refuted")).Pathway.ShouldBe(Plan);
        Chart.Baseline.With(Written.Condition(code, verification: "entered-in-error")).Pathway.ShouldBe(Plan);
    }

    [Fact]
    public void D12_A_referral_for_the_cord_names_what_was_found()
    {
        Said(Written.Condition("sct|71286001")).ShouldBe("On record: spinal cord compression (May 30). This contradicts minor OPLL");
        Said(Written.Present("mri-cord-compression"), Written.Absent("mri-myelomalacia")).ShouldStartWith("On record: MRI cord compression (May 30). ");
        Said(Written.Absent("mri-cord-compression"), Written.Present("mri-myelomalacia")).ShouldStartWith("On record: MRI myelomalacia (May 30). ");
        Said(Written.Present("mri-cord-compression", "2026-02-21"), Written.Present("mri-myelomalacia", "2026-02-21"), Written.Present("mri-cord-compression"), Written.Absent("mri-myelomalacia"))
            .ShouldStartWith("On record: MRI cord compression (May 30), MRI myelomalacia (Feb 21). ");
        Said(Written.Present("mri-cord-compression", "2026-02-21"), Written.Condition("sct|71286001")).ShouldStartWith("On record: spinal cord compression (May 30), MRI cord compression (Feb 21). ");

        static string Said(params string[] resources) => Chart.Baseline.With([.. resources]).Decision.Because.Single(finding => finding.Rule == "mri-compression").Sentence;
    }

    [Theory]
    [InlineData("sct|86854008")]
    [InlineData("icd|R29.2")]
    public void D10_Another_pyramidal_sign_withholds_the_plan(string code)
    {
        Chart.Baseline.With(Written.Present(code)).Pathway.ShouldBe(Assess);
        Chart.Baseline.With(Written.Condition(code)).Pathway.ShouldBe(Assess);
    }

    [Theory]
    [InlineData("sct|22220005", "urgent-surgical-referral")]
    [InlineData("sct|67141003", Plan)]
    public void D11_D38_What_is_listed_as_no_flag_is_seen_in_an_examination_too_which_dates_no_onset(string code, string pathway)
    {
        var chart = Chart.Baseline.With(Written.Present(code, "2020-01-01"));

        chart.Pathway.ShouldBe(pathway);
        chart.Decision.Inputs.ShouldContain(input => input.Value == "present");
        Chart.Baseline.With(Written.Absent(code, "2026-05-30")).Pathway.ShouldBe(Plan);
    }

    [Theory]
    [InlineData("sct|67141003", "painful-gait-seen")]
    [InlineData("sct|428264009", "painful-gait-seen")]
    [InlineData("sct|22220005", "stress-incontinence-seen")]
    [InlineData("icd|N39.3", "stress-incontinence-seen")]
    public void What_is_listed_as_no_flag_is_shown_and_not_counted(string code, string rule)
    {
        var chart = Chart.Baseline.With(Written.Condition(code, "\"onsetDateTime\": \"2020-01-01\""));

        chart.Pathway.ShouldBe(Plan);
        chart.Rules.Contains(rule, StringComparer.Ordinal).ShouldBeTrue();
    }

    [Fact]
    public void D9_Marked_as_worse_by_the_examiner_is_urgent() => Chart.Baseline
        .With(Written.OnSide("hand-weakness", "sct|7771000", $$"""{{Written.Value("sct|52101004")}}, "interpretation": [{{Written.Concept("v3|W")}}]"""))
        .Pathway.ShouldBe(Urgent);

    private static string Sites(string site) => $$""" "onsetDateTime": "2026-05-30", "bodySite": [{{Written.Concept(site)}}] """;
}
