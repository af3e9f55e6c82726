namespace CervicalRehab.Cds.Protocol.Tests;

/// <summary>Each component of the program, in each phase and state of the spasm (D5, NMS-02 to 05).</summary>
public sealed class ComponentTests
{
    // Written out once more, so that a row of the table cannot change unseen.
    private static readonly Dictionary<string, Func<ResistancePhase, Answer, bool>> Expected = new(StringComparer.Ordinal)
    {
        ["static-stretching"] = static (_, _) => true,
        ["met-post-isometric-relaxation"] = static (_, _) => true,
        ["neuromuscular-training"] = static (_, _) => true,
        ["manual-mobilization"] = static (_, _) => true,
        ["resistance-low"] = static (phase, spasm) => phase == ResistancePhase.Low && spasm == Answer.No,
        ["resistance-moderate"] = static (phase, spasm) => phase == ResistancePhase.Moderate && spasm == Answer.No,
    };

    public static TheoryData<ResistancePhase, Answer> Every => [.. Enum.GetValues<ResistancePhase>().SelectMany(phase => Enum.GetValues<Answer>().Select(spasm => (phase, spasm)))];

    [Theory]
    [MemberData(nameof(Every))]
    public void D5_A_program_holds_the_components_of_its_phase_and_spasm(ResistancePhase phase, Answer spasmActive) =>
        Regimen.ForPhase(spasmActive, phase).Select(dose => dose.Activity).Order(StringComparer.Ordinal)
            .ShouldBe(Expected.Where(row => row.Value(phase, spasmActive)).Select(row => row.Key).Order(StringComparer.Ordinal));

    [Fact]
    public void Every_component_is_expected() => Regimen.Components.Select(row => row.Dose.Activity).Order(StringComparer.Ordinal).ShouldBe(Expected.Keys.Order(StringComparer.Ordinal));

    [Theory]
    [InlineData("Active", Answer.Yes, "resistance-low")]
    [InlineData("Not documented", Answer.Unknown, "resistance-low")]
    [InlineData("Resolved", Answer.No, "resistance-moderate")]
    public void What_comes_next_names_its_conditions(string sentence, Answer spasmActive, string next)
    {
        var step = Regimen.After(Regimen.ForStart(spasmActive)).ShouldNotBeNull();

        step.Dose.Activity.ShouldBe(next, sentence);
        step.Conditions.ShouldContain("spasm documented as resolved");
        step.Conditions.Any(words => words.Contains("15 repetitions or more at 40 % 1-RM at Borg 12-14", StringComparison.Ordinal)).ShouldBe(next == "resistance-moderate", sentence);
    }

    [Fact]
    public void Nothing_comes_after_the_ceiling() => Regimen.After(Regimen.ForPhase(Answer.No, ResistancePhase.Moderate)).ShouldBeNull();
}
