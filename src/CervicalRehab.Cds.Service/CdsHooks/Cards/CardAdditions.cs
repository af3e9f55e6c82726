using System.Collections.Immutable;

namespace CervicalRehab.Cds.Service.CdsHooks.Cards;

/// <summary>What a client's profile adds to the text of a card.</summary>
/// <param name="Length">Characters up to which lines are added that may be left out. What never is has the room of every card.</param>
/// <param name="AfterDrafts">Parts behind what is drafted.</param>
/// <param name="BeforeLimits">Parts before the last line.</param>
internal sealed record CardAdditions(int Length, ImmutableArray<CardPart> AfterDrafts, ImmutableArray<CardPart> BeforeLimits);
