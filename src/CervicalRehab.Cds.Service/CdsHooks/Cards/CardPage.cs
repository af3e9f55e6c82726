using System.Text;

namespace CervicalRehab.Cds.Service.CdsHooks.Cards;

/// <summary>
/// Puts the parts of a card on a page of limited length. Every part first gets the room of its shortest form, then each a few of its items, by
/// rank, then all of them while there is room, so that many of one kind do not push the others out: first what was found and what is missing, then the rest;
/// what may be left out comes last.
/// </summary>
internal static class CardPage
{
    private const string Between = "\n\n";
    private const int Few = 3;

    /// <summary>
    /// Writes the parts, which stand in the order of the page, in no more than <paramref name="limit"/> characters. What may be left out is added up to
    /// <paramref name="preferred"/> characters only, when that is less.
    /// </summary>
    public static void Write(StringBuilder page, ReadOnlySpan<CardPart> parts, int limit, int preferred = int.MaxValue)
    {
        Span<Shown> shown = stackalloc Shown[parts.Length];
        Fit(parts, shown, limit, Math.Min(limit, preferred));
        if (shown.Contains(Shown.Nothing))
        {
            // What has no room is counted, and the count has room before the rest.
            var reserved = LeftOut(parts.Length).Length + Between.Length;
            Fit(parts, shown, limit - reserved, Math.Min(limit, preferred) - reserved);
        }

        for (var at = 0; at < parts.Length; at++)
        {
            if (at == parts.Length - 1 && shown.Count(Shown.Nothing) is > 0 and var left)
            {
                page.Append(page.Length > 0 ? Between : string.Empty).Append(LeftOut(left));
            }

            if (shown[at] != Shown.Nothing)
            {
                page.Append(page.Length > 0 ? Between : string.Empty);
                parts[at].Write(page, shown[at]);
            }
        }
    }

    private static string LeftOut(int count) => count == 1 ? "And 1 more line." : $"And {count} more lines.";

    // How many items of each part are shown.
    private static void Fit(ReadOnlySpan<CardPart> parts, Span<Shown> shown, int limit, int preferred)
    {
        var room = limit + Between.Length;
        for (var at = 0; at < parts.Length; at++)
        {
            shown[at] = parts[at].Fewest;
            room -= Taken(parts[at], shown[at]);
        }

        // What was found and what is missing is counted only where it does not fit alone (contract section 4): in fewer words before in part.
        Rounds(parts, shown, (Rank.Always, Rank.Always), ref room);
        if (!All(parts, shown, (Rank.Reasons, Rank.Missing), ref room))
        {
            Round(parts, shown, (Rank.Reasons, Rank.Missing), mayGo: false, Few, ref room);
        }

        Round(parts, shown, (Rank.Reasons, Rank.Missing), mayGo: false, int.MaxValue, ref room);
        Rounds(parts, shown, (Rank.Caution, Rank.Information), ref room);
        room -= limit - preferred;
        Round(parts, shown, (Rank.Always, Rank.Information), mayGo: true, int.MaxValue, ref room);
    }

    // Every item of these ranks in the fewest words, where all of them have room so.
    private static bool All(ReadOnlySpan<CardPart> parts, Span<Shown> shown, (Rank First, Rank Last) ranks, ref int room)
    {
        var left = room;
        for (var at = 0; at < parts.Length; at++)
        {
            left -= Is(parts[at], ranks) ? Taken(parts[at], Whole(parts[at])) - Taken(parts[at], shown[at]) : 0;
        }

        if (left < 0)
        {
            return false;
        }

        for (var at = 0; at < parts.Length; at++)
        {
            shown[at] = Is(parts[at], ranks) ? Whole(parts[at]) : shown[at];
        }

        room = left;
        return true;
    }

    private static bool Is(CardPart part, (Rank First, Rank Last) ranks) => !part.MayGo && part.Rank >= ranks.First && part.Rank <= ranks.Last;

    private static Shown Whole(CardPart part) => new(part.Items.Length, part.Shortest);

    private static void Rounds(ReadOnlySpan<CardPart> parts, Span<Shown> shown, (Rank First, Rank Last) ranks, ref int room)
    {
        Round(parts, shown, ranks, mayGo: false, Few, ref room);
        Round(parts, shown, ranks, mayGo: false, int.MaxValue, ref room);
    }

    // By rank, up to so many items each; a part that stands whole already takes no more.
    private static void Round(ReadOnlySpan<CardPart> parts, Span<Shown> shown, (Rank First, Rank Last) ranks, bool mayGo, int most, ref int room)
    {
        for (var rank = ranks.First; rank <= ranks.Last; rank++)
        {
            for (var at = 0; at < parts.Length; at++)
            {
                if (parts[at].Rank == rank && parts[at].MayGo == mayGo && shown[at] != new Shown(parts[at].Items.Length, Form.Whole))
                {
                    Grow(parts[at], ref shown[at], most, ref room);
                }
            }
        }
    }

    // As many items as there is room for, in as many words as fit.
    private static void Grow(CardPart part, ref Shown shown, int most, ref int room)
    {
        var now = Taken(part, shown);
        for (var more = Math.Min(part.Items.Length, Math.Max(most, part.Least)); more >= Math.Max(Math.Max(shown.Items, part.Least), 1); more--)
        {
            for (var form = Form.Whole; form <= (more == shown.Items ? shown.Form - 1 : part.Shortest); form++)
            {
                if (part.Has(form) && Fits(part, new Shown(more, form), now, ref shown, ref room))
                {
                    return;
                }
            }
        }
    }

    private static bool Fits(CardPart part, Shown next, int now, ref Shown shown, ref int room)
    {
        var further = Taken(part, next) - now;
        if (further > room)
        {
            return false;
        }

        room -= further;
        shown = next;
        return true;
    }

    private static int Taken(CardPart part, Shown shown) => shown == Shown.Nothing ? 0 : part.Write(null, shown) + Between.Length;
}
