using System.Collections.Frozen;
using System.Collections.Immutable;
using CervicalRehab.Cds.Fhir;
using CervicalRehab.Cds.Fhir.Reading;
using CervicalRehab.Cds.Protocol;

namespace CervicalRehab.Cds.Service.CdsHooks;

/// <summary>Section <c>Cards</c>: how much is said while ordering.</summary>
internal sealed class CardsOptions
{
    /// <summary>Name of the section.</summary>
    public const string Section = "Cards";

    /// <summary>
    /// <c>always</c>: a patient in scope gets the pathway card at every order. <c>order</c>: on order-select and order-sign only when the drafts in question concern the neck; red flags, referrals, conflicts and what could not be
    /// evaluated always come, and patient-view is not touched.
    /// </summary>
    public string Focus { get; set; } = CardFocus.Always;
}

/// <summary>Which cards of an order hook are shown (contract section 2, <c>Cards__Focus</c>).</summary>
internal static class CardFocus
{
    /// <summary>All cards at every order.</summary>
    public const string Always = "always";

    /// <summary>At orders that concern the neck.</summary>
    public const string Order = "order";

    /// <summary>Both values.</summary>
    public static ImmutableArray<string> All { get; } = [Always, Order];

    // A record that failed upstream is never answered with silence (contract section 3).
    private static readonly FrozenSet<string> Failures = FrozenSet.Create(StringComparer.Ordinal, "could-not-be-evaluated", "record-incomplete", "record-replaced", "patient-not-understood");

    /// <summary>Why the service must not start with this setting; empty when it may.</summary>
    public static ImmutableArray<string> Refusals(CardsOptions options) => IsValid(options.Focus) ? [] : [$"Cards__Focus must be one of {string.Join(", ", All)}."];

    /// <summary>True for a value there is.</summary>
    public static bool IsValid(string focus) => All.Contains(focus, StringComparer.Ordinal);

    /// <summary>The decision as far as it is shown at this call: red flags, referrals, conflicts and failures in any case. The drafts are looked at only where something would be left out.</summary>
    public static Decision Shown(Decision decision, string focus, HookService service, GatheredRecord record, ReaderOptions options)
    {
        if (focus == Always || !service.HasDraftOrders || (IsAlwaysShown(decision) && decision.Beside.All(IsAlwaysShown)) || NeckOrders.AreInQuestion(record, options))
        {
            return decision;
        }

        var shown = decision with { Beside = decision.Beside.RemoveAll(static note => !IsAlwaysShown(note)) };
        return IsAlwaysShown(decision) ? shown : shown with { Pathway = Pathway.NotApplicable, Proposals = [] };
    }

    private static bool IsAlwaysShown(SideNote note) => note.Topic is SideTopic.OrderConflict;

    private static bool IsAlwaysShown(Decision decision) =>
        decision.Pathway is Pathway.UrgentSurgicalReferral or Pathway.SurgicalReferral or Pathway.NotApplicable || decision.Because.Any(static finding => Failures.Contains(finding.Rule));
}
