using System.Collections.Immutable;
using CervicalRehab.Cds.Protocol;

namespace CervicalRehab.Cds.Service.CdsHooks;

/// <summary>Decision to the detail of a card: the reason first, then what to do, then the basis, then the limits.</summary>
internal static class CardDetail
{
    /// <summary>Detail of the pathway card.</summary>
    public static JsonPart Of(Decision decision) => JsonPart.Text(text => Write(new MarkdownPage(text), decision, refers: decision.Pathway is Pathway.UrgentSurgicalReferral or Pathway.SurgicalReferral));

    /// <summary>Detail of a card beside it.</summary>
    public static JsonPart Of(SideNote note) => JsonPart.Text(text => new MarkdownPage(text)
        .Bullets(note.Findings, Sentence)
        .Table(CardText.Basis, CardText.BasisColumns, AlikeRecords.Of(Evidence(note)), Input)
        .Paragraph(page => Footer(page, Clauses(note))));

    /// <summary>The records a side note rests on, each once.</summary>
    public static ImmutableArray<Evidence> Evidence(SideNote note) => [.. note.Findings.SelectMany(finding => finding.Evidence).Distinct()];

    /// <summary>The clauses a side note rests on, each once.</summary>
    public static ImmutableArray<string> Clauses(SideNote note) => [.. note.Findings.SelectMany(finding => finding.Clauses).Distinct(StringComparer.Ordinal)];

    // A referral says what to do with a running program and with orders on file before what is missing.
    private static void Write(MarkdownPage page, Decision decision, bool refers) => page
        .Bullets(decision.Because, Sentence)
        .Section(CardText.Caveats, decision.Caveats, Sentence)
        .Section(CardText.Notes, refers ? decision.Notes : [], Sentence)
        .Section(CardText.Missing, decision.Missing, static (page, missing) => page.Text(Advice.Name(missing)))
        .Table(CardText.Program, CardText.ProgramColumns, decision.Regimen, Dose)
        .Section(CardText.Notes, refers ? [] : decision.Notes, Sentence)
        .Section(CardText.AlsoFound, decision.AlsoFound, Lesser)
        .Section(CardText.OnFile, decision.AlreadyOnFile, OnFile)
        .Table(CardText.Basis, CardText.BasisColumns, AlikeRecords.Of(decision.Inputs), Input)
        .Section(CardText.NotUsed, NotUsed(decision), static (page, line) => page.Text(line.Record).Mark(line.Why))
        .Paragraph(page => Footer(page, decision.Clauses));

    private static void Sentence(MarkdownPage page, Finding finding)
    {
        page.Text(finding.Sentence);
        if (!finding.Clauses.IsEmpty)
        {
            page.Mark(" ").Codes(finding.Clauses);
        }
    }

    private static void Dose(MarkdownPage page, Dose dose) =>
        page.Text(dose.Title).Cell().Text(dose.Instruction).Cell().Codes(dose.Clauses).Cell();

    private static void Lesser(MarkdownPage page, LesserPathway lesser)
    {
        page.Mark(CardText.Words(lesser.Pathway.Code())).Mark(":");
        foreach (var finding in lesser.Findings)
        {
            Sentence(page.Mark(" "), finding);
        }
    }

    private static void OnFile(MarkdownPage page, Evidence evidence) =>
        Fact(page, evidence).Further(", ", evidence.Value).Further(", ", evidence.Status == evidence.Value ? null : evidence.Status).Further(", ", evidence.Date?.Text).Further(", ", evidence.Reference);

    private static void Input(MarkdownPage page, BasisRow row) => Fact(page, row.Record).Cell()
        .Text(row.Record.Value).Further(" ", CardText.Unit(row.Record.Unit)).Further(" by ", row.Record.Method).Cell()
        .Text(row.Date ?? CardText.NotStated).Cell()
        .Text(row.Record.Status ?? CardText.NotStated).Cell()
        .Text(row.More > 0 ? CardText.More(row.More) : row.Record.Reference ?? CardText.NotStated).Cell();

    private static MarkdownPage Fact(MarkdownPage page, Evidence evidence) => page.Text(Advice.Name(evidence.Fact)).Further(", ", evidence.Side);

    // What is not understood is counted by what it is about; what was ignored of others is a count without a name.
    private static ImmutableArray<(string Record, string Why)> NotUsed(Decision decision) =>
    [
        .. AlikeRecords.Of(decision.NotUsed.RemoveAll(static unused => unused.Reason == Reason.NotUnderstood)),
        .. decision.NotUsed.Where(static unused => unused.Reason == Reason.NotUnderstood).GroupBy(static unused => unused.Fact, StringComparer.Ordinal)
            .Select(static alike => (string.Empty, CardText.NotUnderstood(alike.Count(), alike.Key))),
        .. decision.OtherPatientsResources > 0 ? [(string.Empty, CardText.OtherPatients(decision.OtherPatientsResources))] : Array.Empty<(string, string)>(),
    ];

    private static void Footer(MarkdownPage page, ImmutableArray<string> clauses) => page.Mark("Protocol clauses: ").Codes(clauses).Mark(CardText.Limits);
}
