using System.Collections.Immutable;
using CervicalRehab.Cds.Fhir.Drafting;
using CervicalRehab.Cds.Protocol;
using Hl7.Fhir.Model;

namespace CervicalRehab.Cds.Service.CdsHooks.Profiles;

/// <summary>What of a decision's drafts a client does not take, and a clinician therefore orders by hand.</summary>
/// <param name="Proposals">Of the pathway card.</param>
/// <param name="Offers">Of each card beside it, in their order.</param>
internal readonly record struct ByHand(ImmutableArray<Proposal> Proposals, ImmutableArray<ImmutableArray<Offer>> Offers);

/// <summary>Parts the drafts of a decision into those a client takes and those that stand in words. The decision's pathway, reasons and findings are the same in both.</summary>
internal static class Offering
{
    private const string OrderSettings = "http://terminology.hl7.org/CodeSystem/medicationrequest-category";

    /// <summary>The decision with the drafts a client takes, and what is left; the decision itself for a client that takes everything.</summary>
    public static (Decision Taken, ByHand ByHand) Of(Decision decision, ClientProfile profile)
    {
        if (profile.IsWhole)
        {
            return (decision, default);
        }

        // Orders before what changes or makes a plan: where only some may stand, they are what is needed.
        ImmutableArray<Proposal> taken = [.. decision.Proposals.Where(proposal => Takes(profile, proposal)).OrderBy(static proposal => IsOfPlan(proposal)).Take(Most(profile))];
        ImmutableArray<ImmutableArray<Offer>> left = [.. decision.Beside.Select(note => note.Offers.RemoveAll(offer => Takes(profile, offer)))];
        var part = decision with
        {
            Proposals = decision.Proposals.RemoveAll(proposal => !taken.Contains(proposal)),
            Beside = [.. decision.Beside.Select((note, at) => left[at].IsEmpty ? note : note with { Offers = note.Offers.RemoveAll(left[at].Contains) })],
        };
        return (part, new(decision.Proposals.RemoveAll(taken.Contains), left));
    }

    /// <summary>Writes the site's keys and the category of its setting into the orders, as the client knows them.</summary>
    public static void Code(ImmutableArray<Draft> drafts, ImmutableArray<ImmutableArray<Alternative>> beside, ClientProfile profile)
    {
        foreach (var order in drafts.Concat(beside.SelectMany(static offered => offered).SelectMany(static alternative => alternative.Creates)).Select(static draft => draft.Resource).OfType<ServiceRequest>())
        {
            Code(order, profile);
        }
    }

    private static void Code(ServiceRequest order, ClientProfile profile)
    {
        if (profile.OrderCode is ClientProfile.SiteAlone or ClientProfile.SiteBesideOurs && profile.Keys.Of(OrderKeys.KindOf(order)) is { } key)
        {
            order.Code = new() { Coding = profile.OrderCode is ClientProfile.SiteAlone ? [key] : [key, .. order.Code!.Coding], Text = order.Code!.Text };
        }

        if (profile.OrderCategory is { } category)
        {
            order.Category = [new() { Coding = [new(OrderSettings, category, char.ToUpperInvariant(category[0]) + category[1..])] }, .. order.Category];
        }
    }

    // Several suggestions may be taken one by one; of one alone, no more stands in it than it may hold.
    private static int Most(ClientProfile profile) => profile.SelectionBehavior == ClientProfile.Any ? int.MaxValue : profile.ActionsPerSuggestion;

    private static bool Takes(ClientProfile profile, Proposal proposal) => proposal switch
    {
        Proposal.StartProgramme => profile.Creates.Contains("CarePlan"),
        Proposal.HoldProgramme or Proposal.ProgressResistance => profile.Updates.Contains("CarePlan"),
        _ => profile.Creates.Contains("ServiceRequest") && (profile.OrderCode != ClientProfile.SiteAlone || profile.Keys.Of(Kind(proposal)) is not null),
    };

    private static bool Takes(ClientProfile profile, Offer offer) =>
        (offer.Removes.IsEmpty || profile.Deletes.Contains("ServiceRequest"))
        && (offer.Creates is not { } proposal || Takes(profile, proposal))
        && offer.Removes.Length + (offer.Creates is null ? 0 : 1) <= Most(profile);

    private static bool IsOfPlan(Proposal proposal) => proposal is Proposal.StartProgramme or Proposal.HoldProgramme or Proposal.ProgressResistance;

    private static string Kind(Proposal order) => order switch
    {
        Proposal.ReferToSpineSurgery => OrderKeys.SpineSurgery,
        Proposal.ReferToPhysicalTherapy => OrderKeys.PhysicalTherapy,
        Proposal.OrderMobilization => OrderKeys.Mobilization,
        _ => OrderKeys.Assessment,
    };
}
