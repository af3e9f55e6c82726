using System.Collections.Immutable;
using System.Globalization;
using CervicalRehab.Cds.Protocol;

namespace CervicalRehab.Cds.Workbench.Review;

/// <summary>The tables of the review page, all of them the code's own.</summary>
public sealed record ReviewModel
{
    /// <summary>The content of this version.</summary>
    public static ReviewModel Current { get; } = new();

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
