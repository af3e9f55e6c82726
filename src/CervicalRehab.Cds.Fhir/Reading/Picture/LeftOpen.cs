using System.Collections.Immutable;
using CervicalRehab.Cds.Protocol;

namespace CervicalRehab.Cds.Fhir.Reading;

/// <summary>What is left open by a record that names something of ours and does not tell whether it is there. Here alone stands what may be behind a code (D11, D12, D29, D33, D37).</summary>
internal static class LeftOpen
{
    private const string Unknown = "unknown";

    /// <summary>By an Observation: it unsettles what older ones said, leaves its study unevaluated, and may be the latest measurement.</summary>
    internal static void ByObservation(ImmutableArray<KnownCode> rows, Arrived arrived, RecordedDate? date, PictureDraft picture, Reason reason)
    {
        var meanings = rows.Select(static row => row.Meaning).ToImmutableArray();
        foreach (var (sign, _, _) in SignTable.Behind(meanings))
        {
            foreach (var side in SignTable.IsSided(sign) ? Sides.Both : [Side.NotStated])
            {
                picture.Unclear(sign, side, arrived.Evidence(Facts.Of(sign), Unknown, date, side: side), reason);
            }
        }

        foreach (var meaning in meanings.Select(MriReader.Behind).OfType<Meaning>().Distinct())
        {
            picture.MriUnclear(meaning, arrived.Evidence(meaning.Fact()!, Unknown, date), new(arrived.Id));
        }

        foreach (var fact in meanings.SelectMany(static meaning => MeasuredFacts(meaning)))
        {
            picture.Unread(arrived.Evidence(fact, Unknown, date), reason);
        }
    }

    /// <summary>By a problem, for as long as nobody says that it is over: no examination ends it, and it has no day. What is checked for beside drugs is checked for (D22).</summary>
    internal static void ByProblem(ImmutableArray<Meaning> meanings, Evidence source, PictureDraft picture, Reason reason)
    {
        foreach (var (sign, areBoth, _) in SignTable.Behind(meanings))
        {
            foreach (var side in areBoth && SignTable.IsSided(sign) ? Sides.Both : [Side.NotStated])
            {
                picture.UnclearAsProblem(sign, side, source with { Fact = Facts.Of(sign), Side = Sides.Word(side), Date = null }, reason);
            }
        }

        foreach (var meaning in meanings)
        {
            if (meaning == Meaning.CordCompression)
            {
                picture.MriUnclear(Meaning.MriCompression, source with { Fact = Facts.CordCompression, Date = null }, default);
            }
            else if (meaning is Meaning.Spasm or Meaning.Dystonia)
            {
                picture.InQuestion(meaning, source with { Fact = meaning.Fact()! });
            }
            else if (CautionReader.Has(meaning))
            {
                CautionReader.ReadProblem(meaning, source with { Fact = meaning.Fact()! }, picture);
            }
        }
    }

    private static ImmutableArray<string> MeasuredFacts(Meaning meaning) =>
        MotionReader.Has(meaning) ? MotionReader.FactsOf(meaning)
        : PainReader.Has(meaning) || ResistanceReader.Has(meaning) ? [meaning.Fact()!]
        : [];
}
