using System.Collections.Immutable;
using System.Globalization;
using CervicalRehab.Cds.Protocol;

namespace CervicalRehab.Cds.Workbench.Review;

/// <summary>The tables of the review page, all of them the code's own.</summary>
public sealed record ReviewModel
{
    /// <summary>Who approved the content here; null when nobody did.</summary>
    public Approval? Approval { get; init; }

    /// <summary>How a committee approves the content, step by step.</summary>
    public ImmutableArray<string> Steps { get; } =
    [
        "Read the pathways, the rules with their clauses, and the evidence with its confidence. Each rule has a public page that every card leads to.",
        "Read the hazards and their controls, and the source attributes; add what only your organization can state.",
        "Try the situations of the workbench, with your own records where you can, and note what you would decide otherwise. Numbers are code with a clause: a change is a new version, not a setting.",
        "Decide who is called for an urgent card, and who reads the feedback on the insights page.",
        $"Record the decision: set Content__ApprovedBy to the name of the committee, Content__ApprovedOn to the day, and Content__ApprovedVersion to {Content.Version}. Cards, plans, the page of the protocol and discovery then name it.",
        "Approve again for every new version: an approval of another version counts as none, and cards say so.",
    ];

    /// <summary>Every pathway, most severe first.</summary>
    public ImmutableArray<PathwayRow> Pathways { get; } = PathwayTable.All;

    /// <summary>Every statement.</summary>
    public ImmutableArray<Clause> Register { get; } = Clauses.All;

    /// <summary>Every rule.</summary>
    public ImmutableArray<Rule> Rules { get; } = RehabProtocol.AllRules;

    /// <summary>Every dose.</summary>
    public ImmutableArray<Dose> Doses { get; } = Regimen.All;

    /// <summary>The hazard log.</summary>
    public ImmutableArray<Hazard> Hazards { get; } = Protocol.Hazards.All;

    /// <summary>A test's name as the sentence it is.</summary>
    public static string TestWords(string test) => test[(test.IndexOf('.', StringComparison.Ordinal) + 1)..].Replace('_', ' ');

    /// <summary>A range as a clinician writes it; a dash for none.</summary>
    public static string Words(Dose.Range? range) => range switch
    {
        null => "–",
        { } one when one.Low == one.High => Number(one.Low),
        { } span => $"{Number(span.Low)}–{Number(span.High)}",
    };

    /// <summary>The name of an enum's member in words.</summary>
    public static string Words(Enum member)
    {
        var name = member.ToString();
        return string.Concat(name.Select((letter, at) => at > 0 && char.IsUpper(letter) ? $" {char.ToLowerInvariant(letter)}" : letter.ToString())).Replace("rogramme", "rogram", StringComparison.Ordinal);
    }

    private static string Number(decimal value) => value.ToString("0.##", CultureInfo.InvariantCulture);
}
