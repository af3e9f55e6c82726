using CervicalRehab.Cds.Fhir.Reading;
using CervicalRehab.Cds.Protocol;
using CervicalRehab.Cds.Service.Tests.Medicine;

namespace CervicalRehab.Cds.Service.Tests.Reading;

public sealed partial class OrderReadTests
{
    [Theory]
    [InlineData("completed", true, null)]
    [InlineData("preparation", false, null)]
    [InlineData("in-progress", false, null)]
    [InlineData("not-done", false, null)]
    [InlineData("on-hold", false, null)]
    [InlineData("stopped", false, null)]
    [InlineData("entered-in-error", false, Reason.EnteredInError)]
    [InlineData("unknown", false, Reason.StatusUnknown)]
    [InlineData("", false, Reason.NoStatus)]
    public void D16_D21_Only_a_completed_procedure_counts(string status, bool counts, Reason? reason)
    {
        foreach (var (code, fact) in new[] { ("cervical-fusion", Facts.Fusion), (Therapy, Facts.TherapySession) })
        {
            var picture = Chart.Empty.With(Written.Order(code, status, "\"performedDateTime\": \"2026-05-20\"", "Procedure")).Picture;

            picture.Fusions.Where(fusion => fusion.Value != "unknown").Concat(picture.TherapySessions).Select(one => (one.Fact, one.Value, one.Status, one.Date?.First))
                .ShouldBe(counts ? [(fact, "completed", "completed", new DateOnly(2026, 5, 20))] : []);
            picture.Fusions.Count(fusion => fusion.Value == "unknown").ShouldBe(fact == Facts.Fusion && reason is Reason.StatusUnknown or Reason.NoStatus ? 1 : 0, "what may be there is asked about");
            picture.NotUsed.Select(unused => (unused.Reference, unused.Reason, unused.Fact)).ShouldBe(reason is { } told ? [("Procedure/added-0", told, fact)] : []);
        }
    }

    [Theory]
    [InlineData("\"modifierExtension\": [{ \"url\": \"http://ehr.example/negated\", \"valueBoolean\": true }]", true)]
    [InlineData("\"implicitRules\": \"http://ehr.example/rules\"", true)]
    [InlineData("\"note\": [{ \"text\": \"x\", \"modifierExtension\": [{ \"url\": \"http://x\" }] }]", true)]
    [InlineData("\"meta\": { \"tag\": [{ \"code\": \"SUBSETTED\" }] }", true)]
    [InlineData("\"meta\": { \"security\": [{ \"code\": \"REDACT\" }] }", true)]
    [InlineData("\"meta\": { \"tag\": [{ \"code\": \"nightly\" }], \"security\": [{ \"code\": \"N\" }] }", false)]
    [InlineData("\"extension\": [{ \"url\": \"http://x\", \"valueBoolean\": true }], \"performer\": [{ \"actor\": { \"display\": \"x\" } }], \"note\": [{ \"text\": \"x\" }]", false)]
    public void D29_A_procedure_that_is_not_understood_dates_no_program_and_a_fusion_so_marked_is_asked_about(string member, bool inDoubt)
    {
        const string Performed = "\"performedDateTime\": \"2026-05-20\"";
        foreach (var status in new[] { "completed", "entered-in-error", "not-done", "preparation", "unknown" })
        {
            var fusion = Chart.Baseline.With(Written.Order("cervical-fusion", status, $"{Performed}, {member}", "Procedure"));
            var session = Chart.Baseline.With(Written.Order(Therapy, status, $"{Performed}, {member}", "Procedure"));

            fusion.Pathway.ShouldBe(inDoubt || status is "completed" or "unknown" ? "complete-assessment" : "conservative-plan", status);
            session.Picture.TherapySessions.Length.ShouldBe(inDoubt || status != "completed" ? 0 : 1, status);
            foreach (var chart in new[] { fusion, session })
            {
                chart.NotUsed.Any(line => line.EndsWith(": not-understood", StringComparison.Ordinal)).ShouldBe(inDoubt, status);
            }
        }
    }

    [Fact]
    public void D16_A_session_without_a_date_dates_no_program_and_a_fusion_needs_none()
    {
        Chart.Empty.With(Written.Order(Therapy, "completed", type: "Procedure")).Picture.TherapySessions.ShouldBeEmpty();
        Chart.Empty.With(Written.Order("cervical-fusion", "completed", type: "Procedure")).Picture.Fusions.ShouldHaveSingleItem().Date.ShouldBeNull();
        (Chart.Empty.With(Written.Order(Therapy, "completed", "\"performedPeriod\": { \"start\": \"2026-05-19\" }", "Procedure")).Picture
            .TherapySessions.ShouldHaveSingleItem().Date?.First).ShouldBe(new DateOnly(2026, 5, 19));
        Chart.Empty.With(Written.Order(Therapy, "completed", "\"performedDateTime\": 5", "Procedure")).Picture
            .NotUsed.ShouldHaveSingleItem().ShouldBe(new UnusedRecord { Reference = "Procedure/added-0", Reason = Reason.Unreadable, Fact = Facts.TherapySession });
    }

    [Fact]
    public void D29_A_session_with_two_dates_dates_nothing()
    {
        var chart = Chart.Empty.With(Written.Order(Therapy, "completed", "\"performedDateTime\": \"2026-05-19\", \"performedPeriod\": { \"start\": \"2026-05-21\" }", "Procedure"));

        chart.Picture.TherapySessions.ShouldBeEmpty();
        chart.Picture.NotUsed.ShouldHaveSingleItem().Reason.ShouldBe(Reason.NotUnderstood);
    }
}
