using System.Collections.Frozen;
using System.Collections.Immutable;
using CervicalRehab.Cds.Fhir.Resources;
using CervicalRehab.Cds.Protocol;

namespace CervicalRehab.Cds.Fhir.Reading;

/// <summary>The three shoulder items: recorded or not (contract section 3, ASSESS-04).</summary>
internal static class ShoulderReader
{
    private static readonly FrozenDictionary<Meaning, ShoulderItem> Items = new Dictionary<Meaning, ShoulderItem>
    {
        [Meaning.ShoulderStrength] = ShoulderItem.Strength,
        [Meaning.ShoulderMotion] = ShoulderItem.Motion,
        [Meaning.ShoulderImpingement] = ShoulderItem.Impingement,
    }.ToFrozenDictionary();

    internal static bool Has(Meaning meaning) => Items.ContainsKey(meaning);

    internal static void Read(Examination exam)
    {
        foreach (var item in exam.Source.Known.Where(row => Has(row.Meaning)).Select(row => Items[row.Meaning]))
        {
            var (words, fault) = Best(exam, item);
            var unusable = fault ?? (exam.Preliminary ? Reason.Preliminary : exam.DateFault);
            exam.Picture.Shoulder.Add(new ShoulderRecord(item, exam.Evidence(Facts.Of(item), words)) { Unusable = unusable });
        }
    }

    // The item's own value, else the first usable one among its components (the sides).
    private static (string Words, Reason? Fault) Best(Examination exam, ShoulderItem item)
    {
        var whole = Stated(Statement.Of(exam.Resource), item, exam.Codes);
        var parts = exam.Resource.Component.Each().Select(component => Stated(Statement.Of(component, exam.Resource), item, exam.Codes));
        return whole.Fault == Reason.NoValue ? parts.Where(part => part.Fault is null).Append(whole).First() : whole;
    }

    private static (string Words, Reason? Fault) Stated(Statement statement, ShoulderItem item, CodeLookup codes)
    {
        var finding = FindingReader.Read(statement, codes);
        return (item, finding) switch
        {
            (_, { Unclear: Reason.NotPerformed or Reason.Indeterminate or Reason.Conflicting or Reason.NoValue }) => (finding.Words, finding.Unclear),
            (ShoulderItem.Impingement, _) or (_, { Unclear: null }) => (finding.Words, finding.Unclear),
            _ => Recorded(statement, codes.Find(statement.Concept)),
        };
    }

    // Any value counts for strength and motion; which one it is matters to the reader only.
    private static (string Words, Reason? Fault) Recorded(Statement statement, ImmutableArray<KnownCode> value) => statement switch
    {
        { Quantity: { } quantity } when NumberReader.Number(quantity.Value) is null => ("unknown", Reason.NoValue),
        { Concept: { } concept } when IsEmpty(concept) => ("unknown", Reason.NoValue),
        _ when value.Says(Meaning.Normal) => ("normal", null),
        _ when value.Says(Meaning.Abnormal) => ("abnormal", null),
        _ => ("recorded", null),
    };

    private static bool IsEmpty(CodeableConcept concept) =>
        string.IsNullOrWhiteSpace(concept.Text) && !concept.Coding.Each().Any(coding => coding.Code is not null);
}
