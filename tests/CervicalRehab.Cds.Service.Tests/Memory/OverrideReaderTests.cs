using System.Text.Json;
using CervicalRehab.Cds.Service.Hosting;
using CervicalRehab.Cds.Service.Memory;

namespace CervicalRehab.Cds.Service.Tests.Memory;

/// <summary>Overrides as the specification and as Epic send them; a wrong one names its index.</summary>
public sealed class OverrideReaderTests
{
    private const string Keys = "com.epic.cdshooks.feedback.overrideReason.";

    [Theory]
    [InlineData("\"overrideReason\":{\"reason\":{\"code\":\"a\",\"system\":\"s\"},\"userComment\":\"c\"}", "s|a|c")]
    [InlineData("\"overrideReasons\":{\"reason\":{\"code\":\"a\",\"display\":\"bad\",\"system\":\"http: //s\"},\"userComment\":\"c\"}", "http: //s|a|c")]
    [InlineData("\"overrideReasons\":[{\"reason\":{\"code\":\"a\"}},{\"reason\":{\"code\":\"b\"}},{\"userComment\":\"c\"}]", "|a|;|b|;||c")]
    [InlineData("\"overrideReasons\":{\"extension\":{\"" + Keys + "reasonCategory\":\"45\",\"" + Keys + "reasonDisplay\":\"Not met\",\"" + Keys + "reasonTitle\":\"T\"},\"userComment\":\"c\"}", "com.epic.cdshooks.feedback.overrideReason|45|c")]
    [InlineData("\"overrideReasons\":{\"extension\":{\"" + Keys + "reasonCategory\":45}}", "com.epic.cdshooks.feedback.overrideReason|45|")]
    [InlineData("\"overrideReasons\":{\"extension\":{\"" + Keys + "reasonTitle\":\"Not met\"}}", "com.epic.cdshooks.feedback.overrideReason|Not met|")]
    [InlineData("\"overrideReasons\":{\"extension\":{\"com.other\":true}}", "||")]
    [InlineData("\"overrideReasons\":[]", "||")]
    [InlineData("\"overrideReasons\":null", "||")]
    [InlineData("\"overrideReason\":{\"reason\":{\"code\":\"a\"}},\"overrideReasons\":{\"reason\":{\"code\":\"b\"}}", "|a|;|b|")]
    [InlineData("\"topic\":\"urgentSurgicalReferral\"", "||")]
    public void Every_shape_is_read(string member, string expected)
    {
        var (items, problems) = Read(member);

        problems.ShouldBeEmpty();
        string.Join(';', items.Select(item => $"{item.Reason?.System}|{item.Reason?.Code}|{item.Comment}")).ShouldBe(expected);
        items.ShouldAllBe(item => item.Card == "c" && item.Outcome == "overridden");
    }

    [Theory]
    [InlineData("\"overrideReasons\":\"no\"", "feedback[1].overrideReasons")]
    [InlineData("\"overrideReasons\":{}", "feedback[1].overrideReasons")]
    [InlineData("\"overrideReasons\":[{\"userComment\":\"c\"},5]", "feedback[1].overrideReasons[1]")]
    [InlineData("\"overrideReasons\":[{\"reason\":{\"system\":\"s\"}}]", "feedback[1].overrideReasons[0].reason.code")]
    [InlineData("\"overrideReasons\":{\"extension\":5}", "feedback[1].overrideReasons")]
    [InlineData("\"overrideReasons\":[{},{},{},{},{},{},{},{},{},{},{},{},{},{},{},{},{},{},{},{},{}]", "feedback[1].overrideReasons")]
    public void What_cannot_be_read_names_its_index(string member, string path)
    {
        var (items, problems) = Read(member, before: """{"card":"c","outcome":"overridden","outcomeTimestamp":"2026-06-01T09:05:00Z"},""");

        items.ShouldBeEmpty();
        problems.Select(problem => problem.Expression).ShouldContain(path);
        problems.ShouldAllBe(problem => problem.Status == 400);
    }

    [Fact]
    public void A_long_reason_of_a_site_is_refused() =>
        Read($"\"overrideReasons\":{{\"extension\":{{\"{Keys}reasonCategory\":\"{new string('4', 201)}\"}}}}").Problems.ShouldHaveSingleItem().Expression.ShouldBe("feedback[0].overrideReasons.extension");

    private static (IReadOnlyList<FeedbackItem> Items, IReadOnlyList<Problem> Problems) Read(string member, string before = "") =>
        FeedbackReader.Read(JsonElement.Parse($$"""{"feedback":[{{before}}{"card":"c","outcome":"overridden","outcomeTimestamp":"2026-06-01T09:05:00Z",{{member}}}]}"""));
}
