using System.Collections.Immutable;
using CervicalRehab.Cds.Fhir.Resources;
using CervicalRehab.Cds.Protocol;

namespace CervicalRehab.Cds.Fhir.Reading;

/// <summary>clinicalStatus and verificationStatus, as far as they are known codes.</summary>
internal readonly record struct ConditionStatus(ProblemState State, string? ClinicalCode, bool Unconfirmed, Reason? Refusal)
{
    // Both elements have a required binding, so the code speaks without its system. When codings disagree, the first in
    // these lists wins: active before resolved, standing before withdrawn.
    private static readonly ImmutableArray<(string Code, ProblemState State)> Clinical =
    [
        ("active", ProblemState.Active),
        ("recurrence", ProblemState.Active),
        ("relapse", ProblemState.Active),
        ("inactive", ProblemState.Resolved),
        ("remission", ProblemState.Resolved),
        ("resolved", ProblemState.Resolved),
    ];

    private static readonly ImmutableArray<(string Code, Reason? Refusal)> Verification =
    [
        ("confirmed", null),
        ("unconfirmed", null),
        ("provisional", null),
        ("differential", null),
        ("refuted", Reason.Refuted),
        ("entered-in-error", Reason.EnteredInError),
    ];

    internal static ConditionStatus Of(CodeableConcept? clinical, CodeableConcept? verification)
    {
        var (code, state) = First(Clinical, clinical);
        var (verified, refusal) = First(Verification, verification);
        return new(state, code, verified is "unconfirmed" or "provisional" or "differential", refusal);
    }

    private static (string? Code, T? Meaning) First<T>(ImmutableArray<(string Code, T Meaning)> table, CodeableConcept? concept)
    {
        var codings = (concept?.Coding).Each();
        foreach (var row in table)
        {
            foreach (var coding in codings)
            {
                if (string.Equals(coding.Code, row.Code, StringComparison.Ordinal))
                {
                    return row;
                }
            }
        }

        return default;
    }
}
