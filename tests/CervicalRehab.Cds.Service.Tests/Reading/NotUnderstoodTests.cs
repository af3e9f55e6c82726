using System.Text.Json.Nodes;
using CervicalRehab.Cds.Protocol;
using CervicalRehab.Cds.Service.Tests.Medicine;

namespace CervicalRehab.Cds.Service.Tests.Reading;

/// <summary>D29: each change to one Observation of a whole record that offers a plan, and whether the plan is still offered.</summary>
public sealed partial class NotUnderstoodTests(TestHost host) : IClassFixture<TestHost>
{
    private const string Gait = "gait-instability";
    private const string Hand = "hand-weakness";
    private const string Pain = "38214-3";
    private const string Motion = "rom-cervical-panel";
    private const string Shoulder = "shoulder-strength";
    private const string Modifier = """[{ "url": "https://example.org/m", "valueBoolean": true }]""";
    private const string Plain = """[{ "url": "https://example.org/e", "valueBoolean": true }]""";
    private const string AbsentReason = """{ "extension": [{ "url": "http://hl7.org/fhir/StructureDefinition/data-absent-reason", "valueCode": "masked" }] }""";

    [Theory]
    [MemberData(nameof(Doubts))]
    public void D29_What_is_not_understood_in_an_Observation_leaves_no_plan(string code, string place, string member, string value)
    {
        var decision = Changed(code, place, member, value).Decision;

        decision.Pathway.Code().ShouldBe("complete-assessment");
        decision.NoRedFlags.ShouldBeFalse();
        decision.Missing.ShouldNotBeEmpty();
        decision.NotUsed.ShouldNotBeEmpty();
    }

    [Theory]
    [MemberData(nameof(Neighbours))]
    public void D29_What_cannot_change_an_Observation_leaves_the_plan(string code, string place, string member, string value)
    {
        var decision = Changed(code, place, member, value).Decision;

        (decision.Pathway.Code(), decision.NotUsed.Length).ShouldBe(("conservative-plan", 0));
        decision.NoRedFlags.ShouldBeTrue();
    }

    [Theory]
    [InlineData(Gait, "gait-instability: not-understood")]
    [InlineData(Hand, "hand-weakness left: not-understood hand-weakness right: not-understood")]
    [InlineData(Pain, "pain-vas: not-understood")]
    [InlineData(Shoulder, "shoulder-strength: not-understood")]
    public void D29_The_fact_is_missing_for_that_reason(string code, string missing) =>
        Changed(code, "", "modifierExtension", Modifier).Missing.ShouldBe(missing.Split("d ").Select(one => one.EndsWith("understoo", StringComparison.Ordinal) ? one + "d" : one));

    [Fact]
    public void D29_What_is_present_warns_whatever_stands_beside_it() =>
        Chart.Baseline.With(Written.Observation(Gait, $"{Written.Value("sct|52101004")}, \"modifierExtension\": {Modifier}")).Pathway.ShouldBe("urgent-surgical-referral");

    [Fact]
    public void D29_What_was_not_done_is_open_when_something_beside_it_is_not_understood() =>
        Chart.Empty.With(Written.Observation(Gait, $"\"dataAbsentReason\": {{ \"text\": \"x\" }}, \"modifierExtension\": {Modifier}")).Picture.Signs.ShouldHaveSingleItem().Unclear.ShouldBe(Reason.NotUnderstood);

    [Theory]
    [InlineData("entered-in-error", "modifierExtension", Modifier, "complete-assessment")]
    [InlineData("cancelled", "implicitRules", "\"x\"", "complete-assessment")]
    [InlineData("entered-in-error", "extension", Plain, "conservative-plan")]
    [InlineData("cancelled", "note", "[]", "conservative-plan")]
    public void D29_A_withdrawn_record_is_dropped_only_when_it_is_understood(string status, string member, string value, string pathway) =>
        Chart.Baseline.With(Written.Observation(Gait, $"{Written.Value("sct|52101004")}, \"{member}\": {value}", status: status)).Pathway.ShouldBe(pathway);

    [Theory]
    [InlineData("mri-cord-compression", "modifierExtension", Modifier, "complete-assessment")]
    [InlineData("mri-cord-compression", "extension", Plain, "conservative-plan")]
    public void D29_A_negative_MRI_that_is_not_understood_is_not_evaluated(string code, string member, string value, string pathway) =>
        Chart.Baseline.With(Written.Observation(code, $"{Written.Value("sct|2667000")}, \"{member}\": {value}")).Pathway.ShouldBe(pathway);

    [Fact]
    public async Task D29_The_card_counts_what_could_not_be_understood_and_names_no_element_of_it()
    {
        var answer = await host.Post(Changed(Gait, "", "modifierExtension", Modifier).With(Written.Observation(Gait, $"{Written.Value("sct|2667000")}, \"Secret\": 1")).Call());

        var card = answer.Json.GetProperty("cards")[0];
        card.GetProperty("detail").GetString()!.ShouldContain("2 gait instability records could not be understood");
        card.GetRawText().ShouldNotContain("modifierExtension");
        card.GetRawText().ShouldNotContain("Secret");
        card.GetProperty("extension").GetProperty("example.cervical-rehab.decision").GetProperty("notUsed").EnumerateArray().Select(one => one.GetProperty("reason").GetString()).ShouldBe(["not-understood", "not-understood"]);
    }

    [Theory]
    [InlineData("meta", """{ "tag": [{ "code": "SUBSETTED" }] }""")]
    [InlineData("meta", """{ "security": [{ "code": "REDACTED" }] }""")]
    [InlineData("meta", """{ "t\u0061g": [{ "code": "SUBSETTED" }] }""")]
    public async Task D29_A_label_is_seen_in_a_call_where_much_is_left_out_unread(string member, string value)
    {
        var call = Changed(Gait, "", member, "0").Call().ToJsonString().Replace("\"meta\":0", $"\"meta\":{value}", StringComparison.Ordinal);

        (await host.Post("patient-view", call)).Json.GetProperty("cards")[0].GetProperty("source").GetProperty("topic").GetProperty("code").GetString().ShouldBe("complete-assessment");
    }

    internal static Chart Changed(string code, string place, string member, string value)
    {
        var chart = Chart.Baseline;
        return chart with { Resources = [.. chart.Resources.Select(resource => (string?)resource["code"]?["coding"]?[0]?["code"] == code ? Put(resource.DeepClone().AsObject(), place, member, value) : resource)] };
    }

    private static JsonObject Put(JsonObject resource, string place, string member, string value)
    {
        JsonNode at = resource;
        foreach (var step in place.Split('/', StringSplitOptions.RemoveEmptyEntries))
        {
            at = (at is JsonArray list ? list[int.Parse(step, System.Globalization.CultureInfo.InvariantCulture)] : at[step])!;
        }

        at[member] = JsonNode.Parse(value);
        return resource;
    }
}
