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

    /// <summary>The lines of the pathway card; <paramref name="decision"/> holds the drafts that are taken.</summary>
    public static IEnumerable<CardPart> Of(Decision decision, ImmutableArray<Proposal> byHand, ClientProfile profile, bool hasCourse)
    {
        ImmutableArray<string> orders = [.. byHand.Where(static proposal => proposal is not (Proposal.HoldProgramme or Proposal.ProgressResistance)).OrderBy(static proposal => proposal is Proposal.StartProgramme).Select(proposal => Words(decision, byHand, proposal))];
        ImmutableArray<string> additions = profile.IgnoresOrderDetails ? [.. Details(decision, byHand)] : [];
        ImmutableArray<string> changes = [.. byHand.Where(static proposal => proposal is Proposal.HoldProgramme or Proposal.ProgressResistance).Select(proposal => Words(decision, byHand, proposal))];
        foreach (var (lead, items) in new[] { (Order, orders), (Add, additions), (Change, changes) })
        {
            if (!items.IsEmpty)
            {
                yield return Whole(lead, items);
            }
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

    private static CardPart Whole(string lead, ImmutableArray<string> items) => new(Rank.Always, items) { Lead = lead, Least = items.Length };

    // Doses stand once: with the program, or with the order that would have held them.
    private static string Words(Decision decision, ImmutableArray<Proposal> byHand, Proposal proposal) => proposal switch
    {
        Proposal.StartProgramme => $"program of {Doses(decision.Regimen)}",
        Proposal.HoldProgramme => "put the running program on hold",
        Proposal.ProgressResistance => $"in the running program, {Dosed(Regimen.ResistanceModerate)} in place of low",
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
        var numbered = doses.Where(static dose => Numbers(dose).Any());
        var others = string.Join(", ", doses.Where(static dose => !Numbers(dose).Any()).Select(DetailParts.Activity));
        return string.Join("; ", [.. numbered.Select(Dosed), .. others.Length > 0 ? [others + ", dosed by the therapist"] : Array.Empty<string>()]);
    }

    private static string Dosed(Dose dose) => $"{DetailParts.Activity(dose)} {string.Join(", ", Numbers(dose))}";

    private static IEnumerable<string> Numbers(Dose dose)
    {
        (Dose.Range? Range, string Before, string After)[] numbers =
        [
            (dose.SessionsPerWeek, string.Empty, " sessions a week"), (dose.Repetitions, string.Empty, " repetitions"), (dose.HoldSeconds, "hold ", " s"), (dose.RestSeconds, "rest ", " s"),
            (dose.LoadPercent, string.Empty, " % 1-RM, estimated and never tested at the neck"),
        ];
        return numbers.Where(static number => number.Range is not null).Select(static number => number.Before + Words(number.Range!.Value) + number.After);
    }

    private static string Words(Dose.Range range) => range.Low == range.High
        ? string.Create(CultureInfo.InvariantCulture, $"{range.Low:0.##}")
        : string.Create(CultureInfo.InvariantCulture, $"{range.Low:0.##}-{range.High:0.##}");
}
