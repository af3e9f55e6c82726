using CervicalRehab.Cds.Fhir.Reading;
using CervicalRehab.Cds.Protocol;

namespace CervicalRehab.Cds.Service.Tests.Medicine;

/// <summary>Contract section 3, row "OPLL"; D1 to D3.</summary>
public sealed class OpllTests
{
    private const string Plan = "conservative-plan";
    private const string Assess = "complete-assessment";
    private const string None = "not-applicable";
    private const string Minor = """ "severity": { "coding": [{ "system": "http://snomed.info/sct", "code": "255604002" }] } """;

    private static Chart WithoutOpll => Chart.Baseline.Without("90448008");

    [Theory]
    [InlineData("sct|90448008", Plan)]
    [InlineData("icd|M48.8X1", Plan)]
    [InlineData("icd|M48.8X2", Plan)]
    [InlineData("icd|M48.8X3", Plan)]
    [InlineData("icd|M488X1", Plan)]
    [InlineData("icd|m48.8x3", Plan)]
    [InlineData("icd|M48.8X9", Assess)]
    [InlineData("icd|M48.8X9 icd|M488X9", Assess)]
    [InlineData("icd|M48.8X4", None)]
    [InlineData("icd|M48.8X5", None)]
    [InlineData("icd|M48.8X6", None)]
    [InlineData("icd|M48.8X7", None)]
    [InlineData("icd|M48.8X8", None)]
    [InlineData("icd|M48.02", None)]
    [InlineData("sct|88199009", None)]
    [InlineData("http://site.example|90448008", Assess)]
    [InlineData("sct|90448008 icd|M48.8X2", Plan)]
    [InlineData("sct|90448008 icd|M48.8X9", Assess)]
    [InlineData("sct|90448008 icd|M48.8X6", None)]
    [InlineData("icd|M48.8X2 icd|M48.8X6 sct|90448008", Assess)]
    public void D1_D2_A_code_says_whether_and_where(string code, string pathway)
    {
        var chart = WithoutOpll.With(Written.Condition(code, Minor));

        chart.Pathway.ShouldBe(pathway);
        chart.With(Written.Present("gait-instability")).Pathway.ShouldBe(pathway == None ? None : "urgent-surgical-referral");
    }

    [Theory]
    [InlineData("\"text\": \"Ossification of the posterior longitudinal ligament\"")]
    [InlineData("\"text\": \"OPLL C4-C6\"")]
    [InlineData("\"text\": \"cervical opll, minor\"")]
    [InlineData("\"coding\": [{ \"system\": \"http://site.example/problems\", \"code\": \"17\", \"display\": \"OPLL\" }]")]
    [InlineData("\"coding\": [{ \"display\": \"Ossification of posterior longitudinal ligament\" }]")]
    [InlineData("\"coding\": [], \"text\": \"Calcification of the Posterior Longitudinal Ligament\"")]
    [InlineData("\"text\": \"Ossified PLL C4-6\"")]
    [InlineData("\"text\": \"O.P.L.L. C5\"")]
    [InlineData("\"text\": \"Ossification of post. longitudinal ligament\"")]
    [InlineData("\"text\": \"Ossifikation des Ligamentum longitudinale posterius\"")]
    [InlineData("\"text\": \"Ossifikation des hinteren Längsbandes\"")]
    [InlineData("\"text\": \"ossification du ligament longitudinal postérieur\"")]
    [InlineData("\"text\": \"Ossifikation av bakre longitudinella ligamentet\"")]
    [InlineData("\"text\": \"osificación del ligamento longitudinal posterior\"")]
    [InlineData("\"text\": \"ossificazione del legamento longitudinale posteriore\"")]
    [InlineData("\"text\": \"ossificatie van het ligamentum longitudinale posterius\"")]
    [InlineData("\"text\": \"頚椎後縦靭帯骨化症\"")]
    public void D2_OPLL_as_text_without_a_code_we_know_is_to_be_confirmed(string code)
    {
        var chart = WithoutOpll.With($$"""{ "resourceType": "Condition", {{Minor}}, "code": { {{code}} } }""");

        chart.Pathway.ShouldBe(Assess);
        chart.Rules.Contains("diagnosis-not-confirmed", StringComparer.Ordinal).ShouldBeTrue();
        chart.With(Written.Present("gait-instability")).Pathway.ShouldBe("urgent-surgical-referral");
    }

    [Theory]
    [InlineData("Neck pain")]
    [InlineData("popllar")]
    [InlineData("anterior longitudinal ligament ossification")]
    [InlineData("ossification of the anterior longitudinal ligament, postoperative")]
    [InlineData("tear of the posterior oblique ligament")]
    [InlineData("PLL thickened")]
    [InlineData("myositis ossificans, posterior thigh")]
    public void Other_text_is_not_OPLL(string text) =>
        WithoutOpll.With($$"""{ "resourceType": "Condition", "code": { "text": "{{text}}" } }""").Pathway.ShouldBe(None);

    [Theory]
    [InlineData("\"coding\": [{ \"system\": \"http://hl7.org/fhir/sid/icd-10-cm\", \"code\": \"M48.8X2\" }]", Plan, None)]
    [InlineData("\"coding\": [{ \"system\": \"http://hl7.org/fhir/sid/icd-10-cm\", \"code\": \"M48.8X2\" }], \"text\": \"OPLL\"", Plan, Plan)]
    [InlineData("\"coding\": [{ \"system\": \"http://hl7.org/fhir/sid/icd-10-cm\", \"code\": \"M48.8X2\" }, { \"system\": \"http://snomed.info/sct\", \"code\": \"90448008\" }]", Plan, Plan)]
    [InlineData("\"coding\": [{ \"system\": \"http://hl7.org/fhir/sid/icd-10-cm\", \"code\": \"M48.8X1\" }]", Plan, Plan)]
    public void M48_8X2_alone_is_accepted_unless_the_site_turns_it_off(string code, string accepted, string turnedOff)
    {
        var chart = WithoutOpll.With($$"""{ "resourceType": "Condition", {{Minor}}, "code": { {{code}} } }""");

        chart.Pathway.ShouldBe(accepted);
        (chart with { Options = new ReaderOptions { AcceptM488X2Alone = false } }).Pathway.ShouldBe(turnedOff);
    }

    [Fact]
    public void A_code_of_the_site_counts_through_its_map()
    {
        var mapped = new ReaderOptions { SiteCode = coding => coding.Code == "17" ? new("http://snomed.info/sct", "90448008") : null };
        var chart = WithoutOpll.With(Written.Condition("http://site.example/problems|17", Minor));

        chart.Pathway.ShouldBe(None);
        (chart with { Options = mapped }).Pathway.ShouldBe(Plan);
    }

    [Theory]
    [InlineData("sct|255604002", Plan, Indicator.Info)]
    [InlineData("sct|6736007", "surgical-referral", Indicator.Warning)]
    [InlineData("sct|24484000", "surgical-referral", Indicator.Warning)]
    [InlineData("sct|371924009", "surgical-referral", Indicator.Warning)]
    [InlineData("sct|24484000 sct|6736007", "surgical-referral", Indicator.Warning)]
    [InlineData("sct|255604002 http://site.example/severity|1", Plan, Indicator.Info)]
    [InlineData("sct|255604002 loinc|LA6752-5", Plan, Indicator.Info)]
    [InlineData("sct|255604002 loinc|LA6750-9", Assess, Indicator.Warning)]
    [InlineData("sct|255604002 urn:oid:2.16.840.1.113883.6.1|LA6751-7", Assess, Indicator.Warning)]
    [InlineData("sct|255604002 http://terminology.hl7.org/CodeSystem/v3-ObservationValue|H", Assess, Indicator.Warning)]
    [InlineData("sct|371923003", Assess, Indicator.Warning)]
    [InlineData("http://site.example|255604002", Assess, Indicator.Warning)]
    [InlineData("sct|255604002 sct|6736007", Assess, Indicator.Warning)]
    [InlineData("sct|255604002 sct|371923003", Assess, Indicator.Warning)]
    [InlineData("sct|6736007 sct|371923003", Assess, Indicator.Warning)]
    public void D3_Severity_decides_about_minor(string severity, string pathway, Indicator indicator)
    {
        var chart = WithoutOpll.With(Written.Condition("sct|90448008", $$""" "severity": {{Written.Concept(severity)}} """));

        chart.Pathway.ShouldBe(pathway);
        chart.Decision.Indicator.ShouldBe(indicator);
    }

    [Theory]
    [InlineData("\"note\": []", Plan, "extent-not-stated")]
    [InlineData("\"severity\": null", Plan, "extent-not-stated")]
    [InlineData("\"severity\": { \"text\": \"mild\" }", Assess, "extent-not-understood")]
    [InlineData("\"severity\": { \"coding\": [{ \"code\": \"255604002\" }] }", Assess, "extent-not-understood")]
    [InlineData("\"severity\": {}", Assess, "extent-not-understood")]
    public void D3_Severity_that_is_not_stated_is_a_caveat_and_one_that_is_not_understood_asks_for_the_extent(string members, string pathway, string rule)
    {
        var chart = WithoutOpll.With(Written.Condition("sct|90448008", members));

        chart.Pathway.ShouldBe(pathway);
        chart.Rules.ShouldContain(rule);
        chart.With(Written.Present("gait-instability")).Pathway.ShouldBe("urgent-surgical-referral");
    }

    [Fact]
    public void D3_The_worst_of_two_records_speaks() => Chart.Baseline
        .With(Written.Condition("icd|M48.8X2", $$""" "severity": {{Written.Concept("sct|24484000")}} """))
        .Pathway.ShouldBe("surgical-referral");

    [Theory]
    [InlineData("sct|122494005", Plan)]
    [InlineData("sct|45048000", Plan)]
    [InlineData("sct|51440002", Plan)]
    [InlineData("sct|122495006", Assess)]
    public void A_body_site_that_is_not_the_neck_leaves_the_site_open(string site, string pathway) => WithoutOpll
        .With(Written.Condition("sct|90448008", $$"""{{Minor}}, "bodySite": [{{Written.Concept(site)}}]"""))
        .Pathway.ShouldBe(pathway);

    [Theory]
    [InlineData("sct|122495006", "sct|122495006", Assess)]
    [InlineData("sct|122495006", "sct|122494005", Plan)]
    [InlineData("sct|122494005", "sct|122495006", Plan)]
    public void Of_two_body_sites_the_neck_is_one_or_the_site_is_open(string one, string other, string pathway) => WithoutOpll
        .With(Written.Condition("sct|90448008", $$"""{{Minor}}, "bodySite": [{{Written.Concept(one)}}, {{Written.Concept(other)}}]"""))
        .Pathway.ShouldBe(pathway);

    // D2, D29, D37: a site in words alone is one that is not understood, unless it names the neck; a side is no site.
    [Theory]
    [InlineData("cervical spine", Plan)]
    [InlineData("Neck", Plan)]
    [InlineData("C4-C5", Plan)]
    [InlineData("c3/4", Plan)]
    [InlineData("left", Plan)]
    [InlineData(" ", Plan)]
    [InlineData("thoracic spine", Assess)]
    [InlineData("T4", Assess)]
    [InlineData("L4/5", Assess)]
    [InlineData("a place nobody knows", Assess)]
    public void A_body_site_in_words_alone_that_is_not_the_neck_leaves_the_site_open(string site, string pathway) => WithoutOpll
        .With(Written.Condition("sct|90448008", $$"""{{Minor}}, "bodySite": [{ "text": "{{site}}" }]"""))
        .Pathway.ShouldBe(pathway);

    [Theory]
    [InlineData("code is a list", """{ "resourceType": "Condition", "code": [{ "coding": [{ "system": "http://snomed.info/sct", "code": "90448008" }] }] }""")]
    [InlineData("code is a Coding", """{ "resourceType": "Condition", "code": { "system": "http://snomed.info/sct", "code": "90448008" }, "onsetDateTime": 5 }""")]
    [InlineData("code is a number", """{ "resourceType": "Condition", "code": { "coding": [{ "system": "http://snomed.info/sct", "code": 90448008 }] } }""")]
    [InlineData("coding is no list", """{ "resourceType": "Condition", "code": { "coding": { "system": "http://snomed.info/sct", "code": "90448008" } } }""")]
    [InlineData("code is text", """{ "resourceType": "Condition", "code": "OPLL" }""")]
    [InlineData("clinicalStatus is a string", """{ "resourceType": "Condition", "clinicalStatus": "active", "code": { "coding": [{ "system": "http://snomed.info/sct", "code": "90448008" }] } }""")]
    [InlineData("severity is a number", """{ "resourceType": "Condition", "severity": 1, "code": { "coding": [{ "system": "http://snomed.info/sct", "code": "90448008" }] } }""")]
    [InlineData("onset is an object", """{ "resourceType": "Condition", "onsetDateTime": {}, "code": { "coding": [{ "system": "http://snomed.info/sct", "code": "90448008" }] } }""")]
    public void A_broken_Condition_whose_code_reads_as_OPLL_is_unconfirmed_OPLL(string what, string condition)
    {
        var chart = WithoutOpll.With(condition);

        chart.Pathway.ShouldBe(Assess, what);
        chart.Rules.Contains("diagnosis-not-confirmed", StringComparer.Ordinal).ShouldBeTrue(what);
        chart.NotUsed.ShouldHaveSingleItem().ShouldEndWith(": unreadable", Case.Sensitive, what);
        chart.With(Written.Present("gait-instability")).Pathway.ShouldBe("urgent-surgical-referral", what);
    }

    [Fact]
    public void D29_A_broken_Condition_that_is_refuted_is_unconfirmed_OPLL_for_what_is_broken_may_say_otherwise() => WithoutOpll
        .With($$"""{ "resourceType": "Condition", "onsetDateTime": 5, "code": {{Written.Concept("sct|90448008")}}, "verificationStatus": { "coding": [{ "code": "refuted" }] } }""")
        .Pathway.ShouldBe(Assess);

    [Fact]
    public void A_broken_one_beside_a_confirmed_one_changes_nothing() => Chart.Baseline
        .With($$"""{ "resourceType": "Condition", "onsetDateTime": 5, "code": {{Written.Concept("sct|90448008")}} }""")
        .Pathway.ShouldBe(Plan);

    [Theory]
    [InlineData("""{ "resourceType": "Patient", "id": "sample-patient", "birthDate": "1950-01-01", "deceasedBoolean": true }""", None)]
    [InlineData("""{ "resourceType": "Patient", "id": "sample-patient", "birthDate": "1950-01-01", "deceasedDateTime": "2026-01-01" }""", None)]
    [InlineData("""{ "resourceType": "Patient", "id": "sample-patient", "birthDate": "1950-01-01", "deceasedBoolean": false }""", Plan)]
    [InlineData("""{ "resourceType": "Patient", "id": "sample-patient", "birthDate": "2008-06-01" }""", Plan)]
    [InlineData("""{ "resourceType": "Patient", "id": "sample-patient", "birthDate": "2008-06-02" }""", None)]
    [InlineData("""{ "resourceType": "Patient", "id": "sample-patient", "birthDate": "2008-06" }""", Assess)]
    [InlineData("""{ "resourceType": "Patient", "id": "sample-patient", "birthDate": "2008" }""", Assess)]
    [InlineData("""{ "resourceType": "Patient", "id": "sample-patient", "birthDate": "2007" }""", Plan)]
    [InlineData("""{ "resourceType": "Patient", "id": "sample-patient", "birthDate": "2009" }""", None)]
    [InlineData("""{ "resourceType": "Patient", "id": "sample-patient", "birthDate": "unknown" }""", Assess)]
    [InlineData("""{ "resourceType": "Patient", "id": "sample-patient" }""", Assess)]
    public void D1_D4_The_Patient_decides_about_age_and_death(string patient, string pathway) =>
        (Chart.Baseline with { Patient = patient }).Pathway.ShouldBe(pathway);

    [Fact]
    public void D4_A_child_keeps_the_red_flags_and_gets_the_adult_protocol_card_otherwise()
    {
        var child = Chart.Baseline with { Patient = """{ "resourceType": "Patient", "id": "sample-patient", "birthDate": "2015-01-01" }""" };

        child.Decision.Beside.Select(note => note.Topic).ShouldBe([SideTopic.AdultProtocol]);
        child.With(Written.Present("gait-instability")).Pathway.ShouldBe("urgent-surgical-referral");
    }
}
