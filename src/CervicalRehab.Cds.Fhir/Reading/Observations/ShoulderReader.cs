using System.Collections.Frozen;
using CervicalRehab.Cds.Fhir.Parsing;
using CervicalRehab.Cds.Protocol;

namespace CervicalRehab.Cds.Fhir.Reading;

/// <summary>The three shoulder items: recorded or not (contract section 3, ASSESS-04).</summary>
internal static class ShoulderReader
{
    private static readonly FrozenDictionary<Meaning, ShoulderItem> Items = Meanings.Named<ShoulderItem>("Shoulder");

    internal static bool Has(Meaning meaning) => Items.ContainsKey(meaning);

    internal static void Read(Examination exam)
    {
        foreach (var row in exam.Source.Known)
        {
            if (!Items.TryGetValue(row.Meaning, out var item))
            {
                continue;
            }

            var (words, fault) = Best(exam, item);
            var unusable = Faults.Listed(exam, fault ?? Reason.Preliminary.When(exam.Preliminary) ?? Reason.NotUnderstood.When(!exam.IsUnderstood)) ?? exam.DateFault;
            exam.Picture.Measured(exam.Proof, item, exam.Evidence(Facts.Of(item), words), unusable);
        }
    }

    // The item's own value, else the first usable one among its components (the sides).
    private static (string Words, Reason? Fault) Best(Examination exam, ShoulderItem item)
    {
        var whole = Stated(exam.Whole, item);
        foreach (var component in whole.Fault == Reason.NoValue ? exam.Components : [])
        {
            if (Stated(component, item) is { Fault: null } part)
            {
                return part;
            }
        }

        return whole;
    }

    private static (string Words, Reason? Fault) Stated(Statement statement, ShoulderItem item)
    {
        var finding = FindingReader.Read(statement);
        return (item, finding) switch
        {
            (_, { Unclear: Reason.NotPerformed or Reason.Indeterminate or Reason.Conflicting or Reason.NoValue }) => (finding.Words, finding.Unclear),
            (ShoulderItem.Impingement, _) or (_, { Unclear: null }) => (finding.Words, finding.Unclear),
            _ => Recorded(statement),
        };
    }

    // Any value counts for strength and motion; which one it is matters to the reader only.
    private static (string Words, Reason? Fault) Recorded(Statement statement) => statement switch
    {
        { Quantity: { } quantity } when quantity.ValueElement.Number() is null => ("unknown", Reason.NoValue),
        { Concept: { IsThere: true, HasText: false, HasCode: false } } => ("unknown", Reason.NoValue),
        { Concept.Known: var value } when value.Says(Meaning.Normal) => ("normal", null),
        { Concept.Known: var value } when value.Says(Meaning.Abnormal) => ("abnormal", null),
        _ => ("recorded", null),
    };
}
