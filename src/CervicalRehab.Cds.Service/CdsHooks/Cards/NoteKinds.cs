using System.Collections.Frozen;
using System.Collections.Immutable;
using CervicalRehab.Cds.Protocol;

namespace CervicalRehab.Cds.Service.CdsHooks.Cards;

/// <summary>Where a line of information stands on a card.</summary>
internal enum NoteKind
{
    /// <summary>It says what to be careful about, or asks for something.</summary>
    Caution,

    /// <summary>It is good to know.</summary>
    Information,

    /// <summary>Another part of the card says it, or the page of the protocol.</summary>
    SaidElsewhere,
}

/// <summary>The kinds of the lines, by rule.</summary>
internal static class NoteKinds
{
    /// <summary>The table; each line of the protocol stands in it.</summary>
    public static FrozenDictionary<string, NoteKind> All { get; } = new Dictionary<string, NoteKind>(StringComparer.Ordinal)
    {
        ["other-programme-active"] = NoteKind.Caution,
        ["manipulation-on-file"] = NoteKind.Caution,
        ["therapy-draft-conflicts"] = NoteKind.Caution,
        ["therapy-on-file"] = NoteKind.Caution,
        ["plan-not-updated"] = NoteKind.Caution,
        ["surgery-order-to-raise"] = NoteKind.Caution,
        ["surgical-referral-open"] = NoteKind.Caution,
        ["plan-not-changed"] = NoteKind.Caution,
        ["dystonia-beside-referral"] = NoteKind.Caution,
        ["review-mri"] = NoteKind.Caution,
        ["sign-data-not-evaluated"] = NoteKind.Caution,
        ["optional-data-not-evaluated"] = NoteKind.Caution,
        ["drug-may-contribute"] = NoteKind.Caution,
        ["adult-protocol-only"] = NoteKind.Caution,
        ["referral-purpose-unclear"] = NoteKind.Caution,
        ["referral-not-counted"] = NoteKind.Caution,
        ["assessment-order-forbidden"] = NoteKind.Caution,
        ["assessment-order-not-counted"] = NoteKind.Caution,
        ["stress-incontinence-seen"] = NoteKind.Caution,
        ["painful-gait-seen"] = NoteKind.Caution,
        ["unspecific-sign-seen"] = NoteKind.Caution,
        ["myelomalacia-open"] = NoteKind.Caution,
        ["numbness-without-site-seen"] = NoteKind.Caution,
        ["death-date-ahead"] = NoteKind.Caution,
        ["no-mri"] = NoteKind.Information,
        ["resistance-withheld"] = NoteKind.Information,
        ["drug-information"] = NoteKind.Information,
        ["drug-information-withheld"] = NoteKind.Information,
        ["stop-programme"] = NoteKind.SaidElsewhere,
        ["surgery-already-referred"] = NoteKind.SaidElsewhere,
        ["examination-signs-absent"] = NoteKind.SaidElsewhere,
        ["within-measurement-error"] = NoteKind.SaidElsewhere,
        ["better-since-baseline"] = NoteKind.SaidElsewhere,
        ["not-assessed-here"] = NoteKind.SaidElsewhere,
    }.ToFrozenDictionary(StringComparer.Ordinal);

    // Lines that a caveat says already, by rule of each.
    private static readonly FrozenDictionary<string, string> SaidByCaveat = new Dictionary<string, string>(StringComparer.Ordinal) { ["resistance-withheld"] = "spasm-not-documented" }.ToFrozenDictionary(StringComparer.Ordinal);

    /// <summary>The lines of a kind that neither an action nor a caveat of the card says already.</summary>
    public static ImmutableArray<Finding> Of(Decision decision, ImmutableArray<string> actions, NoteKind kind)
    {
        var lines = ImmutableArray.CreateBuilder<Finding>(0);
        foreach (var note in decision.Notes)
        {
            if (All.GetValueOrDefault(note.Rule, NoteKind.Caution) == kind && !(note.Action is { } action && actions.Contains(action)) && !IsSaid(decision, note))
            {
                lines.Add(note);
            }
        }

        return lines.DrainToImmutable();
    }

    private static bool IsSaid(Decision decision, Finding note)
    {
        if (!decision.Caveats.IsEmpty && SaidByCaveat.TryGetValue(note.Rule, out var rule))
        {
            foreach (var caveat in decision.Caveats)
            {
                if (caveat.Rule == rule)
                {
                    return true;
                }
            }
        }

        return false;
    }
}
