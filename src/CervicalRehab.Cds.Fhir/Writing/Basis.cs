using System.Collections.Immutable;
using CervicalRehab.Cds.Fhir.Resources;
using CervicalRehab.Cds.Protocol;

namespace CervicalRehab.Cds.Fhir.Writing;

/// <summary>
/// Which records of a decision a draft points to. Orders and plans never appear: those drafted in the hook are not on the server,
/// so a reference to them would not resolve.
/// </summary>
internal static class Basis
{
    // R4 allows only these four in ServiceRequest.reasonReference.
    private static readonly ImmutableArray<string> ReasonTypes = ["Condition", "Observation", "DiagnosticReport", "DocumentReference"];
    private static readonly ImmutableArray<string> RecordTypes = [.. ReasonTypes, "Procedure", "ImagingStudy"];

    /// <summary>
    /// What justifies a request: what was found and the problems addressed; for the program also every examination that lets it
    /// start. Another problem, such as a pregnancy, informs a request but is no reason for it.
    /// </summary>
    public static ImmutableArray<Reference> Reasons(Decision decision)
    {
        var justifying = decision.Inputs.Where(record =>
            IsAddressed(record) || (decision.Pathway is Pathway.ConservativePlan && !Links.IsTo(record.Reference, ["Condition"])));
        var reasons = References(Found(decision).Concat(justifying), ReasonTypes);
        return reasons.IsEmpty ? References(decision.Inputs, ReasonTypes) : reasons;
    }

    /// <summary>Records that were decided on, beside those that are named already.</summary>
    public static ImmutableArray<Reference> Further(Decision decision, ImmutableArray<Reference> named) =>
        References(Everything(decision), RecordTypes, named);

    /// <summary>The problems the program is for.</summary>
    public static ImmutableArray<Reference> Addressed(Decision decision) =>
        References(Everything(decision).Where(IsAddressed), ["Condition"]);

    /// <summary>
    /// An active or on-hold order or plan that made its create unnecessary (D24). A draft is left out: it may be one of this hook
    /// call that nobody has saved.
    /// </summary>
    public static Reference? OnFile(Decision decision, string type) =>
        References(decision.AlreadyOnFile.Where(record => record.Status is "active" or "on-hold"), [type]).FirstOrDefault();

    private static bool IsAddressed(Evidence record) => record.Fact is Facts.Opll or Facts.Spasm;

    private static IEnumerable<Evidence> Found(Decision decision) => decision.Because.SelectMany(finding => finding.Evidence);

    private static IEnumerable<Evidence> Everything(Decision decision) => Found(decision).Concat(decision.Inputs);

    // Each once, in the order of the records.
    private static ImmutableArray<Reference> References(IEnumerable<Evidence> records, ImmutableArray<string> types, ImmutableArray<Reference> named = default)
    {
        var seen = new HashSet<string>(StringComparer.Ordinal);
        foreach (var reference in named.IsDefault ? [] : named)
        {
            seen.Add(reference.Literal!);
        }

        var references = ImmutableArray.CreateBuilder<Reference>();
        foreach (var record in records)
        {
            if (record.Reference is { } literal && seen.Add(literal) && Links.IsTo(literal, types.AsSpan()))
            {
                references.Add(Links.To(literal));
            }
        }

        return references.DrainToImmutable();
    }
}
