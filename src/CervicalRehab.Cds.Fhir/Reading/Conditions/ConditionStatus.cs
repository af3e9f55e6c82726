using System.Collections.Immutable;
using CervicalRehab.Cds.Fhir.Parsing;
using CervicalRehab.Cds.Protocol;
using Hl7.Fhir.Model;

namespace CervicalRehab.Cds.Fhir.Reading;

/// <summary>clinicalStatus and verificationStatus, as far as they are known codes.</summary>
internal readonly record struct ConditionStatus(ProblemState State, string? ClinicalCode, bool Unconfirmed, Reason? Refusal)
{
    // Both elements have a required binding, so a code without a system is taken as the warning that it may be; that a problem is over or withdrawn is
    // only understood of its own code system (D35). When codings disagree, the first in these lists wins: active before resolved, standing before withdrawn.
    private static readonly ImmutableArray<(string Code, ProblemState State)> Clinical =
    [
        ("active", ProblemState.Active),
        ("recurrence", ProblemState.Active),
        ("relapse", ProblemState.Active),
        ("inactive", ProblemState.Resolved),
        ("remission", ProblemState.Resolved),
        ("resolved", ProblemState.Resolved),
    ];

    private static readonly ImmutableArray<(string Code, Standing Standing)> Verification =
    [
        ("confirmed", default),
        ("unconfirmed", new(IsUnconfirmed: true)),
        ("provisional", new(IsUnconfirmed: true)),
        ("differential", new(IsUnconfirmed: true)),
        ("refuted", new(Refusal: Reason.Refuted)),
        ("entered-in-error", new(Refusal: Reason.EnteredInError)),
    ];

    /// <summary>False when a status is there and its codes are not the known ones, or disagree (D35).</summary>
    internal bool IsUnderstood { get; private init; }

    internal static ConditionStatus Of(CodeableConcept? clinical, CodeableConcept? verification)
    {
        var (code, state, isStateClear) = First(Clinical, clinical, Systems.ConditionClinical, static state => state == ProblemState.Resolved);
        var (_, standing, isStandingClear) = First(Verification, verification, Systems.ConditionVerification, static standing => standing.Refusal is not null);
        return new(state, code, standing.IsUnconfirmed, standing.Refusal) { IsUnderstood = isStateClear && isStandingClear };
    }

    // A coding of another system is a translation: it says nothing here, and beside a known code it does not matter.
    private static (string? Code, T Meaning, bool IsClear) First<T>(ImmutableArray<(string Code, T Meaning)> table, CodeableConcept? concept, string system, Func<T, bool> reassures)
        where T : struct
    {
        var (first, isClear, isNamed) = (table.Length, true, false);
        foreach (var coding in concept?.ListOf<Coding>("coding") ?? [])
        {
            if (coding?.CodeElement.Letters() is { } code && IsOf(coding, system))
            {
                var at = Place(table, code);
                isClear &= at < table.Length && (first == table.Length || table[at].Meaning.Equals(table[first].Meaning));
                first = Math.Min(first, at);
                isNamed |= coding.SystemElement is not null;
            }
        }

        return first == table.Length || (!isNamed && reassures(table[first].Meaning))
            ? (null, default, concept is null)
            : (table[first].Code, table[first].Meaning, isClear);
    }

    private static bool IsOf(Coding coding, string system) =>
        coding.SystemElement.Letters() is not { } sent || string.Equals(SystemSpellings.Known(sent), system, StringComparison.Ordinal);

    private static int Place<T>(ImmutableArray<(string Code, T Meaning)> table, string code)
    {
        var at = 0;
        while (at < table.Length && !string.Equals(table[at].Code, code, StringComparison.Ordinal))
        {
            at++;
        }

        return at;
    }

    private readonly record struct Standing(bool IsUnconfirmed = false, Reason? Refusal = null);
}
