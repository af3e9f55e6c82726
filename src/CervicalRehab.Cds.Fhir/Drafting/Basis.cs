using System.Collections.Immutable;
using System.Runtime.InteropServices;
using CervicalRehab.Cds.Protocol;
using Hl7.Fhir.Model;
using Evidence = CervicalRehab.Cds.Protocol.Evidence;

namespace CervicalRehab.Cds.Fhir.Drafting;

/// <summary>
/// Which records of a decision its drafts point to, each once and in the order of the records: what was found, then all that was
/// decided on. Orders and plans never appear: those drafted in the hook are not on the server, so a reference to them would not resolve.
/// </summary>
internal sealed class Basis
{
    // R4 allows only these four in ServiceRequest.reasonReference.
    private static readonly ImmutableArray<string> ReasonTypes = ["Condition", "Observation", "DiagnosticReport", "DocumentReference"];
    private static readonly ImmutableArray<string> FurtherTypes = ["Procedure", "ImagingStudy"];

    private readonly Dictionary<string, Link?> _links;
    private readonly List<(Link Link, Roles Added)> _records;

    /// <summary>The records of the decision.</summary>
    public Basis(Decision decision)
    {
        _links = new(decision.Inputs.Length, StringComparer.Ordinal);
        _records = new(decision.Inputs.Length);
        foreach (var finding in decision.Because)
        {
            Add(finding.Evidence, areFound: true);
        }

        foreach (var finding in decision.AlsoPresent)
        {
            Add(finding.Evidence, areFound: true);
        }

        Add(decision.Inputs, areFound: false);
    }

    [Flags]
    private enum Roles
    {
        None = 0,

        /// <summary>A draft may point to it.</summary>
        Record = 1,

        /// <summary>A problem: it may stand as a reason where nothing else does.</summary>
        Problem = 2,

        /// <summary>It is one.</summary>
        Justifying = 4,

        /// <summary>A problem the program is for.</summary>
        Addressed = 8,
    }

    /// <summary>
    /// What justifies a request: what was found to be there, and the problems addressed. What was examined and absent or cannot be told, and another problem, such as a
    /// pregnancy, informs a request but is no reason for it. Then the records beside those.
    /// </summary>
    public (List<ResourceReference> Reasons, List<ResourceReference> Further) OfRequest() =>
        Split(_records.Exists(static record => (record.Added & Roles.Justifying) != Roles.None) ? Roles.Justifying : Roles.Problem);

    /// <summary>The problems the program is for, and the records beside them.</summary>
    public (List<ResourceReference> Addressed, List<ResourceReference> Further) OfPlan() => Split(Roles.Addressed);

    /// <summary>
    /// An active or on-hold order or plan that made its create unnecessary (D24). A draft is left out: it may be one of this hook
    /// call that nobody has saved.
    /// </summary>
    public static ResourceReference? OnFile(Decision decision, string type)
    {
        foreach (var record in decision.AlreadyOnFile)
        {
            if (record.Status is "active" or "on-hold" && References.IsTo(record.Reference, [type]))
            {
                return References.To(record.Reference!);
            }
        }

        return null;
    }

    // A record of the same name counts where it adds a role: the first of each role gives the order.
    private void Add(ImmutableArray<Evidence> records, bool areFound)
    {
        foreach (var record in records)
        {
            if (record.Reference is { } literal && LinkTo(literal) is { } link && (RolesOf(record, link, areFound) & ~link.Roles) is not Roles.None and var added)
            {
                link.Roles |= added;
                _records.Add((link, added));
            }
        }
    }

    // Null for what a draft never points to.
    private Link? LinkTo(string literal)
    {
        ref var link = ref CollectionsMarshal.GetValueRefOrAddDefault(_links, literal, out var isKnown);
        if (!isKnown)
        {
            var mayBeReason = References.IsTo(literal, ReasonTypes.AsSpan());
            link = mayBeReason || References.IsTo(literal, FurtherTypes.AsSpan()) ? new Link(References.To(literal), mayBeReason) : null;
        }

        return link;
    }

    private static Roles RolesOf(Evidence record, Link link, bool isFound)
    {
        var isProblem = link.Reference.Reference!.StartsWith("Condition/", StringComparison.Ordinal);
        var isAddressed = record.Fact is Facts.Opll or Facts.Spasm;
        return Roles.Record
            | (isProblem ? Roles.Problem : Roles.None)
            | (link.MayBeReason && (isAddressed || (isFound && !record.IsNegative && (isProblem || !IsOpen(record)))) ? Roles.Justifying : Roles.None)
            | (isProblem && isAddressed ? Roles.Addressed : Roles.None);
    }

    // Whether it was found is what nobody can tell.
    private static bool IsOpen(Evidence record) => record.Value is "unknown" or "indeterminate";

    // Those of a role, and those that never have it.
    private (List<ResourceReference> Of, List<ResourceReference> Beside) Split(Roles role)
    {
        var (of, beside) = (new List<ResourceReference>(_records.Count), new List<ResourceReference>(_records.Count));
        foreach (var (link, added) in _records)
        {
            if ((added & role) != Roles.None)
            {
                of.Add(link.Reference);
            }
            else if ((added & Roles.Record) != Roles.None && (link.Roles & role) == Roles.None)
            {
                beside.Add(link.Reference);
            }
        }

        return (of, beside);
    }

    private sealed class Link(ResourceReference reference, bool mayBeReason)
    {
        public ResourceReference Reference => reference;

        public bool MayBeReason => mayBeReason;

        /// <summary>Those of its records so far.</summary>
        public Roles Roles { get; set; }
    }
}
