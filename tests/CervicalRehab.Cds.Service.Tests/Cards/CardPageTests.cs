using System.Collections.Immutable;
using System.Text;
using CervicalRehab.Cds.Protocol;
using CervicalRehab.Cds.Service.CdsHooks.Cards;
using CervicalRehab.Cds.Service.Tests.Medicine;
using FsCheck;
using FsCheck.Fluent;

namespace CervicalRehab.Cds.Service.Tests.Cards;

/// <summary>The page of limited length, over parts of any size.</summary>
public sealed class CardPageTests
{
    private const int Limit = 300;

    private static readonly Gen<CardPart> Part =
        from rank in Gen.Elements(Enum.GetValues<Rank>())
        from lengths in Gen.Choose(1, 60).NonEmptyListOf()
        from isList in Gen.Elements(true, false)
        from mayGo in Gen.Elements(true, false)
        from inShort in Gen.Elements(true, false)
        select new CardPart(rank, [.. lengths.Take(9).Select((length, at) => $"{(char)('a' + at)}{new string('x', length)}")])
        {
            Short = inShort ? [.. lengths.Take(9).Select((length, at) => $"{(char)('a' + at)}{new string('y', (length + 1) / 2)}")] : [],
            Lead = isList ? "**L:**" : "L: ",
            IsList = isList,
            MayGo = mayGo,
            Least = mayGo ? 1 : 0,
        };

    private static readonly Arbitrary<CardPart[]> Parts = Arb.From(Gen.Choose(1, 7).SelectMany(count => Part.ListOf(count)).Select(parts => parts.ToArray()));

    [Fact]
    public void A_page_is_never_longer_than_its_limit_and_shows_or_counts_each_item() => Generated.Holds(2_000, Parts, parts =>
    {
        var page = Written(parts, Limit);
        var paragraphs = page.Split("\n\n", StringSplitOptions.RemoveEmptyEntries);

        page.Length.ShouldBeLessThanOrEqualTo(Limit);
        var left = parts.Length - paragraphs.Count(paragraph => parts.Any(part => Is(part, paragraph)));
        paragraphs.Where(paragraph => !parts.Any(part => Is(part, paragraph))).ShouldBe(left == 0 ? [] : [left == 1 ? "And 1 more line." : $"And {left} more lines."]);
        foreach (var part in parts.Where(part => !part.MayGo))
        {
            paragraphs.ShouldContain(paragraph => Is(part, paragraph));
        }
    });

    [Fact]
    public void With_room_enough_every_part_stands_whole_and_in_order() => Generated.Holds(500, Parts, parts =>
        Written(parts, 100_000).ShouldBe(string.Join("\n\n", parts.Select(part => Shown(part, part.Items.Length, part.Items)))));

    [Fact]
    public void What_may_go_and_has_no_room_is_counted_before_the_last_part()
    {
        CardPart[] parts = [new(Rank.Reasons, ["why"]), Line('a'), Line('b'), new(Rank.Always, ["limits"])];

        Written(parts, 100).ShouldBe($"why.\n\n{new string('a', 30)}.\n\n{new string('b', 30)}.\n\nlimits.");
        Written(parts, 70).ShouldBe($"why.\n\n{new string('a', 30)}.\n\nAnd 1 more line.\n\nlimits.");
        Written(parts, 40).ShouldBe("why.\n\nAnd 2 more lines.\n\nlimits.");

        static CardPart Line(char letter) => new(Rank.Information, [new string(letter, 30)]) { MayGo = true, Least = 1 };
    }

    [Fact]
    public void Many_of_one_kind_do_not_push_out_what_comes_after()
    {
        CardPart[] parts = [new(Rank.Reasons, [.. Enumerable.Repeat(new string('r', 20), 10)]) { Lead = "Why: " }, new(Rank.Missing, ["gait", "bowel"]) { Lead = "Missing: " }];

        Written(parts, 112).ShouldBe($"Why: {new string('r', 20)}; {new string('r', 20)}; {new string('r', 20)}; and 7 more.\n\nMissing: gait; bowel.");
    }

    [Theory]
    [InlineData("Reasons")]
    [InlineData("Missing")]
    public void What_was_found_and_what_is_missing_is_not_counted_for_a_caution(string rank)
    {
        CardPart[] parts =
        [
            new(Enum.Parse<Rank>(rank), [.. Enumerable.Repeat(new string('r', 20), 5)]) { Lead = "Why: " },
            new(Rank.Doubt, [new string('d', 20)]) { Lead = "Not used: ", Noun = "reason" },
            new(Rank.Caution, [.. Enumerable.Repeat(new string('c', 20), 3)]) { Lead = "Caution: ", Noun = "caution" },
        ];

        Written(parts, 160).ShouldBe($"Why: {string.Join("; ", Enumerable.Repeat(new string('r', 20), 5))}.\n\nNot used: 1 reason.\n\nCaution: 3 cautions.");
        Written(parts, 180).ShouldBe($"Why: {string.Join("; ", Enumerable.Repeat(new string('r', 20), 5))}.\n\nNot used: 1 reason.\n\nCaution: {new string('c', 20)}; and 2 more.");
    }

    [Fact]
    public void A_full_page_says_more_in_short_before_it_counts()
    {
        CardPart part = new(Rank.Reasons, [new string('a', 40), new string('b', 40)]) { Short = ["a", "b"], Lead = "Why: " };

        Written([part], 90).ShouldBe($"Why: {new string('a', 40)}; {new string('b', 40)}.");
        Written([part], 60).ShouldBe("Why: a; b.");
        Written([part with { Short = [] }], 60).ShouldBe($"Why: {new string('a', 40)}; and 1 more.");
        Written([part with { Short = [] }], 20).ShouldBe("Why: 2 findings.");
    }

    [Fact]
    public void Every_reason_and_every_gap_stands_in_fewer_words_before_one_of_them_is_counted()
    {
        CardPart[] parts =
        [
            new(Rank.Reasons, [.. Enumerable.Repeat(new string('r', 60), 4)]) { Findings = [.. Enumerable.Repeat(Found("bowel dysfunction"), 4)], Lead = "Why: " },
            new(Rank.Reasons, ["Hoffmann sign left"]) { Lead = "Present: " },
            new(Rank.Missing, ["gait (last Apr 29)", "bladder (last Apr 29)"]) { Short = ["gait", "bladder"], Lead = "Not examined: " },
            new(Rank.Course, [new string('c', 40)]) { IsLine = true, Least = 1 },
            new(Rank.Always, ["limits"]) { Least = 1 },
        ];

        Written(parts, 170).ShouldBe("Why: Bowel dysfunction; Bowel dysfunction; Bowel dysfunction; Bowel dysfunction.\n\nPresent: Hoffmann sign left.\n\nNot examined: gait; bladder.\n\nAnd 1 more line.\n\nlimits.");
        Written(parts, 1_000).ShouldBe($"Why: {string.Join("; ", Enumerable.Repeat(new string('r', 60), 4))}.\n\nPresent: Hoffmann sign left.\n\nNot examined: gait (last Apr 29); bladder (last Apr 29).\n\n{new string('c', 40)}.\n\nlimits.");
    }

    [Fact]
    public void A_caution_that_is_a_positive_is_named_however_full_the_page_is()
    {
        CardPart[] parts =
        [
            new(Rank.Reasons, [new string('r', 80)]) { Lead = "Why: " },
            new(Rank.Caution, [new string('p', 80), new string('c', 80)]) { Findings = [Found("bowel dysfunction"), Found("no surgeon named")], Lead = "Caution: ", Least = 1 },
        ];

        Written(parts, 128).ShouldBe($"Why: {new string('r', 80)}.\n\nCaution: Bowel dysfunction; and 1 more.");
        Written(parts, 140).ShouldBe($"Why: {new string('r', 80)}.\n\nCaution: Bowel dysfunction; No surgeon named.");
    }

    private static Finding Found(string called) => new() { Rule = "gait-instability", Clauses = [], Sentence = new string('s', 60), Short = called };

    private static string Written(CardPart[] parts, int limit)
    {
        var page = new StringBuilder();
        CardPage.Write(page, parts, limit);
        return page.ToString();
    }

    // One of the ways in which a part may be said.
    private static bool Is(CardPart part, string paragraph) =>
        Enumerable.Range(0, part.Items.Length + 1).Any(shown => paragraph == Shown(part, shown, part.Items) || (!part.Short.IsEmpty && paragraph == Shown(part, shown, part.Short)));

    private static string Shown(CardPart part, int shown, ImmutableArray<string> items)
    {
        var rest = part.Items.Length - shown;
        string[] said = [.. items.Take(shown), .. rest == 0 ? Array.Empty<string>() : [shown > 0 ? $"and {rest} more" : rest == 1 ? "1 finding" : $"{rest} findings"]];
        return part.IsList ? part.Lead + string.Concat(said.Select(item => "\n- " + item)) : part.Lead + string.Join("; ", said) + ".";
    }
}
