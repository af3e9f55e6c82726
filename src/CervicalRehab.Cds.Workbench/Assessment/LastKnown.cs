using System.Collections.Immutable;
using CervicalRehab.Cds.Protocol;

namespace CervicalRehab.Cds.Workbench.Assessment;

/// <summary>What the record last says about a question.</summary>
/// <param name="Words">Value and date.</param>
/// <param name="IsFresh">True when it is usable and 28 days old or younger (D6, D13).</param>
public sealed record LastKnown(string Words, bool IsFresh)
{
    private const string Left = "-left-side";
    private const string Right = "-right-side";

    /// <summary>What a record holds for a question of the form; null when it holds nothing dated.</summary>
    public static LastKnown? Of(PatientPicture picture, string linkId, DateTimeOffset at) =>
        Latest(Signs(picture, linkId), at) ?? Latest(Measures(picture, linkId), at);

    private static IEnumerable<(Evidence Source, bool IsUsable)> Signs(PatientPicture picture, string linkId)
    {
        var (fact, side) = linkId.EndsWith(Left, StringComparison.Ordinal) ? (linkId[..^Left.Length], Side.Left)
            : linkId.EndsWith(Right, StringComparison.Ordinal) ? (linkId[..^Right.Length], Side.Right)
            : (linkId, Side.NotStated);
        return picture.Signs.Where(record => Facts.Of(record.Sign) == fact && record.Origin != SignOrigin.ResolvedProblem && (side == Side.NotStated || record.Side == side))
            .Select(record => (record.Source, record is { Finding: not Answer.Unknown, Preliminary: false }));
    }

    private static IEnumerable<(Evidence Source, bool IsUsable)> Measures(PatientPicture picture, string linkId) =>
    [
        .. picture.Motion.Where(record => Facts.Of(record.Movement) == linkId).Select(record => (record.Source, record.Unusable is null)),
        .. picture.Pain.Where(record => AskedFacts.LinkId(record.Scale == PainScale.Visual ? Facts.PainVas : Facts.PainNumeric) == linkId).Select(record => (record.Source, record.Unusable is null)),
        .. picture.Shoulder.Where(record => Facts.Of(record.Item) == linkId).Select(record => (record.Source, record.Unusable is null)),
    ];

    private static LastKnown? Latest(IEnumerable<(Evidence Source, bool IsUsable)> records, DateTimeOffset at)
    {
        var latest = records.Where(record => record.Source.Date?.IsAfter(at) == false).OrderByDescending(record => record.Source.Date!.First).FirstOrDefault();
        return latest.Source is not { Date: { } date } source ? null
            : new($"{source.Value}{Unit(source.Unit)}, {date.Shown(at)}", latest.IsUsable && date.DaysUntil(at) <= Protocol.Windows.ValidDays);
    }

    private static string Unit(string? unit) => unit switch { null or "{score}" or "1" => string.Empty, "deg" => "°", _ => " " + unit };
}

/// <summary>Between the facts of the protocol and the questions of the form.</summary>
internal static class AskedFacts
{
    private static readonly ImmutableArray<string> Sides = ["left", "right"];

    private static readonly ImmutableArray<string> Sided = [Facts.Hoffmann, Facts.HandWeakness, Facts.UpperLimbWeakness, Facts.UpperLimbNumbness];

    /// <summary>The question of a fact without a side.</summary>
    public static string LinkId(string fact) => fact switch { Facts.PainVas => "38214-3", Facts.PainNumeric => "72514-3", _ => fact };

    /// <summary>The questions of a fact; none when the form does not ask for it.</summary>
    public static IEnumerable<string> LinkIds(string fact, string? side)
    {
        // Weakness is asked for by any of its three ways, and a grade is never required.
        var asked = fact == Facts.UpperLimbStrength ? Facts.HandWeakness : fact;
        return Sided.Contains(asked) ? Sides.Where(one => side is null || one == side).Select(one => $"{asked}-{one}-side") : [LinkId(asked)];
    }
}
