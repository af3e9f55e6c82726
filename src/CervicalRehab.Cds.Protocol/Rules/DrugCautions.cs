using System.Collections.Immutable;
using CervicalRehab.Cds.Protocol.Assessing;

namespace CervicalRehab.Cds.Protocol.Rules;

/// <summary>The cautions on a drug of the list, each as a sentence that names the drug and what to check (PHARM-02, D22). No dose, no order.</summary>
internal static class DrugCautions
{
    private static readonly ImmutableArray<DrugGroup> Gabapentinoids = [DrugGroup.Gabapentin, DrugGroup.Pregabalin];

    /// <summary>As many sentences as a summary holds, then all of them.</summary>
    public static ImmutableArray<string> Words(PatientCase c, ImmutableArray<Evidence> agents, EgfrRecord? rate, ImmutableArray<string> unread)
    {
        // A summary has room for a day that is long past; the text has it always.
        var when = rate?.Source.Date is { } date ? $" ({date.Shown(c.At)})" : " (undated)";
        var isRecent = rate?.Source.Date is { } day && day.EvaluationDay(c.At).DayNumber - day.First.DayNumber <= Windows.ValidDays;
        ImmutableArray<string> all = [.. Sentences(c, And(agents), rate, when, unread)];
        ImmutableArray<string> told = isRecent ? [.. Sentences(c, And(agents), rate, string.Empty, unread)] : all;
        return [Headline.Fit(string.Empty, told, ". ") is { Length: > 0 } fitting ? fitting : Advice.SideTitle(SideTopic.DrugCaution), string.Join(". ", all)];
    }

    private static IEnumerable<string> Sentences(PatientCase c, string agents, EgfrRecord? rate, string when, ImmutableArray<string> unread)
    {
        if (rate is not null && rate.IsUnder(Windows.EgfrCaution) == Answer.Yes)
        {
            yield return $"{Describe.Capital(agents)} with eGFR {rate.Source.Value}{when}: check the dose";
        }

        if (!Has(c, Caution.KidneyDisease, string.Empty).IsEmpty)
        {
            yield return $"Kidney disease on record: check {agents}";
        }

        ImmutableArray<string> breathing = [.. Named(c, DrugGroup.Opioid), .. Named(c, DrugGroup.CnsDepressant), .. Has(c, Caution.LungDisease, "COPD")];
        if (!breathing.IsEmpty)
        {
            yield return c.Picture.Drugs.Any(static drug => Gabapentinoids.Contains(drug.Group))
                ? $"{Describe.Capital(And(breathing))} on record: gabapentin or pregabalin can slow breathing"
                : $"{Describe.Capital(And(breathing))} on record: check before gabapentin or pregabalin";
        }

        if (Named(c, DrugGroup.Maoi) is { IsEmpty: false } inhibitors)
        {
            yield return Named(c, DrugGroup.Duloxetine) is [var duloxetine, ..]
                ? $"{Describe.Capital(And([.. inhibitors, duloxetine]))} are both on record: not together"
                : $"{Describe.Capital(And(inhibitors))} on record: not together with duloxetine";
        }

        ImmutableArray<string> organs = [.. Has(c, Caution.LiverDisease, "liver disease"), .. Has(c, Caution.Glaucoma, "glaucoma")];
        if (!organs.IsEmpty)
        {
            yield return $"{Describe.Capital(And(organs))} on record: check before duloxetine";
        }

        if (!Has(c, Caution.Pregnancy, string.Empty).IsEmpty)
        {
            yield return $"Pregnancy on record: check {agents}";
        }

        if (!unread.IsEmpty)
        {
            yield return $"{Describe.Capital(agents)}: could not read {And(unread)}, check the chart";
        }
    }

    private static ImmutableArray<string> Named(PatientCase c, DrugGroup group) =>
        [.. c.Picture.Drugs.Where(drug => drug.Group == group).Select(static drug => drug.Source.Value).Distinct(StringComparer.Ordinal)];

    private static ImmutableArray<string> Has(PatientCase c, Caution caution, string words) => DrugLines.Cautions(c, caution).IsEmpty ? [] : [words];

    private static string And(ImmutableArray<Evidence> records) => And([.. records.Select(static record => record.Value).Distinct(StringComparer.Ordinal)]);

    private static string And(ImmutableArray<string> words) => words is [.. var first, var last] && first.Length > 0 ? $"{string.Join(", ", first)} and {last}" : words[0];
}
