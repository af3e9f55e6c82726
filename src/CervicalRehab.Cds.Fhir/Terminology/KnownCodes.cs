using System.Collections.Immutable;
using CervicalRehab.Cds.Fhir.Reading;

namespace CervicalRehab.Cds.Fhir;

/// <summary>The codes each query asks for, in a stable order: what the prefetch templates name (contract section 3).</summary>
public static class KnownCodes
{
    /// <summary>Observations: neurologic signs and graded strength, MRI findings, shoulder items, all in our own codes.</summary>
    public static ImmutableArray<Term> Signs { get; } = Terms([.. Codes.LocalSigns, .. Codes.MriFindings, .. Codes.Shoulder]);

    /// <summary>Observations: SNOMED CT sign codes whose value decides, what else of SNOMED CT is read where an Observation is coded with it, and pregnancy.</summary>
    public static ImmutableArray<Term> SignFindings { get; } = Terms(
    [
        .. Codes.SnomedSigns.Union(Codes.All.Where(static row => row.System is Systems.Snomed && (StrayFindings.Has(row.Meaning) || row.Meaning.IsNotCounted()))), .. Codes.Pregnancy,
    ]);

    /// <summary>Observations: range of motion, pain, resistance sets, eGFR.</summary>
    public static ImmutableArray<Term> Measurements { get; } = Terms(Codes.Measurements);

    /// <summary>DiagnosticReports: cervical MRI.</summary>
    public static ImmutableArray<Term> Reports { get; } = Terms(Codes.Reports);

    /// <summary>Procedures: cervical fusion and physical-therapy sessions.</summary>
    public static ImmutableArray<Term> Procedures { get; } = Terms(Codes.Procedures);

    /// <summary>ServiceRequests: physical therapy, spine surgery, assessment, manipulation.</summary>
    public static ImmutableArray<Term> Orders { get; } = Terms([.. Codes.Procedures.Where(row => row.Meaning == Meaning.PhysicalTherapy), .. Codes.Orders]);

    /// <summary>Every code of our own findings.</summary>
    public static ImmutableArray<Term> Own { get; } = Terms([.. Codes.All.Where(row => row.System is Systems.Findings)]);

    /// <summary>True for a code that the readers understand, also as a value, a side, a method or a problem.</summary>
    public static bool IsKnown(Term code) => !CodeLookup.Ours(code.System, code.Code).IsEmpty;

    /// <summary>A code as our tables write it, which is how servers are asked for it, whatever the spelling it came in (D33); null for one that the readers do not understand.</summary>
    public static Term? Listed(Term code) => CodeLookup.Ours(code.System, code.Code) is [var row] ? new(row.System, row.Code) : null;

    private static ImmutableArray<Term> Terms(ImmutableArray<KnownCode> rows) =>
        [.. rows.Select(row => new Term(row.System, row.Code, row.Display))];
}
