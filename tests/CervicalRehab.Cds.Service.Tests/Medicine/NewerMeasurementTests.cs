using CervicalRehab.Cds.Protocol;

namespace CervicalRehab.Cds.Service.Tests.Medicine;

/// <summary>
/// A measurement that a running program rests on, that could not be used and may be newer than the latest one that was: it is listed, and the program waits as
/// a warning (D19, D29, D31, D35). The program began on 2026-05-11, pain and motion were measured on 2026-05-27 and the set trained on 2026-05-30.
/// </summary>
public sealed partial class NewerMeasurementTests
{
    private const string Newer = "2026-05-31";
    private const string Older = "2026-05-20";
    private const string Rule = "newer-measurement-not-used";

    private static readonly Dictionary<string, (string Code, string Members, string Words)> Measures = new(StringComparer.Ordinal)
    {
        ["pain"] = ("loinc|38214-3", Written.Quantity("90", "mm"), "pain"),
        ["numeric pain"] = ("loinc|72514-3", Written.Quantity("9", "{score}"), "pain (numeric)"),
        ["flexion"] = ("rom-flexion", Written.Quantity("20", "deg") + Inclinometer, "flexion"),
        ["panel"] = ("rom-cervical-panel", $$""" "component": [{ "code": {{Written.Concept("rom-flexion")}}, {{Written.Quantity("20", "deg")}} }] """ + Inclinometer, "flexion"),
        ["exertion"] = ("borg-rpe-6-20", Written.Quantity("16", "{score}"), "exertion (Borg 6-20)"),
        ["load"] = ("load-percent-1rm", Written.Quantity("60", "%"), "load (% 1-RM)"),
        ["repetitions"] = ("reps-at-load", Written.Quantity("5", "{repetitions}"), "repetitions at load"),
    };

    // What makes a dated record doubtful, and the reason that is listed.
    private static readonly Dictionary<string, (Func<string, string> Change, string Reason)> Doubts = new(StringComparer.Ordinal)
    {
        ["preliminary"] = (text => text.Replace("\"final\"", "\"preliminary\"", StringComparison.Ordinal), "preliminary"),
        ["status unknown"] = (text => text.Replace("\"final\"", "\"unknown\"", StringComparison.Ordinal), "status-unknown"),
        ["status in another case"] = (text => text.Replace("\"final\"", "\"Final\"", StringComparison.Ordinal), "unreadable|status-unknown"),
        ["no status"] = (text => text.Replace("\"status\": \"final\",", string.Empty, StringComparison.Ordinal), "no-status"),
        ["registered with a value"] = (text => text.Replace("\"final\"", "\"registered\"", StringComparison.Ordinal), "registered"),
        ["withdrawn and not understood"] = (text => With(text.Replace("\"final\"", "\"entered-in-error\"", StringComparison.Ordinal), "\"implicitRules\": \"https://site.example/rules\""), "not-understood|entered-in-error"),
        ["modifier"] = (text => With(text, """ "modifierExtension": [{ "url": "https://site.example/x", "valueBoolean": true }] """), "not-understood"),
        ["implicit rules"] = (text => With(text, "\"implicitRules\": \"https://site.example/rules\""), "not-understood"),
        ["masked"] = (text => With(text, """ "meta": { "security": [{ "code": "REDACTED" }] } """), "not-understood"),
        ["data-absent reason beside the value"] = (text => With(text, """ "dataAbsentReason": { "text": "error" } """), "conflicting"),
        ["no subject"] = (text => With(text, "\"subject\": null"), "no-subject"),
        ["subject by identifier"] = (text => With(text, """ "subject": { "identifier": { "value": "4711" } } """), "no-subject"),
        ["another focus"] = (text => With(text, """ "focus": [{ "reference": "Patient/somebody-else" }] """), "no-subject"),
        ["broken"] = (text => With(text, "\"bodySite\": 7"), "unreadable"),
    };

    // What makes its value doubtful, where that is its own.
    private static readonly Dictionary<string, (Func<string, string> Change, string Reason)> Values = new(StringComparer.Ordinal)
    {
        ["comparator"] = (text => text.Replace("\"value\":", "\"comparator\": \">\", \"value\":", StringComparison.Ordinal), "value-not-understood"),
        ["another unit"] = (text => OtherUnit().Replace(text, "\"unit\": \"kg\", \"system\": \"http://unitsofmeasure.org\", \"code\": \"kg\""), "unknown-unit"),
        ["no value"] = (text => text.Replace("valueQuantity", "_valueQuantity", StringComparison.Ordinal), "no-value|unreadable|not-understood"),
        ["words"] = (text => Quantity().Replace(text, "\"valueString\": \"some\""), "value-not-understood"),
        ["second value"] = (text => With(text, "\"valueString\": \"some\""), "not-understood|value-not-understood"),
    };

    // What makes its date doubtful: it may be the latest.
    private static readonly Dictionary<string, (string Effective, string Reason)> Dates = new(StringComparer.Ordinal)
    {
        ["a period over days"] = ($$""" "effectivePeriod": { "start": "2026-05-30", "end": "{{Newer}}" } """, "date-not-precise"),
        ["no date"] = ("\"language\": \"en\"", "no-date"),
        ["unreadable date"] = ("\"effectiveDateTime\": \"31.05.2026\"", "bad-date"),
        ["a month"] = ("\"effectiveDateTime\": \"2026-05\"", "date-not-precise"),
        ["a year"] = ("\"effectiveDateTime\": \"2026\"", "date-not-precise"),
        ["a future date"] = ("\"effectiveDateTime\": \"2026-07-01\"", "future-date"),
        ["a timing"] = (""" "effectiveTiming": { "event": ["2026-05-31"] } """, "not-understood|no-date"),
    };

    public static TheoryData<string, string> MeasuresAndDoubts => Pairs(Measures.Keys, Doubts.Keys);

    public static TheoryData<string, string> MeasuresAndValues => Pairs(Measures.Keys.Except(["panel"]), Values.Keys);

    public static TheoryData<string, string> MeasuresAndDates => Pairs(Measures.Keys, Dates.Keys);

    [Theory]
    [MemberData(nameof(MeasuresAndDoubts))]
    public void D19_A_newer_record_in_doubt_stops_progress_and_is_listed(string measure, string doubt) =>
        Waits(measure, Doubts[doubt].Change(Record(measure, Newer)), Doubts[doubt].Reason);

    [Theory]
    [MemberData(nameof(MeasuresAndValues))]
    public void D19_A_newer_value_that_cannot_be_read_stops_progress_and_is_listed(string measure, string doubt) =>
        Waits(measure, Values[doubt].Change(Record(measure, Newer)), Values[doubt].Reason);

    [Theory]
    [MemberData(nameof(MeasuresAndDates))]
    public void D19_A_record_that_may_be_newer_by_its_date_stops_progress_and_is_listed(string measure, string date) =>
        Waits(measure, Dated(measure, Dates[date].Effective), Dates[date].Reason);

    [Theory]
    [MemberData(nameof(MeasuresAndDoubts))]
    public void An_older_record_in_doubt_is_listed_and_stops_nothing(string measure, string doubt)
    {
        var chart = Compared.With(Doubts[doubt].Change(Record(measure, Older)));

        chart.Pathway.ShouldBe("progress");
        Lists(chart, Doubts[doubt].Reason);
    }

    [Theory]
    [InlineData("pain", "2026-05-26", "progress")]
    [InlineData("pain", "2026-05-27", "hold")]
    [InlineData("pain", "2026-05-28", "hold")]
    [InlineData("flexion", "2026-05-26", "progress")]
    [InlineData("flexion", "2026-05-27", "hold")]
    [InlineData("load", "2026-05-29", "progress")]
    [InlineData("load", "2026-05-30", "hold")]
    public void What_is_of_the_day_of_the_latest_or_later_may_be_newer(string measure, string date, string pathway) =>
        Compared.With(Doubts["preliminary"].Change(Record(measure, date))).Pathway.ShouldBe(pathway);

    [Fact]
    public void A_set_before_the_program_is_none_of_it()
    {
        var training = Chart.Baseline.Without("433203006").With(
            Written.Condition("sct|433203006", clinical: "resolved"),
            Written.Plan(members: LowInPlan),
            Written.Observation("reps-at-load", Written.Quantity("15", "{repetitions}")),
            Written.Observation("borg-rpe-6-20", Written.Quantity("13", "{score}")));

        training.Pathway.ShouldBe("progress");
        training.With(Written.Observation("load-percent-1rm", Written.Quantity("20", "kg"), "2026-05-10")).Pathway.ShouldBe("progress");
        training.With(Written.Observation("load-percent-1rm", Written.Quantity("20", "kg"), "2026-05-11")).Rules.ShouldContain(Rule);
    }

    [Fact]
    public void Everyday_neighbors_still_progress()
    {
        string[] neighbors =
        [
            Record("pain", Newer).Replace("\"final\"", "\"entered-in-error\"", StringComparison.Ordinal),
            Record("pain", Newer).Replace("\"final\"", "\"cancelled\"", StringComparison.Ordinal),
            Record("exertion", Newer).Replace("\"final\"", "\"entered-in-error\"", StringComparison.Ordinal),
            Written.Observation("loinc|38214-3", "\"dataAbsentReason\": { \"text\": \"not asked\" }", Newer),
            Written.Observation("loinc|38214-3", "\"dataAbsentReason\": { \"text\": \"not asked\" }", Newer, "unknown"),
            Written.Observation("loinc|38214-3", "\"language\": \"en\"", Newer, "registered"),
            Written.Observation("rom-cervical-panel", "\"dataAbsentReason\": { \"text\": \"not done\" }", Newer),
            Written.Observation("borg-rpe-6-20", Written.Value("sct|385660001"), Newer),
            Written.Observation("loinc|2345-7", Written.Quantity("5.4", "mmol/L"), Newer, "preliminary"),
            Written.Observation("loinc|38214-3", Written.Quantity("55", "mm"), "2026-05-27"),
            Written.Observation("loinc|38214-3", Written.Quantity("55", "mm") + """, "extension": [{ "url": "https://site.example/remark", "valueString": "seen" }], "note": [{ "text": "as before" }] """, Newer),
            With(Record("pain", Newer), """ "subject": { "reference": "Patient/somebody-else" } """),
            With(Record("pain", Newer), $$""" "bodySite": {{Written.Concept("sct|72696002")}} """),
            With(Record("numeric pain", Newer), $$""" "bodySite": {{Written.Concept("sct|61685007")}} """),
        ];

        foreach (var neighbor in neighbors)
        {
            ResistanceTests.Progressing.With(neighbor).Pathway.ShouldBe("progress", neighbor);
        }
    }

    [Theory]
    [InlineData("sct|45048000", "worse-before-six-weeks")]
    [InlineData("sct|53120007", Rule)]
    [InlineData("sct|12345678", Rule)]
    [InlineData("sct|72696002 sct|45048000", Rule)]
    public void D37_Pain_elsewhere_is_none_of_the_neck_and_pain_that_may_be_of_it_is(string site, string rule) =>
        ResistanceTests.Progressing.With(With(Record("pain", Newer), $$""" "bodySite": {{Written.Concept(site)}} """)).Rules.ShouldContain(rule);

    [Fact]
    public void A_preliminary_record_that_was_made_final_later_stops_nothing()
    {
        var (draft, final) = (Version("1", "preliminary", "90"), Version("2", "final", "55"));

        ResistanceTests.Progressing.With(draft, final).Pathway.ShouldBe("progress");
        ResistanceTests.Progressing.With(final, Version("3", "preliminary", "90")).Pathway.ShouldBe("hold");
    }

    [Fact]
    public void A_newer_value_that_is_readable_and_worse_is_worse() =>
        ResistanceTests.Progressing.With(Record("pain", Newer)).Rules.ShouldContain("worse-before-six-weeks");

    [Fact]
    public void A_panel_without_parts_may_be_newer_motion() =>
        Waits("panel", Written.Observation("rom-cervical-panel", "\"language\": \"en\"", Newer), "no-value");

    [Fact]
    public void D45_A_program_without_resistance_is_reviewed_and_not_continued_unchanged()
    {
        var decision = Chart.Baseline.With(Written.Plan(), Written.Observation("loinc|38214-3", "\"valueQuantity\": { \"value\": 90 }", Newer)).Decision;

        (decision.Pathway, decision.Indicator).ShouldBe((Protocol.Pathway.Hold, Indicator.Warning));
        decision.Summary.ShouldStartWith("Review the program: perhaps newer result not used (pain)");
    }

    [Fact]
    public void Before_a_start_the_record_is_listed_and_nothing_is_held()
    {
        var chart = Chart.Baseline.With(Doubts["preliminary"].Change(Record("pain", Newer)));

        chart.Pathway.ShouldBe("conservative-plan");
        Lists(chart, "preliminary");
    }

    private static void Waits(string measure, string record, string reason)
    {
        var chart = ResistanceTests.Progressing.With(record);
        var decision = chart.Decision;

        decision.Pathway.ShouldBe(Protocol.Pathway.Hold);
        decision.Indicator.ShouldBe(Indicator.Warning);
        decision.Proposals.ShouldBeEmpty();
        decision.Summary.ShouldStartWith("Review the program: ");
        if (decision.Because.SingleOrDefault(finding => finding.Rule == Rule) is { } finding)
        {
            Words(measure).ShouldContain(word => finding.Sentence.Contains(word, StringComparison.Ordinal), finding.Sentence);
        }
        else
        {
            decision.Because.ShouldContain(other => other.Rule == "exertion-unusable");
        }

        Lists(chart, reason);
    }

    // Of a panel nobody can tell which movements it has, unless it is read.
    private static string[] Words(string measure) => measure == "panel" ? [Measures[measure].Words, "neck motion"] : [Measures[measure].Words];

    private static void Lists(Chart chart, string reason)
    {
        var id = chart.Resources[^1]["id"];
        reason.Split('|').ShouldContain(each => chart.NotUsed.Contains($"Observation/{id}: {each}"), string.Join(' ', chart.NotUsed));
    }

    private const string Inclinometer = """, "method": { "coding": [{ "system": "https://cervical-rehab.example/fhir/CodeSystem/findings", "code": "method-inclinometer" }] } """;

    private const string LowInPlan = """ "intent": "plan", "activity": [{ "detail": { "status": "in-progress", "code": { "coding": [{ "system": "https://cervical-rehab.example/fhir/CodeSystem/activity", "code": "resistance-low" }] } } }] """;

    private static string Record(string measure, string date) => Written.Observation(Measures[measure].Code, Measures[measure].Members, date);

    private static string Dated(string measure, string effective) =>
        Record(measure, Newer).Replace($"\"effectiveDateTime\": \"{Newer}\"", effective, StringComparison.Ordinal);

    private static string With(string text, string member) => text.TrimEnd().TrimEnd('}') + $", {member} }}";

    private static string Version(string number, string status, string millimeters) =>
        With(Written.Observation("loinc|38214-3", Written.Quantity(millimeters, "mm"), Newer, status), $$""" "id": "one", "meta": { "versionId": "{{number}}" } """);

    private static System.Text.RegularExpressions.Regex Quantity() => new("\"valueQuantity\": {.*?\" }", System.Text.RegularExpressions.RegexOptions.None, TimeSpan.FromSeconds(1));

    private static System.Text.RegularExpressions.Regex OtherUnit() => new("\"unit\": \"[^\"]*\", \"system\": \"[^\"]*\", \"code\": \"[^\"]*\"", System.Text.RegularExpressions.RegexOptions.None, TimeSpan.FromSeconds(1));

    private static TheoryData<string, string> Pairs(IEnumerable<string> measures, IEnumerable<string> doubts)
    {
        var pairs = new TheoryData<string, string>();
        foreach (var (measure, doubt) in measures.SelectMany(measure => doubts.Select(doubt => (measure, doubt))))
        {
            pairs.Add(measure, doubt);
        }

        return pairs;
    }
}
