using System.Collections.Frozen;
using System.Collections.Immutable;
using System.Globalization;
using CervicalRehab.Cds.Protocol;
using CervicalRehab.Cds.Service.CdsHooks.Profiles;

namespace CervicalRehab.Cds.Service.CdsHooks.Cards;

/// <summary>In words, with doses, what a client does not take as a resource, or takes without its details. It is never what is dropped from a card.</summary>
internal static class ByHandParts
{
    private const string Order = "**Order by hand:** ";
    private const string Add = "**Add by hand:** ";
    private const string Change = "**Change by hand:** ";

    // The doses of the protocol are the same for all patients.
    private static readonly FrozenDictionary<Dose, string> NumbersOf = Regimen.All.ToFrozenDictionary<Dose, Dose, string>(static dose => dose, Joined, ReferenceEqualityComparer.Instance);

    /// <summary>The lines of the pathway card; <paramref name="decision"/> holds the drafts that are taken.</summary>
    public static IEnumerable<CardPart> Of(Decision decision, ImmutableArray<Proposal> byHand, ClientProfile profile, bool hasCourse)
    {
        var orders = byHand.RemoveAll(IsChange);
        orders = orders.Contains(Proposal.StartProgramme) ? orders.Remove(Proposal.StartProgramme).Add(Proposal.StartProgramme) : orders;
        if (!orders.IsEmpty)
        {
            yield return Whole(Order, Each(decision, byHand, orders));
        }

        if (profile.IgnoresOrderDetails && Details(decision, byHand).ToImmutableArray() is { IsEmpty: false } additions)
        {
            yield return Whole(Add, additions);
        }

        if (byHand.RemoveAll(static proposal => !IsChange(proposal)) is { IsEmpty: false } changes)
        {
            yield return Whole(Change, Each(decision, byHand, changes));
        }

        if (hasCourse && byHand.Contains(Proposal.StartProgramme))
        {
            yield return Whole(string.Empty, ["The whole plan: by the link to the course"]);
        }
    }

    /// <summary>The lines of a card beside it. What takes the place of a draft is another way to change it.</summary>
    public static IEnumerable<CardPart> Of(ImmutableArray<Offer> byHand)
    {
        ImmutableArray<string> changes = [.. byHand.Where(static offer => !offer.Removes.IsEmpty).Select(CardText.Words)];
        ImmutableArray<string> orders = [.. byHand.Where(static offer => offer.Removes.IsEmpty).Select(CardText.Words)];
        if (!changes.IsEmpty)
        {
            yield return Whole(Change, changes) with { Between = ", or " };
        }

        if (!orders.IsEmpty)
        {
            yield return Whole(Order, orders);
        }
    }

    /// <summary>The web links of a card, for a client that shows them in the text alone.</summary>
    public static IEnumerable<CardPart> Links(ImmutableArray<CardLink> links, ClientProfile profile) => profile.HasLinksInDetail
        ? [Whole(string.Empty, [.. links.Where(static link => link.Type == "absolute").Select(static link => $"[{link.Label}]({link.Url})")])]
        : [];

    private static bool IsChange(Proposal proposal) => proposal is Proposal.HoldProgramme or Proposal.ProgressResistance;

    private static ImmutableArray<string> Each(Decision decision, ImmutableArray<Proposal> byHand, ImmutableArray<Proposal> some) =>
        ImmutableArray.CreateRange(some, static (proposal, all) => Words(all.decision, all.byHand, proposal), (decision, byHand));

    private static CardPart Whole(string lead, ImmutableArray<string> items) => new(Rank.Always, items) { Lead = lead, Least = items.Length };

    // Doses stand once: with the program, or with the order that would have held them.
    private static string Words(Decision decision, ImmutableArray<Proposal> byHand, Proposal proposal) => proposal switch
    {
        Proposal.StartProgramme => $"program of {Doses(decision.Regimen)}",
        Proposal.HoldProgramme => "put the running program on hold",
        Proposal.ProgressResistance => $"in the running program, {DetailParts.Activity(Regimen.ResistanceModerate)} in place of low: {Numbers(Regimen.ResistanceModerate)}",
        Proposal.ReferToPhysicalTherapy => HasProgram(decision, byHand) || decision.Regimen.IsEmpty ? "supervised physical therapy" : $"supervised physical therapy with {Doses(decision.Regimen)}",
        Proposal.ReferToSpineSurgery => CardText.Words(decision, proposal) + " for evaluation",
        _ => CardText.Words(proposal),
    };

    private static IEnumerable<string> Details(Decision decision, ImmutableArray<Proposal> byHand)
    {
        if (decision.Proposals.Contains(Proposal.ReferToSpineSurgery) && decision.Priority is not ReferralPriority.Routine)
        {
            yield return $"priority {decision.Priority.ToString().ToLowerInvariant()}";
        }

        if (decision.Proposals.Contains(Proposal.ReferToPhysicalTherapy) && !HasProgram(decision, byHand) && !decision.Regimen.IsEmpty)
        {
            yield return Doses(decision.Regimen);
        }
    }

    private static bool HasProgram(Decision decision, ImmutableArray<Proposal> byHand) => decision.Proposals.Contains(Proposal.StartProgramme) || byHand.Contains(Proposal.StartProgramme);

    // Those with numbers one by one, the others together.
    private static string Doses(ImmutableArray<Dose> doses)
    {
        var (parts, others) = (new List<string>(doses.Length), new List<string>(doses.Length));
        foreach (var dose in doses)
        {
            (Numbers(dose).Length > 0 ? parts : others).Add(Dosed(dose));
        }

        return string.Join("; ", others.Count > 0 ? [.. parts, string.Join(", ", others) + ", dosed by the therapist"] : parts);
    }

    private static string Dosed(Dose dose) => Numbers(dose) is { Length: > 0 } numbers ? $"{DetailParts.Activity(dose)} {numbers}" : DetailParts.Activity(dose);

    private static string Numbers(Dose dose) => NumbersOf.GetValueOrDefault(dose) ?? Joined(dose);

    private static string Joined(Dose dose)
    {
        (Dose.Range? Range, string Before, string After)[] numbers =
        [
            (dose.SessionsPerWeek, string.Empty, " sessions a week"), (dose.Repetitions, string.Empty, " repetitions"), (dose.HoldSeconds, "hold ", " s"), (dose.RestSeconds, "rest ", " s"),
            (dose.LoadPercent, string.Empty, " % 1-RM, estimated and never tested at the neck"),
        ];
        return string.Join(", ", numbers.Where(static number => number.Range is not null).Select(static number => number.Before + Words(number.Range!.Value) + number.After));
    }

    private static string Words(Dose.Range range) => range.Low == range.High
        ? string.Create(CultureInfo.InvariantCulture, $"{range.Low:0.##}")
        : string.Create(CultureInfo.InvariantCulture, $"{range.Low:0.##}-{range.High:0.##}");
}
