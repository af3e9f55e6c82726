using CervicalRehab.Cds.Protocol;
using CervicalRehab.Cds.Service.Tests.Medicine;

namespace CervicalRehab.Cds.Service.Tests.Reading;

/// <summary>What the picture says of pain, resistance sets and the shoulder.</summary>
public sealed class ScoreReadTests
{
    private const string Visual = "loinc|38214-3";

    private const string Numeric = "loinc|72514-3";

    [Theory]
    [InlineData("62", "mm", "", "62", 62)]
    [InlineData("6.2", "cm", "", "62", 62)]
    [InlineData("6", "{score}", "10", "60", 60)]
    [InlineData("60", "{score}", "100", "60", 60)]
    [InlineData("0", "mm", "", "0", 0)]
    [InlineData("100", "mm", "", "100", 100)]
    [InlineData("10", "cm", "", "100", 100)]
    [InlineData("6", "1", "10", "60", 60)]
    public void D15_A_visual_score_is_told_in_millimeters(string value, string unit, string end, string words, double millimeters)
    {
        var record = PainOf(Visual, Written.Quantity(value, unit) + Range(end));

        (record.Scale, record.Unusable, (double)record.Score!.Value.Millimeters).ShouldBe((PainScale.Visual, null, millimeters));
        (record.Source.Fact, record.Source.Value, record.Source.Unit).ShouldBe((Facts.PainVas, words, "mm"));
    }

    [Theory]
    [InlineData("6", "{score}", "", Reason.NoScale, "6", "{score}")]
    [InlineData("6", "{score}", "20", Reason.NoScale, "6", "{score}")]
    [InlineData("101", "mm", "", Reason.OutOfRange, "101", "mm")]
    [InlineData("-1", "mm", "", Reason.OutOfRange, "-1", "mm")]
    [InlineData("10.1", "cm", "", Reason.OutOfRange, "10.1", "cm")]
    [InlineData("6", "in", "", Reason.UnknownUnit, "6", null)]
    public void D15_A_visual_score_that_cannot_be_used_is_told_as_it_was_sent(string value, string unit, string end, Reason reason, string words, string? told)
    {
        var record = PainOf(Visual, Written.Quantity(value, unit) + Range(end));

        (record.Unusable, record.Score).ShouldBe((reason, null));
        (record.Source.Value, record.Source.Unit).ShouldBe((words, told));
    }

    [Theory]
    [InlineData("\"valueInteger\": 7", null, "7", "{score}")]
    [InlineData("\"valueInteger\": 10", null, "10", "{score}")]
    [InlineData("\"valueInteger\": 11", Reason.OutOfRange, "11", "{score}")]
    [InlineData("\"valueQuantity\": { \"value\": 7.5 }", null, "7.5", "{score}")]
    [InlineData("\"valueQuantity\": { \"value\": 7, \"code\": \"1\" }", null, "7", "{score}")]
    [InlineData("\"valueQuantity\": { \"value\": 7, \"unit\": \"mm\" }", Reason.UnknownUnit, "7", "{score}")]
    [InlineData("\"valueString\": \"7\"", Reason.ValueNotUnderstood, "unknown", null)]
    [InlineData("\"language\": \"en\"", Reason.NoValue, "unknown", null)]
    public void D15_A_numeric_rating_counts_ten_millimeters_a_point(string value, Reason? reason, string words, string? unit)
    {
        var record = PainOf(Numeric, value);

        (record.Scale, record.Unusable, record.Source.Fact, record.Source.Value, record.Source.Unit).ShouldBe((PainScale.Numeric, reason, Facts.PainNumeric, words, unit));
        (record.Score is null).ShouldBe(reason is not null);
    }

    [Fact]
    public void D15_A_score_under_both_codes_is_of_neither_scale() => Chart.Empty.With(Written.Observation($"{Visual} {Numeric}", Written.Quantity("6", "{score}") + Range("10")))
        .Picture.Pain.Select(record => (record.Scale, record.Unusable)).ShouldBe([(PainScale.Visual, Reason.ContradictoryCodes), (PainScale.Numeric, Reason.ContradictoryCodes)]);

    [Theory]
    [InlineData("reps-at-load", "\"valueInteger\": 10", ResistanceMeasure.Repetitions, "10", "{repetitions}", "reps-at-load")]
    [InlineData("reps-at-load", "\"valueQuantity\": { \"value\": 9, \"unit\": \"{repetitions}\" }", ResistanceMeasure.Repetitions, "9", "{repetitions}", "reps-at-load")]
    [InlineData("load-percent-1rm", "\"valueQuantity\": { \"value\": 40, \"unit\": \"%\" }", ResistanceMeasure.Load, "40", "%", "load-percent-1rm")]
    [InlineData("reps-at-load", "\"valueQuantity\": { \"value\": 8, \"code\": \"1\" }", ResistanceMeasure.Repetitions, "8", "{repetitions}", "reps-at-load")]
    [InlineData("borg-rpe-6-20", "\"valueQuantity\": { \"value\": 12, \"code\": \"1\" }", ResistanceMeasure.Exertion, "12", "{score}", "borg-rpe-6-20")]
    [InlineData("loinc|82289-0", "\"valueQuantity\": { \"value\": 12, \"code\": \"1\" }", ResistanceMeasure.Exertion, "12", "{score}", "borg-rpe-6-20")]
    [InlineData("load-percent-1rm", "\"valueInteger\": 41", ResistanceMeasure.Load, "41", "%", "load-percent-1rm")]
    [InlineData("borg-rpe-6-20", "\"valueInteger\": 6", ResistanceMeasure.Exertion, "6", "{score}", "borg-rpe-6-20")]
    [InlineData("loinc|82289-0", "\"valueInteger\": 11", ResistanceMeasure.Exertion, "11", "{score}", "borg-rpe-6-20")]
    [InlineData("loinc|82289-0 borg-rpe-6-20", "\"valueInteger\": 7", ResistanceMeasure.Exertion, "7", "{score}", "borg-rpe-6-20")]
    public void D19_A_resistance_measure_is_told_with_its_unit(string code, string value, ResistanceMeasure measure, string words, string unit, string fact)
    {
        var record = Chart.Empty.With(Written.Observation(code, value)).Picture.Resistance.ShouldHaveSingleItem();

        (record.Measure, record.Unusable).ShouldBe((measure, null));
        (record.Source.Value, record.Source.Unit, record.Source.Fact).ShouldBe((words, unit, fact));
        record.Value.ShouldBe(decimal.Parse(words, System.Globalization.CultureInfo.InvariantCulture));
    }

    [Theory]
    [InlineData("10", "", Reason.NoScale)]
    [InlineData("11", "", null)]
    [InlineData("20", "", null)]
    [InlineData("21", "", Reason.NoScale)]
    [InlineData("7", "6-20", null)]
    [InlineData("7", "0-10", Reason.NoScale)]
    [InlineData("7", "6-10", Reason.NoScale)]
    [InlineData("7", "0-20", Reason.NoScale)]
    [InlineData("15", "0-10", Reason.NoScale)]
    public void H10_Exertion_without_a_scale_is_Borgs_only_where_no_other_reaches(string value, string range, Reason? reason)
    {
        var declared = range.Split('-') is [var low, var high] ? $", \"referenceRange\": [{{ \"low\": {{ \"value\": {low} }}, \"high\": {{ \"value\": {high} }} }}]" : string.Empty;

        Chart.Empty.With(Written.Observation("loinc|82289-0", $"\"valueInteger\": {value}{declared}")).Picture.Resistance.ShouldHaveSingleItem().Unusable.ShouldBe(reason);
    }

    [Theory]
    [InlineData("reps-at-load", "-1")]
    [InlineData("load-percent-1rm", "-1")]
    [InlineData("borg-rpe-6-20", "5")]
    [InlineData("borg-rpe-6-20", "21")]
    public void D19_An_implausible_measure_is_out_of_range_and_still_told(string code, string value)
    {
        var record = Chart.Empty.With(Written.Observation(code, $"\"valueInteger\": {value}")).Picture.Resistance.ShouldHaveSingleItem();

        (record.Unusable, record.Value, record.Source.Value).ShouldBe((Reason.OutOfRange, null, value));
    }

    [Theory]
    [InlineData("shoulder-strength", ShoulderItem.Strength, "\"valueQuantity\": { \"value\": 5 }", "recorded", null)]
    [InlineData("shoulder-strength", ShoulderItem.Strength, "\"valueString\": \"good\"", "recorded", null)]
    [InlineData("shoulder-rom", ShoulderItem.Motion, "\"valueCodeableConcept\": { \"coding\": [{ \"system\": \"http://snomed.info/sct\", \"code\": \"17621005\" }] }", "normal", null)]
    [InlineData("shoulder-rom", ShoulderItem.Motion, "\"valueCodeableConcept\": { \"coding\": [{ \"system\": \"http://snomed.info/sct\", \"code\": \"263654008\" }] }", "abnormal", null)]
    [InlineData("shoulder-rom", ShoulderItem.Motion, "\"valueCodeableConcept\": { \"text\": \"fine\" }", "recorded", null)]
    [InlineData("shoulder-rom", ShoulderItem.Motion, "\"valueCodeableConcept\": { \"text\": \" \" }", "unknown", Reason.NoValue)]
    [InlineData("shoulder-rom", ShoulderItem.Motion, "\"valueQuantity\": { \"unit\": \"deg\" }", "unknown", Reason.NoValue)]
    [InlineData("shoulder-rom", ShoulderItem.Motion, "\"language\": \"en\"", "unknown", Reason.NoValue)]
    [InlineData("shoulder-rom", ShoulderItem.Motion, "\"dataAbsentReason\": { \"text\": \"x\" }", "unknown", Reason.NotPerformed)]
    [InlineData("shoulder-impingement", ShoulderItem.Impingement, "\"valueBoolean\": true", "present", null)]
    [InlineData("shoulder-impingement", ShoulderItem.Impingement, "\"valueBoolean\": false", "absent", null)]
    [InlineData("shoulder-impingement", ShoulderItem.Impingement, "\"valueString\": \"a bit\"", "unknown", Reason.ValueNotUnderstood)]
    public void ASSESS_04_A_shoulder_item_is_recorded_by_any_value_and_impingement_by_a_finding(string code, ShoulderItem item, string value, string words, Reason? reason)
    {
        var record = Chart.Empty.With(Written.Observation(code, value)).Picture.Shoulder.ShouldHaveSingleItem();

        (record.Item, record.Source.Value, record.Unusable, record.Source.Fact).ShouldBe((item, words, reason, Facts.Of(item)));
    }

    [Theory]
    [InlineData("\"valueBoolean\": true", "\"id\": \"x\"", "present", null)]
    [InlineData("\"id\": \"x\"", "\"valueBoolean\": false", "absent", null)]
    [InlineData("\"id\": \"x\"", "\"valueString\": \"x\"", "unknown", Reason.NoValue)]
    public void ASSESS_04_The_first_side_with_a_value_stands_for_the_item(string left, string right, string words, Reason? reason)
    {
        var record = Chart.Empty.With(Written.Sides("shoulder-impingement", left, right)).Picture.Shoulder.ShouldHaveSingleItem();

        (record.Source.Value, record.Unusable).ShouldBe((words, reason));
    }

    [Fact]
    public void ASSESS_04_A_preliminary_or_undated_shoulder_item_is_not_recorded()
    {
        var item = Written.Observation("shoulder-strength", "\"valueInteger\": 5");

        Chart.Empty.With(item.Replace("\"final\"", "\"preliminary\"", StringComparison.Ordinal)).Picture.Shoulder.ShouldHaveSingleItem().Unusable.ShouldBe(Reason.Preliminary);
        Chart.Empty.With(item.Replace("\"effectiveDateTime\"", "\"issued\"", StringComparison.Ordinal)).Picture.Shoulder.ShouldHaveSingleItem().Unusable.ShouldBe(Reason.NoDate);
    }

    [Fact]
    public void D19_A_measure_without_a_value_is_told_without_a_unit()
    {
        var record = Chart.Empty.With(Written.Observation("reps-at-load", "\"language\": \"en\"")).Picture.Resistance.ShouldHaveSingleItem();

        (record.Unusable, record.Value, record.Source.Value, record.Source.Unit).ShouldBe((Reason.NoValue, null, "unknown", null));
    }

    [Fact]
    public void D15_A_score_that_is_not_used_is_told_and_not_kept()
    {
        var record = Chart.Empty.With(Written.Observation(Numeric, "\"valueInteger\": 7", status: "preliminary")).Picture.Pain.ShouldHaveSingleItem();

        (record.Unusable, record.Score, record.Source.Value).ShouldBe((Reason.Preliminary, null, "7"));
    }

    [Fact]
    public void A_number_without_a_unit_has_none()
    {
        var record = PainOf(Numeric, "\"valueInteger\": 7");

        (record.Score?.Millimeters, record.Unusable).ShouldBe((70m, null));
    }

    [Theory]
    [InlineData("\"valueString\": \"a bit\"", "unknown", Reason.ValueNotUnderstood)]
    [InlineData("\"valueBoolean\": false", "absent", null)]
    public void ASSESS_04_The_value_of_the_item_itself_comes_before_its_sides(string value, string words, Reason? reason)
    {
        var side = $"\"component\": [{{ \"code\": {Written.Concept("left-side")}, \"valueBoolean\": true }}]";
        var record = Chart.Empty.With(Written.Observation("shoulder-impingement", $"{value}, {side}")).Picture.Shoulder.ShouldHaveSingleItem();

        (record.Source.Value, record.Unusable).ShouldBe((words, reason));
    }

    [Fact]
    public void ASSESS_04_What_is_wrong_with_the_value_is_told_before_what_is_wrong_with_the_record() =>
        Chart.Empty.With(Written.Observation("shoulder-strength", "\"language\": \"en\"", status: "preliminary")).Picture.Shoulder.ShouldHaveSingleItem().Unusable.ShouldBe(Reason.NoValue);

    private static string Range(string end) => end.Length == 0 ? string.Empty : $", \"referenceRange\": [{{ \"high\": {{ \"value\": {end} }} }}]";

    private static PainRecord PainOf(string code, string value) => Chart.Empty.With(Written.Observation(code, value)).Picture.Pain.ShouldHaveSingleItem();
}
