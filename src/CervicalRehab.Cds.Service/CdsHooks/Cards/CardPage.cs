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

        // What was found and what is missing is counted only where it does not fit alone (contract section 4).
        Rounds(parts, shown, (Rank.Always, Rank.Missing), ref room);
        Rounds(parts, shown, (Rank.Caution, Rank.Information), ref room);
        room -= limit - preferred;
        Round(parts, shown, (Rank.Always, Rank.Information), mayGo: true, int.MaxValue, ref room);
    }

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
                if (parts[at].Rank == rank && parts[at].MayGo == mayGo && shown[at].Items < parts[at].Items.Length)
                {
                    Grow(parts[at], ref shown[at], most, ref room);
                }
            }
        }
    }

    // As many items as there is room for, whole where they fit and else in short.
    private static void Grow(CardPart part, ref Shown shown, int most, ref int room)
    {
        var now = Taken(part, shown);
        for (var more = Math.Min(part.Items.Length, Math.Max(most, part.Least)); more > shown.Items && more >= part.Least; more--)
        {
            if (Fits(part, new Shown(more, InShort: false), now, ref shown, ref room) || (!part.Short.IsEmpty && Fits(part, new Shown(more, InShort: true), now, ref shown, ref room)))
            {
                return;
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
