using System.Collections.Immutable;
using System.Globalization;
using System.Text.Json;
using CervicalRehab.Cds.Fhir.Reading;

namespace CervicalRehab.Cds.Service.PatientRecord;

/// <summary>Reads a Bundle that answers a search: what it found, and every sign that it is not all. Pure.</summary>
internal static class SearchResult
{
    public const string TotalIsLarger = "its total is larger than what arrived";

    private static readonly SentBundle NoEntries = new();

    /// <summary>The resources of <paramref name="type"/> in the Bundle, and whether that is all of them.</summary>
    public static KeyResult Classify(string type, SentResource sent, SubjectCheck subjects) => Classify(type, sent, subjects, isWithin: false);

    /// <summary>
    /// What a Bundle says of itself that was stored among others: whether it is a part for another reason than its pages, whether pages go before it or it is less than its total without a next one, the address
    /// of the next page (empty when a link names none, null without one), and its own.
    /// </summary>
    /// <param name="head">The Bundle without its entries.</param>
    /// <param name="matches">How many it holds of what its total counts.</param>
    public static (bool IsInPart, bool GoesOn, string? Next, string? Self) OfPage(JsonElement head, long matches) => (
        !Completeness.IsWhole(head),
        Linked(head, "previous", "prev") is not null || (Linked(head, "next") is null && head.Text("type"u8) is "searchset" && Total(head) > matches),
        Linked(head, "next"),
        Linked(head, "self"));

    private static KeyResult Classify(string type, SentResource sent, SubjectCheck subjects, bool isWithin)
    {
        var entries = sent.Bundle ?? NoEntries;
        return entries.IsPlain && !sent.HasRepeatedMember ? Classify(type, entries, new(false, null, null, entries.Total), subjects) : ByDocument(type, entries, sent, subjects, isWithin);
    }

    // What the head of the Bundle says: a member twice, why this is not all, the next page, how many there are.
    private readonly record struct Head(bool IsRepeating, string? Part, string? Next, long Total);

    private static KeyResult ByDocument(string type, SentBundle entries, SentResource sent, SubjectCheck subjects, bool isWithin)
    {
        var (bundle, isRepeating) = entries.HeadOf(sent);
        var isTyped = bundle.Member("type"u8) is not null;
        var isAnswer = bundle.Text("type"u8) is "searchset" or "collection";

        // One that does not say what it is may be anything: what it holds warns, and when it holds nothing that is no answer.
        return isAnswer || isWithin || (!isTyped && entries.Count > 0)
            ? Classify(type, entries, new(isRepeating, WhyInPart(isTyped, isAnswer && Completeness.IsWhole(bundle)), Linked(bundle, "next"), Total(bundle)), subjects)
            : KeyResult.Failed("its Bundle is neither a searchset nor a collection");
    }

    private static string? WhyInPart(bool isTyped, bool isWhole) =>
        !isTyped ? "its Bundle does not say that it is a searchset or a collection"
        : !isWhole ? "its Bundle is marked as a part of what there is, or in a way that is not understood"
        : null;

    private static KeyResult Classify(string type, SentBundle entries, Head head, SubjectCheck subjects)
    {
        if (entries.IsUnreadable)
        {
            return KeyResult.Failed("its Bundle cannot be read");
        }

        var (isRepeating, inPart, next, total) = head;
        var isLost = isRepeating || entries.IsDamaged || (entries.Outcomes.Count > 0 && !entries.Outcomes.All(static outcome => Completeness.IsHarmless(outcome.Json)));
        var reason = isLost ? "an entry is an error, says that something was left out or cannot be understood"
            : inPart is not null ? inPart
            : next is not null ? "there are more pages"
            : total > entries.Matches ? TotalIsLarger
            : null;
        var (resources, beside) = (entries.Of(type, subjects), entries.Beside(type, subjects));
        ImmutableArray<SentBundle> bundles = [entries];
        foreach (var bundle in entries.Nested)
        {
            // A part that came in a Bundle of its own is as whole as that says.
            var part = Classify(type, bundle, subjects, isWithin: true);
            (resources, beside, reason) = (resources.AddRange(part.Resources), beside.AddRange(part.Beside), reason ?? part.Reason);
            isLost |= part.Reason is not null;
            bundles = bundles.AddRange(part.Bundles);
        }

        var state = reason is not null ? KeyState.Incomplete : resources.IsEmpty ? KeyState.Nothing : KeyState.Found;
        return state is KeyState.Nothing && beside.IsEmpty && (entries.Matches, total) is (0, 0) ? KeyResult.Nothing
            : new KeyResult(state, resources, reason) { Beside = beside, NextPage = next, Matches = (entries.Matches, total), IsDamaged = isLost || inPart is not null, Bundles = bundles };
    }

    /// <summary>Address of the first link of one of these relations; empty when it names none; null without one.</summary>
    private static string? Linked(JsonElement bundle, params string[] relations) =>
        bundle.Items("link"u8)
            .Where(link => relations.Contains(link.Text("relation"u8)?.Trim(), StringComparer.OrdinalIgnoreCase))
            .Select(static link => link.Text("url"u8) ?? string.Empty)
            .FirstOrDefault();

    // A total that is no number, or none that is understood, may be any: more than what arrived.
    private static long Total(JsonElement bundle) =>
        bundle.Member("total"u8) is not { } total ? 0
        : decimal.TryParse(total.ToString().Trim(), NumberStyles.Float, CultureInfo.InvariantCulture, out var count) && count <= int.MaxValue ? (long)Math.Ceiling(count)
        : long.MaxValue;
}
