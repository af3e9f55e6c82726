using System.Collections.Immutable;
using CervicalRehab.Cds.Fhir.Resources;

namespace CervicalRehab.Cds.Fhir;

/// <summary>The codes each query asks for, in a stable order: what the prefetch templates name (contract section 3).</summary>
public static class KnownCodes
{
    /// <summary>Observations: neurologic signs and graded strength, MRI findings, shoulder items, all in our own codes.</summary>
    public static ImmutableArray<Coding> Signs { get; } = Codings([.. Codes.LocalSigns, .. Codes.MriFindings, .. Codes.Shoulder]);

    /// <summary>Observations: SNOMED CT sign codes whose value decides, and pregnancy.</summary>
    public static ImmutableArray<Coding> SignFindings { get; } = Codings([.. Codes.SnomedSigns, .. Codes.Pregnancy]);

    /// <summary>Observations: range of motion, pain, resistance sets, eGFR.</summary>
    public static ImmutableArray<Coding> Measurements { get; } = Codings(Codes.Measurements);

    /// <summary>DiagnosticReports: cervical MRI.</summary>
    public static ImmutableArray<Coding> Reports { get; } = Codings(Codes.Reports);

    /// <summary>Procedures: cervical fusion and physical-therapy sessions.</summary>
    public static ImmutableArray<Coding> Procedures { get; } = Codings(Codes.Procedures);

    /// <summary>ServiceRequests: physical therapy, spine surgery, cervical assessment.</summary>
    public static ImmutableArray<Coding> Orders { get; } =
        Codings([.. Codes.Procedures.Where(row => row.Meaning == Meaning.PhysicalTherapy), .. Codes.Orders]);

    /// <summary>Every code of our own findings.</summary>
    public static ImmutableArray<Coding> Own { get; } = Codings([.. Codes.All.Where(row => row.System is Systems.Findings)]);

    /// <summary>True for a code that the readers understand, also as a value, a side, a method or a problem.</summary>
    public static bool IsKnown(Coding coding) => Codes.All.Any(row => row.System == coding.System && row.Code == coding.Code);

    private static ImmutableArray<Coding> Codings(ImmutableArray<KnownCode> rows) =>
        [.. rows.Select(row => new Coding(row.System, row.Code, row.Display))];
}
