using CervicalRehab.Cds.Protocol;

namespace CervicalRehab.Cds.Service.CdsHooks.Cards;

/// <summary>The last line of every card: what was looked at, which content, and who approved it.</summary>
internal static class LimitsLine
{
    private static readonly CardPart NotApproved = Made(null);

    /// <summary>The line.</summary>
    public static CardPart Of(Approval? approval) => approval is null ? NotApproved : Made(approval);

    private static CardPart Made(Approval? approval) =>
        new(Rank.Always, [$"Coded data only; free text and images are not read. Content {MarkdownText.Inert(Approval.Standing(approval))}"]) { Least = 1 };
}
