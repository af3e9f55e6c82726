using System.Text;
using CervicalRehab.Cds.Fhir.Drafting;
using CervicalRehab.Cds.Fhir.Serialization;
using CervicalRehab.Cds.Service.Tests.Scenarios;
using CervicalRehab.Cds.Service.Tests.Speed;
using Hl7.Fhir.Model;

namespace CervicalRehab.Cds.Service.Tests.Writing;

/// <summary>What is written member by member is, byte for byte, what the SDK's serializer writes of the same draft.</summary>
public sealed class DraftJsonTests
{
    private const string Awkward = "a:\n\n- \"b\\c\"\t<é ✓ \U0001F9B4 \u2028&'>\n";

    private static readonly DateTimeOffset At = new(2026, 6, 1, 9, 0, 0, TimeSpan.Zero);

    public static TheoryData<string> Names => [.. Scenario.All.Select(scenario => scenario.Name)];

    [Theory]
    [MemberData(nameof(Names))]
    public void The_drafts_of_a_scenario_are_written_as_the_SDK_writes_them(string name)
    {
        var scenario = new Scenario(name);

        foreach (var draft in HookPath.Drafted(Encoding.UTF8.GetBytes(scenario.Request), scenario.Hook, At))
        {
            ShouldBeWritten(draft);
        }
    }

    [Fact]
    public void Words_are_escaped_as_the_SDK_escapes_them()
    {
        foreach (var decision in new[] { ADecision.Plan, ADecision.Urgent, ADecision.Incomplete })
        {
            var awkward = decision with { Because = [.. decision.Because.Select(finding => finding with { Sentence = Awkward })], Caveats = [.. decision.Caveats.Select(finding => finding with { Sentence = Awkward })] };

            foreach (var draft in Drafts.For(awkward, ADecision.Call, null))
            {
                Encoding.UTF8.GetString(ADecision.Bytes(draft.Write)).ShouldContain("\\n- \\\"b\\\\c\\\"\\t<é");
                ShouldBeWritten(draft);
            }
        }
    }

    [Fact]
    public void Only_what_is_drafted_is_written() => Should.Throw<NotSupportedException>(() => ADecision.Bytes(json => DraftJson.Write(json, new Patient())).Length);

    internal static void ShouldBeWritten(Draft draft) =>
        Encoding.UTF8.GetString(ADecision.Bytes(draft.Write)).ShouldBe(Encoding.UTF8.GetString(ResourceJson.ToBytes(draft.Resource).Span));
}
