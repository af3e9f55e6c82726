using System.Text.Json;
using CervicalRehab.Cds.Protocol;

namespace CervicalRehab.Cds.Service.Tests.Writing;

public partial class CarePlanWriterTests
{
    private static JsonElement PainGoal(string value, string? unit, string fact = Facts.PainVas) =>
        (ADecision.Plan with { Inputs = [ADecision.Record(fact, value, "Observation/pain") with { Unit = unit }] })
            .Both().CarePlan.GetProperty("contained")[0];

    [Fact]
    public void Goals_are_contained_proposed_and_all_referenced()
    {
        var goals = CarePlan.GetProperty("contained").EnumerateArray().ToList();

        CarePlan.References("goal").ShouldBe(goals.ConvertAll(goal => "#" + goal.Text("id")));
        foreach (var goal in goals)
        {
            goal.Text("resourceType").ShouldBe("Goal");
            goal.Text("lifecycleStatus").ShouldBe("proposed");
            goal.Text("subject", "reference").ShouldBe("Patient/p1");
            goal.Text("description", "text").ShouldNotBeNullOrEmpty();
        }

        CarePlan.GetRawText().ShouldNotContain("achieve");
        CarePlan.GetRawText().ShouldNotContain("dueDate");
    }

    [Theory]
    [InlineData("62", "mm", "42")]
    [InlineData("6.25", "cm", "42.5")]
    [InlineData("20", "mm", "0")]
    [InlineData("12", "mm", "0")]
    [InlineData("0", "mm", "0")]
    public void Pain_goal_is_twenty_millimeters_below_the_baseline_and_never_below_zero(string value, string unit, string expected)
    {
        var target = PainGoal(value, unit).GetProperty("target")[0];

        target.Text("measure", "coding", 0, "code").ShouldBe("38214-3");
        target.Text("detailQuantity", "value").ShouldBe(expected);
        target.Text("detailQuantity", "comparator").ShouldBe("<=");
        target.Text("detailQuantity", "code").ShouldBe("mm");
    }

    [Fact]
    public void The_latest_of_several_scores_is_the_baseline_of_the_goal()
    {
        var day = ADecision.Record(Facts.PainVas, "40", "Observation/day") with { Unit = "mm", Date = RecordedDate.OfDay(new(2026, 5, 10)) };
        var later = day with { Value = "62", Date = RecordedDate.OfDay(new(2026, 5, 28)) };
        var month = later with { Date = new RecordedDate { Text = "2026-05", First = new(2026, 5, 1), Last = new(2026, 5, 31) } };

        Goal(day, later).ShouldBe("42");
        Goal(later, day).ShouldBe("42");
        Goal(day, month).ShouldBe("42");
        Goal(day with { Unit = null }, later with { Unit = "cm", Value = "6.2", Date = RecordedDate.OfDay(new(2026, 5, 1)) }).ShouldBe("42");

        static string? Goal(params Evidence[] inputs) =>
            (ADecision.Plan with { Inputs = [.. inputs] }).Both().CarePlan.GetProperty("contained")[0].GetProperty("target")[0].Text("detailQuantity", "value");
    }

    [Theory]
    [InlineData("7", "{score}", Facts.PainNumeric, "72514-3")]
    [InlineData("7", "{score}", Facts.PainVas, "38214-3")]
    public void Without_a_baseline_in_millimeters_the_pain_goal_has_no_number(string value, string unit, string fact, string measure)
    {
        var target = PainGoal(value, unit, fact).GetProperty("target")[0];

        target.Text("measure", "coding", 0, "code").ShouldBe(measure);
        target.TryGetProperty("detailQuantity", out _).ShouldBeFalse();
    }
}
