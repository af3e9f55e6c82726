using System.Collections.Immutable;

namespace CervicalRehab.Cds.Protocol.Tests;

/// <summary>Short ways to ask the protocol and to read its answer.</summary>
internal static class Deciding
{
    public static Decision Decide(this PatientPicture patient) => RehabProtocol.Evaluate(patient, Record.Now);

    public static Pathway Pathway(this PatientPicture patient) => patient.Decide().Pathway;

    public static ImmutableArray<string> Reasons(this Decision decision) => Rules(decision.Because);

    public static ImmutableArray<string> CaveatRules(this Decision decision) => Rules(decision.Caveats);

    public static ImmutableArray<string> NoteRules(this Decision decision) => Rules(decision.Notes);

    public static ImmutableArray<SideTopic> Topics(this Decision decision) => [.. decision.Beside.Select(note => note.Topic)];

    /// <summary>Missing facts as <c>fact side reason</c>.</summary>
    public static ImmutableArray<string> MissingWords(this Decision decision) =>
        [.. decision.Missing.Select(missing => string.Join(' ', new[] { missing.Fact, missing.Side, missing.Reason.Code() }.OfType<string>()))];

    /// <summary>Every string a clinician could read.</summary>
    public static IEnumerable<string> Strings(this Decision decision) =>
    [
        decision.Summary,
        .. decision.Because.Concat(decision.Caveats).Concat(decision.Notes).Concat(decision.AlsoFound.SelectMany(lesser => lesser.Findings))
            .Concat(decision.Beside.SelectMany(note => note.Findings)).Select(finding => finding.Sentence),
        .. decision.Beside.Select(note => note.Summary),
        .. decision.Regimen.SelectMany(dose => new[] { dose.Title, dose.Instruction }),
        .. decision.Missing.Select(Advice.Name),
    ];

    public static bool SaysNoRedFlags(this Decision decision) =>
        decision.Strings().Any(text => text.Contains("no red flag", StringComparison.OrdinalIgnoreCase));

    private static ImmutableArray<string> Rules(ImmutableArray<Finding> findings) => [.. findings.Select(finding => finding.Rule)];
}
