using CervicalRehab.Cds.Protocol;
using CervicalRehab.Cds.Service.Tests.Medicine;

namespace CervicalRehab.Cds.Service.Tests.Reading;

/// <summary>What the picture says of a measurement: its number, its date, and the plainest reason why it cannot be used.</summary>
public sealed class MeasurementReadTests
{
    [Theory]
    [InlineData("method-inclinometer", MotionMethod.Inclinometer, "inclinometer")]
    [InlineData("method-goniometer", MotionMethod.Goniometer, "goniometer")]
    [InlineData("method-crom", MotionMethod.Crom, "CROM device")]
    [InlineData("method-visual-estimate", MotionMethod.VisualEstimate, "visual estimate")]
    [InlineData("method-eye", MotionMethod.NotStated, null)]
    public void D14_A_movement_says_how_it_was_measured(string code, MotionMethod method, string? words)
    {
        var record = MotionOf(Flexion(Written.Quantity("41.5", "deg"), method: code));

        (record.Movement, record.Method, record.Source.Method).ShouldBe((Movement.Flexion, method, words));
        (record.Source.Value, record.Source.Unit, record.Source.Status, record.Source.Fact).ShouldBe(("41.5", "deg", "final", "rom-flexion"));
    }

    // Each row keeps the faults of the row before it out and lets all of the later ones in.
    [Theory]
    [InlineData("\"dataAbsentReason\": { \"text\": \"x\" }", "preliminary", "method-eye", "2026", Reason.NotPerformed)]
    [InlineData("\"valueQuantity\": { \"value\": 40, \"unit\": \"furlong\" }", "preliminary", "method-eye", "2026", Reason.Preliminary)]
    [InlineData("\"valueQuantity\": { \"value\": 40, \"unit\": \"furlong\" }", "final", "method-eye", "2026", Reason.UnknownUnit)]
    [InlineData("\"valueQuantity\": { \"value\": 40 }", "final", "method-eye", "2026", Reason.NoUnit)]
    [InlineData("\"valueQuantity\": { \"value\": 300, \"unit\": \"deg\" }", "final", "method-eye", "2026", Reason.OutOfRange)]
    [InlineData("\"valueQuantity\": { \"value\": 40, \"unit\": \"deg\" }", "final", "method-eye", "2026", Reason.NoMethod)]
    [InlineData("\"valueQuantity\": { \"value\": 40, \"unit\": \"deg\" }", "final", "method-visual-estimate", "2026", Reason.VisualEstimate)]
    [InlineData("\"valueQuantity\": { \"value\": 40, \"unit\": \"deg\" }", "final", "method-crom", "2026", Reason.DateNotPrecise)]
    [InlineData("\"valueQuantity\": { \"value\": 40, \"unit\": \"deg\" }", "final", "method-crom", "the other day", Reason.BadDate)]
    [InlineData("\"valueQuantity\": { \"value\": 40, \"unit\": \"deg\" }", "final", "method-crom", "2026-05-30", null)]
    public void H09_H11_The_plainest_reason_comes_first(string value, string status, string method, string date, Reason? reason)
    {
        var record = MotionOf(Flexion(value, method, date, status));

        record.Unusable.ShouldBe(reason);
        (record.Angle is null).ShouldBe(reason is not null);
    }

    [Theory]
    [InlineData("\"effectiveDateTime\": \"2026-05-30\"", "2026-05-30", null)]
    [InlineData("\"effectiveInstant\": \"2026-05-29T10:00:00Z\"", "2026-05-29", null)]
    [InlineData("\"effectivePeriod\": { \"start\": \"2026-05-28\", \"end\": \"2026-05-28\" }", "2026-05-28", null)]
    [InlineData("\"effectivePeriod\": { \"start\": \"2026-05-28T23:50:00Z\", \"end\": \"2026-05-29T00:10:00Z\" }", "2026-05-28", null)]
    [InlineData("\"effectivePeriod\": { \"start\": \"2026-05-28T23:50:00Z\", \"end\": \"2026-05-29T23:50:00Z\" }", "2026-05-28", Reason.DateNotPrecise)]
    [InlineData("\"effectivePeriod\": { \"start\": \"2026-05-28\", \"end\": \"2026-05-29\" }", "2026-05-28", Reason.DateNotPrecise)]
    [InlineData("\"effectivePeriod\": { \"start\": \"2026-05-28\", \"end\": \"2026-05-27\" }", null, Reason.BadDate)]
    [InlineData("\"effectiveDateTime\": \"2026-05-30\", \"effectiveInstant\": \"2026-05-29T10:00:00Z\"", "2026-05-30", Reason.NotUnderstood)]
    [InlineData("\"effectiveInstant\": \"2026-05-29T10:00:00Z\", \"effectivePeriod\": { \"start\": \"2026-05-28\" }", "2026-05-29", Reason.NotUnderstood)]
    [InlineData("\"language\": \"en\"", null, Reason.NoDate)]
    [InlineData("\"effectiveDateTime\": \"soon\"", null, Reason.BadDate)]
    [InlineData("\"effectiveInstant\": \"soon\"", null, Reason.BadDate)]
    [InlineData("\"effectivePeriod\": { \"start\": \"soon\" }", null, Reason.BadDate)]
    [InlineData("\"effectivePeriod\": { }", null, Reason.NotUnderstood)]
    public void H11_The_date_is_read_in_whatever_form_it_comes(string effective, string? day, Reason? fault)
    {
        var observation = Flexion(Written.Quantity("40", "deg"), "method-crom").Replace("\"effectiveDateTime\": \"2026-05-30\"", effective, StringComparison.Ordinal);
        var record = MotionOf(observation);

        (record.Source.Date?.First.ToString("yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture)).ShouldBe(day);
        record.Unusable.ShouldBe(fault);
    }

    [Theory]
    [InlineData("\"valueBoolean\": true", true, null)]
    [InlineData("\"language\": \"en\"", true, null)]
    [InlineData("\"valueBoolean\": false", false, null)]
    [InlineData("\"valueString\": \"maybe\"", false, Reason.ValueNotUnderstood)]
    [InlineData("\"dataAbsentReason\": { \"text\": \"x\" }", false, Reason.NotPerformed)]
    public void D22_Pregnancy_is_said_by_the_code_unless_the_value_says_otherwise(string members, bool isCaution, Reason? reason)
    {
        var picture = Chart.Empty.With(Written.Observation("sct|77386006", members)).Picture;

        picture.Cautions.Select(caution => (caution.Caution, caution.Source.Value, caution.Source.Fact)).ShouldBe(isCaution ? [(Caution.Pregnancy, "present", Facts.Pregnancy)] : []);
        picture.NotUsed.Select(unused => unused.Reason).ShouldBe(reason is { } told ? [told] : []);
    }

    [Theory]
    [InlineData("\"language\": \"en\"", Reason.NoValue)]
    [InlineData("\"dataAbsentReason\": { \"text\": \"pain\" }", Reason.NotPerformed)]
    public void D14_A_panel_of_nothing_is_listed_with_the_reason(string members, Reason reason)
    {
        var picture = Chart.Empty.With(Written.Observation("rom-cervical-panel", members)).Picture;

        picture.Motion.ShouldBeEmpty();
        picture.NotUsed.ShouldHaveSingleItem().Reason.ShouldBe(reason);
    }

    [Fact]
    public void D14_A_panel_that_names_its_members_is_read_from_them()
    {
        var picture = Chart.Empty.With(Written.Observation("rom-cervical-panel", "\"hasMember\": [{ \"reference\": \"Observation/f\" }]")).Picture;

        (picture.Motion.Length, picture.NotUsed.Length).ShouldBe((0, 0));
    }

    [Fact]
    public void H09_One_number_cannot_be_two_movements()
    {
        var both = Written.Observation("rom-flexion rom-extension", $"\"method\": {Written.Concept("method-crom")}, {Written.Quantity("40", "deg")}");

        Chart.Empty.With(both).Picture.Motion.Select(record => (record.Movement, record.Unusable, record.Angle)).ShouldBe(
            [(Movement.Flexion, Reason.ContradictoryCodes, null), (Movement.Extension, Reason.ContradictoryCodes, null)]);
    }

    private static string Flexion(string value, string method, string date = Written.Recently, string status = "final") =>
        Written.Observation("rom-flexion", $"\"method\": {Written.Concept(method)}, {value}", date, status);

    private static MotionRecord MotionOf(string observation) => Chart.Empty.With(observation).Picture.Motion.ShouldHaveSingleItem();
}
