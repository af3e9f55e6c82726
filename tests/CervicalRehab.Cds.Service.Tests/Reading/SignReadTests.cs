using CervicalRehab.Cds.Protocol;
using CervicalRehab.Cds.Service.Tests.Medicine;

namespace CervicalRehab.Cds.Service.Tests.Reading;

/// <summary>What the picture says of a neurologic sign, an OPLL and an MRI: the words, the side, the reason, what is listed.</summary>
public sealed class SignReadTests
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
    [InlineData("", "active", OpllExtent.NotStated, "present")]
    [InlineData("sct|255604002", "active", OpllExtent.Minor, "present, mild")]
    [InlineData("sct|6736007", "active", OpllExtent.NotMinor, "present, moderate or severe")]
    [InlineData("sct|24484000", "active", OpllExtent.NotMinor, "present, moderate or severe")]
    [InlineData("sct|255604002", "resolved", OpllExtent.Minor, "resolved")]
    public void D3_The_severity_of_an_OPLL_is_its_extent(string severity, string clinical, OpllExtent extent, string words)
    {
        var members = severity.Length > 0 ? $"\"severity\": {Written.Concept(severity)}" : "\"language\": \"en\"";
        var record = Chart.Empty.With(Written.Condition(Opll, members, clinical)).Picture.Opll.ShouldHaveSingleItem();

        (record.Extent, record.Source.Value, record.Source.Fact, record.Unconfirmed, record.Site).ShouldBe((extent, words, Facts.Opll, false, OpllSite.Cervical));
    }

    [Theory]
    [InlineData("sct|90448008", "provisional", "", "present, mild, not confirmed")]
    [InlineData("icd|M48.8X9", "confirmed", "", "present, mild, site unknown")]
    [InlineData("sct|90448008", "differential", "sct|1", "present, mild, not confirmed, site unknown")]
    public void D2_What_is_to_be_confirmed_of_an_OPLL_stands_in_its_value(string code, string verification, string site, string words)
    {
        var sites = site.Length > 0 ? $", \"bodySite\": [{Written.Concept(site)}]" : string.Empty;
        var condition = Written.Condition(code, $"\"severity\": {Written.Concept("sct|255604002")}{sites}", verification: verification);

        Chart.Empty.With(condition).Picture.Opll.Single().Source.Value.ShouldBe(words);
        Chart.Empty.With(condition.Replace("\"active\"", "\"resolved\"", StringComparison.Ordinal)).Picture.Opll.Single().Source.Value.ShouldBe("resolved");
    }

    [Fact]
    public void D2_An_OPLL_in_words_alone_is_told_to_be_so() => Chart.Empty
        .With("""{ "resourceType": "Condition", "clinicalStatus": { "coding": [{ "system": "http://terminology.hl7.org/CodeSystem/condition-clinical", "code": "active" }] }, "code": { "text": "cervical OPLL" } }""")
        .Picture.Opll.Single().Source.Value.ShouldBe("present, not coded, site unknown");

    [Theory]
    [InlineData("sct|45048000", OpllSite.Cervical)]
    [InlineData("sct|122494005", OpllSite.Cervical)]
    [InlineData("left-side", OpllSite.Cervical)]
    [InlineData("sct|51440002", OpllSite.Cervical)]
    [InlineData("sct|1", OpllSite.Unknown)]
    [InlineData("sct|1 sct|45048000", OpllSite.Cervical)]
    [InlineData("sct|1 left-side", OpllSite.Unknown)]
    public void D1_A_body_site_that_is_not_the_neck_leaves_the_level_open(string site, OpllSite level) =>
        Chart.Empty.With(Written.Condition(Opll, $"\"bodySite\": [{Written.Concept(site)}]")).Picture.Opll.ShouldHaveSingleItem().Site.ShouldBe(level);

    [Theory]
    [InlineData("\"onsetDateTime\": 5")]
    [InlineData("\"subject\": { \"display\": \"Alex\" }")]
    public void D2_An_OPLL_that_cannot_be_read_or_names_nobody_is_to_be_confirmed(string members)
    {
        var record = Chart.Empty.With(Written.Condition(Opll, members)).Picture.Opll.ShouldHaveSingleItem();

        (record.Unconfirmed, record.State, record.Extent, record.Source.Value, record.Source.Fact).ShouldBe((true, ProblemState.Active, OpllExtent.NotStated, "unconfirmed", Facts.Opll));
    }

    [Theory]
    [InlineData("final", true, "final", null)]
    [InlineData("partial", true, "partial", null)]
    [InlineData("preliminary", true, "preliminary", null)]
    [InlineData("amended", true, "amended", null)]
    [InlineData("corrected", true, "corrected", null)]
    [InlineData("appended", true, "appended", null)]
    [InlineData("unknown", true, "unknown", Reason.StatusUnknown)]
    [InlineData("odd", true, null, Reason.StatusUnknown)]
    [InlineData("entered-in-error", false, null, Reason.EnteredInError)]
    [InlineData("cancelled", false, null, Reason.Cancelled)]
    [InlineData("registered", false, null, Reason.Registered)]
    public void D12_A_report_says_that_there_was_an_MRI_unless_it_was_withdrawn(string status, bool stands, string? told, Reason? reason)
    {
        var picture = Chart.Empty.With(Written.Report("\"language\": \"en\"", status: status)).Picture;

        picture.MriStudies.Select(study => (study.Compression, study.Myelomalacia, study.Date?.First)).ShouldBe(stands ? [(Protocol.Answer.Unknown, Protocol.Answer.Unknown, new DateOnly(2026, 5, 1))] : []);
        picture.MriStudies.SelectMany(study => study.Sources).Select(source => (source.Fact, source.Value, source.Status)).ShouldBe(stands ? [(Facts.MriReport, "report on file", told)] : []);
        picture.NotUsed.Select(unused => (unused.Reference, unused.Reason)).ShouldBe(reason is { } why ? [("DiagnosticReport/added-0", why)] : []);
    }

    [Theory]
    [InlineData("\"derivedFrom\": [{ \"reference\": \"ImagingStudy/s\" }]", "\"imagingStudy\": [{ \"reference\": \"ImagingStudy/s\" }]", true)]
    [InlineData("\"derivedFrom\": [{ \"reference\": \"https://ehr.example/ImagingStudy/s/_history/2\" }]", "\"imagingStudy\": [{ \"reference\": \"ImagingStudy/s\" }]", true)]
    [InlineData("\"derivedFrom\": [{ \"reference\": \"urn:uuid:s\" }]", "\"imagingStudy\": [{ \"reference\": \"urn:uuid:s\" }]", true)]
    [InlineData("\"derivedFrom\": [{ \"reference\": \"Media/s\" }]", "\"imagingStudy\": [{ \"reference\": \"ImagingStudy/s\" }]", false)]
    [InlineData("\"derivedFrom\": [{ \"reference\": \"ImagingStudy/t\" }]", "\"imagingStudy\": [{ \"reference\": \"ImagingStudy/s\" }]", false)]
    [InlineData("\"id\": \"f\"", "\"result\": [{ \"reference\": \"Observation/f\" }]", true)]
    [InlineData("\"id\": \"g\"", "\"result\": [{ \"reference\": \"Observation/f\" }]", false)]
    [InlineData("\"language\": \"en\"", "\"language\": \"en\"", false)]
    public void D12_A_finding_and_a_report_are_of_one_study_when_one_names_the_other(string finding, string report, bool isOne)
    {
        var absent = Written.Value("sct|2667000");
        var picture = Chart.Empty.With(Written.Observation("mri-cord-compression", $"{finding}, {absent}"), Written.Report(report)).Picture;

        picture.MriStudies.Length.ShouldBe(isOne ? 1 : 2);
        picture.MriStudies.Count(study => study.Compression == Protocol.Answer.No).ShouldBe(1);
        picture.MriStudies.Select(study => study.Sources.Length).ShouldBe(isOne ? [2] : [1, 1]);
    }

    [Theory]
    [InlineData("\"valueString\": \"x\"", Reason.ValueNotUnderstood, 1)]
    [InlineData("\"language\": \"en\"", Reason.NoValue, 1)]
    [InlineData("\"dataAbsentReason\": { \"text\": \"x\" }", Reason.NotPerformed, 0)]
    public void D12_A_finding_that_says_neither_is_listed_with_the_reason(string value, Reason reason, int studies)
    {
        var picture = Chart.Empty.With(Written.Observation("mri-myelomalacia", value)).Picture;

        picture.NotUsed.ShouldHaveSingleItem().ShouldBe(new UnusedRecord { Reference = "Observation/added-0", Reason = reason, Fact = "mri-myelomalacia" });
        picture.MriStudies.Length.ShouldBe(studies);
    }

    [Fact]
    public void D12_A_broken_finding_belongs_to_the_report_that_lists_it()
    {
        var broken = Written.Observation("mri-cord-compression", "\"id\": \"f\", \"valueBoolean\": \"no\", \"referenceRange\": 5", "2026-04-01");

        Chart.Empty.With(broken, Written.Report("\"result\": [{ \"reference\": \"Observation/f\" }]")).Picture.MriStudies.ShouldHaveSingleItem().Sources.Length.ShouldBe(2);
        Chart.Empty.With(broken, Written.Report("\"result\": [{ \"reference\": \"Observation/g\" }]")).Picture.MriStudies.Length.ShouldBe(2);
    }

    [Theory]
    [InlineData("\"effectiveDateTime\": \"2026-05-02\", \"effectivePeriod\": { \"start\": \"2026-05-04\" }", "2026-05-02")]
    [InlineData("\"effectivePeriod\": { \"start\": \"2026-05-04\", \"end\": \"2026-05-05\" }", "2026-05-04/2026-05-05")]
    [InlineData("\"language\": \"en\"", null)]
    public void D12_A_report_is_dated_in_either_form(string effective, string? date)
    {
        var report = Written.Report("\"conclusion\": \"x\"").Replace("\"effectiveDateTime\": \"2026-05-01\"", effective, StringComparison.Ordinal);

        (Chart.Empty.With(report).Picture.MriStudies.ShouldHaveSingleItem().Date?.Text).ShouldBe(date);
    }

    [Fact]
    public void D8_A_sign_that_has_no_sides_takes_none_from_the_body_site()
    {
        var sign = SignOf(Written.Condition("icd|N31.9", $"\"bodySite\": [{Written.Concept("left-side")}]"));

        (sign.Sign, sign.Side).ShouldBe((Sign.BladderDysfunction, Side.NotStated));
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

    // Said of the whole, of the left, of the right; then what the picture holds.
    [Theory]
    [InlineData("\"valueBoolean\": true", "\"valueBoolean\": false", "\"valueBoolean\": false", "Left No, NotStated Yes, Right No")]
    [InlineData("\"valueBoolean\": true", "\"valueBoolean\": true", "\"valueBoolean\": false", "Left Yes, Right No")]
    [InlineData("\"valueBoolean\": false", "\"valueBoolean\": false", "\"valueBoolean\": false", "Left No, Right No")]
    [InlineData("\"valueBoolean\": false", "\"valueBoolean\": true", "\"valueBoolean\": false", "Left Yes, NotStated No, Right No")]
    [InlineData("\"valueBoolean\": false", "\"valueBoolean\": true", "\"valueBoolean\": true", "Left Yes, NotStated No, Right Yes")]
    [InlineData("\"valueString\": \"?\"", "\"valueBoolean\": false", "\"valueBoolean\": false", "Left No, NotStated Unknown, Right No")]
    [InlineData("\"valueString\": \"?\"", "\"valueBoolean\": true", "\"valueBoolean\": false", "Left Yes, NotStated Unknown, Right No")]
    [InlineData("\"language\": \"en\"", "\"valueBoolean\": true", "\"valueBoolean\": false", "Left Yes, Right No")]
    public void H05_A_value_beside_components_is_kept_unless_it_repeats_them(string whole, string left, string right, string signs) =>
        Told(Written.Sides("hand-weakness", left, right).Replace("\"component\"", $"{whole}, \"component\"", StringComparison.Ordinal)).ShouldBe(signs);

    [Fact]
    public void H05_A_component_that_names_no_side_counts_beside_those_that_do_when_it_is_positive()
    {
        string Beside(string value) => Written.Sides("hand-weakness", "\"valueBoolean\": false", "\"valueBoolean\": false")
            .Replace("\"component\": [", $"\"component\": [{{ \"code\": {Written.Concept("sct|1")}, \"valueBoolean\": {value} }}, ", StringComparison.Ordinal);

        Told(Beside("true")).ShouldBe("Left No, NotStated Yes, Right No");
        Told(Beside("false")).ShouldBe("Left No, Right No");
    }

    [Fact]
    public void D9_Worse_of_the_whole_holds_for_the_sides_that_are_positive()
    {
        var worse = $"\"interpretation\": [{Written.Concept("v3|W")}], \"component\"";
        var whole = Written.Sides("hand-weakness", "\"valueBoolean\": true", "\"valueBoolean\": false").Replace("\"component\"", worse, StringComparison.Ordinal);
        var part = Written.Sides("hand-weakness", $"\"interpretation\": [{Written.Concept("v3|W")}], \"valueBoolean\": true", "\"valueBoolean\": true");

        Chart.Empty.With(whole).Picture.Signs.Select(sign => (sign.Side, sign.Finding, sign.MarkedWorse)).ShouldBe([(Side.Left, Protocol.Answer.Yes, true), (Side.Right, Protocol.Answer.No, false)]);
        Chart.Empty.With(part).Picture.Signs.Select(sign => (sign.Side, sign.MarkedWorse)).ShouldBe([(Side.Left, true), (Side.Right, false)]);
    }

    [Theory]
    [InlineData(5, "Left No, NotStated Unknown, Right No")]
    [InlineData(4, "Left Yes, Right No")]
    public void D9_Strength_marked_worse_without_a_grade_goes_with_a_weak_side_only(int left, string signs)
    {
        var grades = Written.Sides("upper-limb-strength-mrc", $"\"valueInteger\": {left}", "\"valueInteger\": 5");

        Told(grades.Replace("\"component\"", $"\"interpretation\": [{Written.Concept("v3|W")}], \"component\"", StringComparison.Ordinal)).ShouldBe(signs);
    }

    [Fact]
    public void D9_Strength_is_worse_by_its_interpretation_or_by_its_value()
    {
        var graded = SignOf(Written.OnSide("upper-limb-strength-mrc", "left-side", $"\"interpretation\": [{Written.Concept("v3|W")}], \"valueInteger\": 4"));
        var said = SignOf(Written.OnSide("upper-limb-strength-mrc", "left-side", Written.Value("sct|271299001")));

        (graded.Finding, graded.MarkedWorse, graded.Unclear).ShouldBe((Protocol.Answer.Yes, true, null));
        (said.Finding, said.Unclear).ShouldBe((Protocol.Answer.Unknown, Reason.Conflicting));
    }

    [Fact]
    public void A_broken_finding_of_a_sign_without_sides_is_unclear_once() => Told(Written.Observation("gait-instability", "\"valueBoolean\": \"yes\"")).ShouldBe("NotStated Unknown");

    [Fact]
    public void H05_Components_that_say_nothing_of_a_side_leave_no_sign_without_a_value() =>
        SignOf(Written.Observation("gait-instability", $"\"component\": [{{ \"code\": {Written.Concept("sct|1")}, \"valueBoolean\": true }}]")).Unclear.ShouldBe(Reason.ValueNotUnderstood);

    [Theory]
    [InlineData("icd|G82.50", "true", "Left Yes, NotStated Yes, Right Yes")]
    [InlineData("icd|G82.50", "false", "")]
    [InlineData("sct|15634971000119107", "true", "Left Yes, Right Yes")]
    [InlineData("sct|15634971000119107", "false", "")]
    [InlineData("upper-limb-weakness sct|15634971000119107", "true", "Left Yes, Right Yes")]
    public void D10_A_code_for_both_sides_warns_of_both_and_reassures_of_none(string code, string value, string signs)
    {
        var picture = Chart.Empty.With(Written.OnSide(code, "left-side", $"\"valueBoolean\": {value}")).Picture;

        Told(picture).ShouldBe(signs);
        picture.NotUsed.Select(unused => unused.Reason).Distinct().ShouldBe(signs.Length == 0 ? [Reason.SideNotStated] : []);
    }

    [Fact]
    public void D10_Quadriparesis_as_a_problem_is_both_arms_and_the_legs() => Chart.Empty.With(Written.Condition("icd|G82.50")).Picture.Signs.Select(sign => (sign.Sign, sign.Side))
        .ShouldBe([(Sign.UpperLimbWeakness, Side.Left), (Sign.UpperLimbWeakness, Side.Right), (Sign.LowerLimbNeuro, Side.NotStated)]);

    [Theory]
    [InlineData("L- 30, R- 30", "No, No")]
    [InlineData("L- 30, R- 29", "Unknown, Unknown")]
    [InlineData("L- 30", "Unknown")]
    [InlineData("R- 30", "Unknown")]
    [InlineData("L+ 30, R- 30", "Yes")]
    [InlineData("R+ 30, L- 30", "Yes")]
    [InlineData("L- 30, R+ 29", "Unknown, Yes")]
    [InlineData("L- 30, R+p 30", "Yes")]
    [InlineData("L-p 30, R-p 30", "No, No")]
    [InlineData("L- 30, R-p 30", "No, Unknown")]
    [InlineData("L-p 30, R+ 30", "Yes")]
    public void D8_A_sign_without_sides_is_absent_when_both_sides_are_on_one_day(string said, string findings)
    {
        var observations = said.Split(", ").Select(one => Written.OnSide("babinski-sign", one[0] == 'L' ? "left-side" : "right-side", $"\"valueBoolean\": {(one[1] == '+' ? "true" : "false")}", "2026-05-" + one[^2..])
            .Replace("\"final\"", one[2] == 'p' ? "\"preliminary\"" : "\"final\"", StringComparison.Ordinal));

        string.Join(", ", Chart.Empty.With([.. observations]).Picture.Signs.Select(sign => $"{sign.Finding}").Order(StringComparer.Ordinal)).ShouldBe(findings);
    }

    [Fact]
    public void D8_Both_sides_of_one_record_need_no_exact_day_and_two_records_of_one_id_are_two()
    {
        Told(Written.Sides("babinski-sign", "\"valueBoolean\": false", "\"valueBoolean\": false", "2026-05")).ShouldBe("NotStated No, NotStated No");
        string Same(string side, string date) => Written.OnSide("babinski-sign", side, "\"id\": \"same\", \"valueBoolean\": false", date);

        Told(Chart.Empty.With(Same("left-side", "2026-05-29"), Same("right-side", "2026-05-30")).Picture).ShouldBe("NotStated Unknown, NotStated Unknown");
    }

    [Theory]
    [InlineData("bladder-dysfunction", "\"valueBoolean\": true", "NotStated Yes", null)]
    [InlineData("sct|267064002", "\"valueBoolean\": true", "NotStated Yes", null)]
    [InlineData("bladder-dysfunction", "\"valueBoolean\": false", "NotStated No", null)]
    [InlineData("bladder-dysfunction", "\"id\": \"x\"", "NotStated No", null)]
    [InlineData("bladder-dysfunction", "\"dataAbsentReason\": { \"text\": \"x\" }", "NotStated No", null)]
    [InlineData("bladder-dysfunction", "\"valueString\": \"?\"", "NotStated Unknown", Reason.ValueNotUnderstood)]
    [InlineData("sct|1", "\"valueBoolean\": true", "NotStated Unknown", Reason.Conflicting)]
    [InlineData("gait-instability", "\"valueBoolean\": true", "NotStated Unknown", Reason.Conflicting)]
    [InlineData("sct|1", "\"valueBoolean\": false", "NotStated No", null)]
    [InlineData("sct|1", "\"valueString\": \"?\"", "NotStated No", null)]
    public void D7_A_positive_part_of_an_absent_sign_is_never_passed_over(string code, string value, string told, Reason? unclear)
    {
        var picture = Chart.Empty.With(Written.Observation("bladder-dysfunction", $"\"valueBoolean\": false, \"component\": [{{ \"code\": {Written.Concept(code)}, {value} }}]")).Picture;

        Told(picture).ShouldBe(told);
        picture.Signs.Single().Unclear.ShouldBe(unclear);
        picture.NotUsed.Select(unused => unused.Reason).ShouldBe(unclear is { } reason ? [reason] : []);
    }

    [Fact]
    public void D7_Among_several_parts_the_positive_one_counts_and_one_without_a_code_leaves_nothing_absent()
    {
        Told(Parts("{ \"valueBoolean\": false }")).ShouldBe("NotStated Unknown");
        Told(Parts("null")).ShouldBe("NotStated Unknown");
        Told(Parts(Part("sct|1"), Part("bowel-dysfunction"), "null")).ShouldBe("NotStated Yes");
        Told(Written.OnSide("hoffmann-sign", "left-side", $"\"valueBoolean\": false, \"component\": [{Part("hoffmann-sign")}]")).ShouldBe("Left Yes");
        Told(Parts(Part("sct|1")).Replace("\"valueBoolean\": false, ", "\"valueBoolean\": true, ", StringComparison.Ordinal)).ShouldBe("NotStated Yes");

        SignOf(Written.Observation("bowel-dysfunction", $"\"valueBoolean\": true, \"interpretation\": [{Written.Concept("v3|W")}], \"component\": [{Part("bowel-dysfunction")}]")).MarkedWorse.ShouldBeTrue();

        static string Parts(params string[] parts) => Written.Observation("bowel-dysfunction", $"\"valueBoolean\": false, \"component\": [{string.Join(',', parts)}]");
        static string Part(string code) => $"{{ \"code\": {Written.Concept(code)}, \"valueBoolean\": true }}";
    }

    [Theory]
    [InlineData("mri-cord-compression", Protocol.Answer.Yes)]
    [InlineData("mri-myelomalacia", Protocol.Answer.Unknown)]
    [InlineData("sct|1", Protocol.Answer.Unknown)]
    public void D12_A_positive_part_of_an_absent_MRI_finding_is_never_passed_over(string code, Protocol.Answer compression)
    {
        var finding = Written.Observation("mri-cord-compression", $"\"valueBoolean\": false, \"component\": [{{ \"code\": {Written.Concept(code)}, \"valueBoolean\": true }}]");

        Chart.Empty.With(finding).Picture.MriStudies.Single().Compression.ShouldBe(compression);
        Chart.Empty.With(finding.Replace("\"valueBoolean\": false, ", string.Empty, StringComparison.Ordinal)).Picture.MriStudies.Single().Compression.ShouldBe(compression);
        Chart.Empty.With(finding.Replace("true", "false", StringComparison.Ordinal)).Picture.MriStudies.Single().Compression.ShouldBe(Protocol.Answer.No);
    }

    [Theory]
    [InlineData("[{ \"reference\": \"RelatedPerson/sister\" }]", false)]
    [InlineData("[{ \"reference\": \"Patient/sample-patient\" }, { \"reference\": \"Device/1\" }]", false)]
    [InlineData("[{ \"display\": \"x\" }]", false)]
    [InlineData("[null]", false)]
    [InlineData("[{ \"reference\": \"Patient/sample-patient\" }]", true)]
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

    private static string Told(string resource) => Told(Chart.Empty.With(resource).Picture);

    private static string Told(PatientPicture picture) => string.Join(", ", picture.Signs.Select(sign => $"{sign.Side} {sign.Finding}").Order(StringComparer.Ordinal));

    private static SignRecord SignOf(string resource) => Chart.Empty.With(resource).Picture.Signs.ShouldHaveSingleItem();
}
