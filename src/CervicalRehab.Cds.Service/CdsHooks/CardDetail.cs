using CervicalRehab.Cds.Protocol;

namespace CervicalRehab.Cds.Service.CdsHooks;

/// <summary>Decision to the detail of a card: the reason first, then what to do, then the basis, then the limits.</summary>
internal static class CardDetail
{
    /// <summary>Detail of the pathway card.</summary>
    public static string Of(Decision decision) => new MarkdownPage()
        .Bullets(decision.Because.Select(Sentence))
        .Section(CardText.Caveats, decision.Caveats.Select(Sentence))
        .Section(CardText.Missing, decision.Missing.Select(missing => Text(Advice.Name(missing))))
        .Table(CardText.Program, CardText.ProgramColumns, decision.Regimen.Select(Dose))
        .Section(CardText.Notes, decision.Notes.Select(Sentence))
        .Section(CardText.AlsoFound, decision.AlsoFound.Select(Lesser))
        .Section(CardText.OnFile, decision.AlreadyOnFile.Select(OnFile))
        .Table(CardText.Basis, CardText.BasisColumns, decision.Inputs.Select(Input))
        .Section(CardText.NotUsed, NotUsed(decision))
        .Paragraph(CardText.Footer(decision.Clauses))
        .ToString();

    /// <summary>Detail of a card beside it.</summary>
    public static string Of(SideNote note) => new MarkdownPage()
        .Bullets(note.Findings.Select(Sentence))
        .Table(CardText.Basis, CardText.BasisColumns, Evidence(note).Select(Input))
        .Paragraph(CardText.Footer(Clauses(note)))
        .ToString();

    /// <summary>The records a side note rests on, each once.</summary>
    public static IEnumerable<Evidence> Evidence(SideNote note) => note.Findings.SelectMany(finding => finding.Evidence).Distinct();

    /// <summary>The clauses a side note rests on, each once.</summary>
    public static IEnumerable<string> Clauses(SideNote note) => note.Findings.SelectMany(finding => finding.Clauses).Distinct(StringComparer.Ordinal);

    private static string Sentence(Finding finding) =>
        $"{MarkdownText.Escape(finding.Sentence)} {string.Join(' ', finding.Clauses.Select(MarkdownText.Code))}".TrimEnd();

    private static string[] Dose(Dose dose) =>
    [
        Text(dose.Title),
        Text(dose.Instruction),
        string.Join(' ', dose.Clauses.Select(MarkdownText.Code)),
    ];

    private static string Lesser(LesserPathway lesser) =>
        $"{CardText.Words(lesser.Pathway.Code())}: {string.Join(' ', lesser.Findings.Select(Sentence))}";

    private static string OnFile(Evidence evidence) =>
        Text(string.Join(", ", new[] { CardText.Fact(evidence), evidence.Value, evidence.Status, evidence.Date?.Text, evidence.Reference }.OfType<string>()));

    private static string[] Input(Evidence evidence) =>
    [
        Text(CardText.Fact(evidence)),
        Text(string.Join(' ', new[] { evidence.Value, evidence.Unit, evidence.Method is { } method ? $"by {method}" : null }.OfType<string>())),
        Text(evidence.Date?.Text ?? CardText.NotStated),
        Text(evidence.Status ?? CardText.NotStated),
        Text(evidence.Reference ?? CardText.NotStated),
    ];

    private static IEnumerable<string> NotUsed(Decision decision) =>
    [
        .. decision.NotUsed.Select(unused => $"{Text(unused.Reference)}: {unused.Reason.Words()}"),
        .. decision.OtherPatientsResources > 0 ? [CardText.OtherPatients(decision.OtherPatientsResources)] : Array.Empty<string>(),
    ];

    private static string Text(string value) => MarkdownText.Escape(value);
}
