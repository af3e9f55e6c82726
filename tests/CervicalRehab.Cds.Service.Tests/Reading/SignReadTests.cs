using CervicalRehab.Cds.Protocol;
using CervicalRehab.Cds.Service.Tests.Medicine;

namespace CervicalRehab.Cds.Service.Tests.Reading;

/// <summary>What the picture says of a neurologic sign, an OPLL and an MRI: the words, the side, the reason, what is listed.</summary>
public sealed partial class SignReadTests
{
    private const string Opll = "sct|90448008";

    [Theory]
    [InlineData("\"valueBoolean\": true", Protocol.Answer.Yes, "present", null)]
    [InlineData("\"valueBoolean\": false", Protocol.Answer.No, "absent", null)]
    [InlineData("\"valueCodeableConcept\": { \"coding\": [{ \"system\": \"http://snomed.info/sct\", \"code\": \"82334004\" }] }", Protocol.Answer.Unknown, "indeterminate", Reason.Indeterminate)]
    [InlineData("\"valueCodeableConcept\": { \"coding\": [{ \"system\": \"http://snomed.info/sct\", \"code\": \"1\" }] }", Protocol.Answer.Unknown, "unknown", Reason.ValueNotUnderstood)]
    [InlineData("\"valueString\": \"no\"", Protocol.Answer.Unknown, "unknown", Reason.ValueNotUnderstood)]
    [InlineData("\"valueInteger\": 1", Protocol.Answer.Unknown, "unknown", Reason.ValueNotUnderstood)]
    [InlineData("\"valueQuantity\": { \"value\": 1 }", Protocol.Answer.Unknown, "unknown", Reason.ValueNotUnderstood)]
    [InlineData("\"language\": \"en\"", Protocol.Answer.Unknown, "unknown", Reason.NoValue)]
    public void H05_A_finding_is_told_in_our_words_and_listed_when_it_is_unclear(string value, Protocol.Answer finding, string words, Reason? unclear)
    {
        var picture = Chart.Empty.With(Written.Observation("gait-instability", value)).Picture;

        picture.Signs.Select(sign => (sign.Sign, sign.Side, sign.Finding, sign.Unclear, sign.Origin)).ShouldBe([(Sign.GaitInstability, Side.NotStated, finding, unclear, SignOrigin.Examination)]);
        picture.Signs.Select(sign => (sign.Source.Fact, sign.Source.Value, sign.Source.Unit, sign.Source.Status)).ShouldBe([("gait-instability", words, null, "final")]);
        picture.NotUsed.Select(unused => (unused.Reference, unused.Reason, unused.Fact)).ShouldBe(unclear is { } told ? [("Observation/added-0", told, "gait-instability")] : []);
    }

    [Fact]
    public void D6_What_was_not_done_is_no_record_and_is_listed()
    {
        var picture = Chart.Empty.With(Written.Observation("gait-instability", "\"dataAbsentReason\": { \"text\": \"x\" }")).Picture;

        picture.Signs.ShouldBeEmpty();
        picture.NotUsed.ShouldHaveSingleItem().ShouldBe(new UnusedRecord { Reference = "Observation/added-0", Reason = Reason.NotPerformed, Fact = "gait-instability" });
    }

    [Theory]
    [InlineData("POS", "\"valueBoolean\": false", Protocol.Answer.Yes, null)]
    [InlineData("NEG", "\"language\": \"en\"", Protocol.Answer.No, null)]
    [InlineData("NEG", "\"valueBoolean\": true", Protocol.Answer.Yes, null)]
    [InlineData("NEG", "\"valueString\": \"?\"", Protocol.Answer.Unknown, Reason.ValueNotUnderstood)]
    [InlineData("IND", "\"language\": \"en\"", Protocol.Answer.Unknown, Reason.Indeterminate)]
    [InlineData("E", "\"valueBoolean\": false", Protocol.Answer.Unknown, Reason.Indeterminate)]
    [InlineData("IND", "\"valueBoolean\": false", Protocol.Answer.Unknown, Reason.Indeterminate)]
    [InlineData("IND", "\"valueBoolean\": true", Protocol.Answer.Yes, null)]
    [InlineData("W", "\"language\": \"en\"", Protocol.Answer.Yes, null)]
    [InlineData("W", "\"valueBoolean\": false", Protocol.Answer.Unknown, Reason.Conflicting)]
    public void H05_An_interpretation_warns_beside_a_value_and_reassures_only_without_one(string code, string value, Protocol.Answer finding, Reason? unclear)
    {
        var sign = SignOf(Written.Observation("gait-instability", $"\"interpretation\": [{Written.Concept("v3|" + code)}], {value}"));

        (sign.Finding, sign.Unclear, sign.MarkedWorse).ShouldBe((finding, unclear, code == "W" && finding == Protocol.Answer.Yes));
    }

    [Theory]
    [InlineData("5", Protocol.Answer.No, "5", null)]
    [InlineData("4", Protocol.Answer.Yes, "4", null)]
    [InlineData("0", Protocol.Answer.Yes, "0", null)]
    [InlineData("6", Protocol.Answer.Unknown, "unknown", Reason.OutOfRange)]
    [InlineData("-1", Protocol.Answer.Unknown, "unknown", Reason.OutOfRange)]
    public void D8_A_grade_below_five_is_weakness(string grade, Protocol.Answer finding, string words, Reason? unclear)
    {
        var sign = SignOf(Written.OnSide("upper-limb-strength-mrc", "left-side", $"\"valueInteger\": {grade}"));

        (sign.Sign, sign.Side, sign.Finding, sign.Unclear).ShouldBe((Sign.UpperLimbStrength, Side.Left, finding, unclear));
        (sign.Source.Value, sign.Source.Unit, sign.Source.Side).ShouldBe((words, unclear is null ? "{score}" : null, "left"));
    }

    [Theory]
    [InlineData("left-side", new[] { Side.Left })]
    [InlineData("right-side", new[] { Side.Right })]
    [InlineData("left-side right-side", new[] { Side.Left, Side.Right })]
    [InlineData("sct|51440002", new[] { Side.Left, Side.Right })]
    [InlineData("sct|45048000", new[] { Side.NotStated })]
    public void D10_The_body_site_names_the_side(string site, Side[] sides) =>
        Chart.Empty.With(Written.OnSide("hand-weakness", site, "\"valueBoolean\": true")).Picture.Signs.Select(sign => sign.Side).ShouldBe(sides);

    [Theory]
    [InlineData("preliminary", true)]
    [InlineData("final", false)]
    [InlineData("amended", false)]
    [InlineData("corrected", false)]
    public void D7_A_preliminary_finding_says_so(string status, bool isPreliminary)
    {
        var sign = SignOf(Written.Present("gait-instability", status: status));

        (sign.Preliminary, sign.Source.Status).ShouldBe((isPreliminary, status));
    }

    [Theory]
    [InlineData("entered-in-error", Reason.EnteredInError)]
    [InlineData("cancelled", Reason.Cancelled)]
    [InlineData("registered", Reason.Registered)]
    [InlineData("unknown", Reason.StatusUnknown)]
    [InlineData("", Reason.NoStatus)]
    public void DATA_12_A_finding_of_another_status_is_listed(string status, Reason reason)
    {
        var picture = Chart.Empty.With(Written.Present("gait-instability", status: status)).Picture;

        picture.Signs.Select(sign => (sign.Finding, sign.Unclear)).ShouldBe(reason is Reason.StatusUnknown or Reason.NoStatus ? [(Protocol.Answer.Unknown, (Reason?)reason)] : []);
        picture.NotUsed.ShouldHaveSingleItem().ShouldBe(new UnusedRecord { Reference = "Observation/added-0", Reason = reason, Fact = "gait-instability" });
    }

    [Fact]
    public void DATA_12_A_status_is_no_matter_of_an_Observation_that_is_not_ours() =>
        Chart.Empty.With(Written.Observation("loinc|8867-4", "\"valueInteger\": 70", status: "registered")).Picture.NotUsed.ShouldBeEmpty();

    [Theory]
    [InlineData("final")]
    [InlineData("entered-in-error")]
    [InlineData("cancelled")]
    public void D29_A_broken_finding_is_unclear_on_each_side_even_where_it_says_that_it_was_withdrawn(string status)
    {
        var picture = Chart.Empty.With(Written.Observation("hand-weakness", "\"valueBoolean\": \"yes\"", status: status), Written.Observation("mri-cord-compression", "\"component\": 5", status: status)).Picture;

        picture.Signs.Select(sign => (sign.Side, sign.Finding, sign.Unclear, sign.Source.Value, sign.Source.Fact, sign.Source.Date?.First))
            .ShouldBe(new[] { Side.Left, Side.Right }.Select(side => (side, Protocol.Answer.Unknown, (Reason?)Reason.Unreadable, "unknown", "hand-weakness", (DateOnly?)new DateOnly(2026, 5, 30))));
        picture.MriStudies.Select(study => (study.Compression, study.Sources.Single().Value, study.Sources.Single().Fact)).ShouldBe([(Protocol.Answer.Unknown, "unknown", "mri-cord-compression")]);
        picture.NotUsed.Select(unused => unused.Reason).ShouldBe([Reason.Unreadable, Reason.Unreadable]);
    }

    [Theory]
    [InlineData("[{ \"reference\": \"RelatedPerson/sister\" }]", false)]
    [InlineData("[{ \"reference\": \"Patient/sample-patient\" }, { \"reference\": \"Device/1\" }]", false)]
    [InlineData("[{ \"display\": \"x\" }]", false)]
    [InlineData("[null]", false)]
    [InlineData("[{ \"reference\": \"Patient/sample-patient\" }]", true)]
    [InlineData("[{ \"reference\": \"Patient/sample-patient/_history/2\" }]", true)]
    [InlineData("[{ \"reference\": \"https://ehr.example/fhir/Patient/sample-patient\" }]", true)]
    [InlineData("[{ \"reference\": \"urn:uuid:sample-patient\" }]", true)]
    [InlineData("[{ \"reference\": \"Patient/sample-patient\" }, { \"reference\": \"Patient/sample-patient/_history/2\" }]", true)]
    [InlineData("[{ \"reference\": \"Patient/sample-patient/_history/2\" }, { \"reference\": \"Patient/sister\" }]", false)]
    [InlineData("[{ \"reference\": \"Patient/sample-patient2\" }]", false)]
    [InlineData("[{ \"reference\": \"Group/sample-patient\" }]", false)]
    [InlineData("[]", true)]
    [InlineData("null", true)]
    public void H07_A_finding_whose_focus_is_another_neither_clears_nor_warns_of_this_patient(string focus, bool isRead)
    {
        foreach (var value in new[] { true, false })
        {
            var picture = Chart.Empty.With(Written.Observation("gait-instability", $"\"valueBoolean\": {(value ? "true" : "false")}, \"focus\": {focus}")).Picture;

            var sign = picture.Signs.ShouldHaveSingleItem();
            (sign.Finding, sign.Unclear).ShouldBe(!isRead ? (Protocol.Answer.Unknown, Reason.NoSubject) : (value ? Protocol.Answer.Yes : Protocol.Answer.No, null));
            picture.NotUsed.Select(unused => unused.Reason).ShouldBe(isRead ? [] : [Reason.NoSubject]);
        }

        var withoutIt = Chart.Baseline.With(Written.Observation("gait-instability", $"\"valueBoolean\": true, \"focus\": {focus}"));
        withoutIt.Pathway.ShouldBe(isRead ? "urgent-surgical-referral" : "complete-assessment");
        Chart.Empty.With(Written.Observation("mri-cord-compression", $"\"valueBoolean\": false, \"focus\": {focus}")).Picture.MriStudies.Single().Compression.ShouldBe(isRead ? Protocol.Answer.No : Protocol.Answer.Unknown);
    }

    [Theory]
    [InlineData("Patient/sample-patient/_history/2", "Patient/sample-patient", "", true)]
    [InlineData("https://ehr.example/fhir/Patient/sample-patient", "Patient/sample-patient", "https://ehr.example/fhir", true)]
    [InlineData("Patient/sample-patient", "https://ehr.example/fhir/Patient/sample-patient", "https://ehr.example/fhir", true)]
    [InlineData("Patient/sample-patient", "https://elsewhere.example/fhir/Patient/sample-patient", "https://ehr.example/fhir", false)]
    [InlineData("Patient/sample-patient", "Patient/mother", "https://ehr.example/fhir", false)]
    public void D31_A_focus_on_this_patient_in_another_spelling_is_nobody_else(string subject, string focus, string server, bool isThis)
    {
        string About(bool value) => Written.Observation(
            "gait-instability", $$""" "valueBoolean": {{(value ? "true" : "false")}}, "subject": { "reference": "{{subject}}" }, "focus": [{ "reference": "{{focus}}" }] """);
        var chart = Chart.Baseline.Without("gait-instability") with { FhirServer = server.Length == 0 ? null : server };

        chart.With(About(true)).Pathway.ShouldBe(isThis ? "urgent-surgical-referral" : "complete-assessment");
        chart.With(About(false)).Pathway.ShouldBe(isThis ? "conservative-plan" : "complete-assessment");
    }

    // D31 speaks of somebody else; a problem, a study or a visit is nobody. What reassures is believed only where all of it is understood (D29).
    [Theory]
    [InlineData("Condition/opll")]
    [InlineData("https://ehr.example/fhir/Procedure/1")]
    [InlineData("BodyStructure/neck/_history/2")]
    [InlineData("Encounter/1\" }, { \"reference\": \"ImagingStudy/2")]
    public void D31_A_finding_that_is_filed_under_a_thing_warns_and_does_not_reassure(string focus)
    {
        Chart.Baseline.With(Focused(true)).Pathway.ShouldBe("urgent-surgical-referral");
        Chart.Baseline.Without("gait-instability").With(Focused(false)).Pathway.ShouldBe("complete-assessment");

        string Focused(bool value) => Written.Observation("gait-instability", $"\"valueBoolean\": {(value ? "true" : "false")}, \"focus\": [{{ \"reference\": \"{focus}\" }}]");
    }

    [Theory]
    [InlineData("Condition/opll\" }, { \"reference\": \"Patient/mother")]
    [InlineData("#sister")]
    [InlineData("Device/1")]
    public void D31_A_focus_that_may_be_somebody_else_leaves_the_sign_open(string focus) =>
        Chart.Baseline.With(Written.Observation("gait-instability", $"\"valueBoolean\": true, \"focus\": [{{ \"reference\": \"{focus}\" }}]")).Pathway.ShouldBe("complete-assessment");

    private static string Told(string resource) => Told(Chart.Empty.With(resource).Picture);

    private static string Told(PatientPicture picture) => string.Join(", ", picture.Signs.Select(sign => $"{sign.Side} {sign.Finding}").Order(StringComparer.Ordinal));

    private static SignRecord SignOf(string resource) => Chart.Empty.With(resource).Picture.Signs.ShouldHaveSingleItem();
}
