using System.Collections.Immutable;
using CervicalRehab.Cds.Fhir.Parsing;
using CervicalRehab.Cds.Protocol;
using Hl7.Fhir.Model;

namespace CervicalRehab.Cds.Fhir.Reading;

/// <summary>Records whose code is one of ours under a code system that nobody knows (D33): each is listed, and leaves open what it may be about.</summary>
internal static class UnrecognizedReader
{
    internal static bool IsOfProblem(Meaning meaning) => meaning.IsAlarm() && meaning is not (Meaning.UpperLimbStrength or Meaning.MriCompression or Meaning.MriMyelomalacia or Meaning.MriReport);

    /// <summary>What is no alarm and still bears on the answer.</summary>
    internal static ImmutableArray<KnownCode> Others(Arrived problem) => problem.Codes.UnrecognizedOthers(problem.Code, problem.Known);

    /// <summary>An Observation: a sign is open from its day on, a study is not evaluated. What was withdrawn leaves nothing open.</summary>
    internal static void ReadObservation(Arrived arrived, PictureDraft picture)
    {
        if (arrived.Unrecognized.IsEmpty)
        {
            return;
        }

        var isWithdrawn = arrived.Json.Text("status"u8) is "entered-in-error" or "cancelled";
        foreach (var row in arrived.Unrecognized)
        {
            if (StrayFindings.Has(row.Meaning))
            {
                var reason = WhyNot(arrived.Code, row);
                picture.Unused(arrived, reason, row.Meaning.Fact());
                if (!isWithdrawn)
                {
                    LeftOpen.ByObservation([row], arrived, arrived.DateAsSent, picture, reason);
                }
            }
        }
    }

    /// <summary>A Condition: an OPLL is unconfirmed (D2), a sign open, a compression not evaluated, unless it is over or refuted. What words make <paramref name="known"/> as OPLL is read as that.</summary>
    internal static void ReadProblem(Arrived arrived, Reason? refusal, bool isOver, string? known, PictureDraft picture)
    {
        ReadProblem(arrived.Unrecognized, row => WhyNot(arrived.Code, row));

        // What the site says to be a kind of ours is one; that it is over, or refuted, says nothing of the others.
        ReadProblem(arrived.Kinds, static _ => Reason.NotUnderstood);

        foreach (var row in isOver ? [] : Others(arrived))
        {
            picture.Unused(arrived, refusal ?? WhyNot(arrived.Code, row), row.Meaning.Fact());

            // A caution for a drug is shown, and opens nothing else (D22); a spasm is then not known to be over (D5).
            if (refusal is null && !CautionReader.Has(row.Meaning))
            {
                LeftOpen.ByProblem([row.Meaning], arrived.Evidence(Facts.Opll, "unknown"), picture, WhyNot(arrived.Code, row));
            }
        }

        void ReadProblem(ImmutableArray<KnownCode> rows, Func<KnownCode, Reason> reason)
        {
            foreach (var row in rows)
            {
                if (IsOfProblem(row.Meaning))
                {
                    picture.Unused(arrived, refusal ?? reason(row), row.Meaning.Fact());
                    if (refusal is null && !isOver && !(known == Facts.Opll && row.Meaning.IsOpll()))
                    {
                        LeaveOpen(row, arrived, picture, reason(row));
                    }
                }
            }
        }
    }

    /// <summary>What an OPLL is coded to rest on, under a code system that nobody knows: each sign of it is open (D33, D37).</summary>
    internal static void ReadEvidence(Problem problem)
    {
        if (!problem.Source.MayName("evidence"u8))
        {
            return;
        }

        foreach (var row in ProblemSigns.EvidenceIn(problem.Source.Json).SelectMany(code => problem.Codes.Unrecognized(code, problem.Codes.Find(code))))
        {
            if (ProblemSigns.Has(row.Meaning))
            {
                problem.Picture.Unused(problem.Source, Reason.CodeSystemNotRecognized, row.Meaning.Fact());
                LeaveOpen(row, problem.Source, problem.Picture, Reason.CodeSystemNotRecognized);
            }
        }
    }

    // A code above ours, or an expression, in the system that ours is of, is not understood; of any other the system is not recognized.
    private static Reason WhyNot(CodeableConcept code, KnownCode row) =>
        code.Codings().Any(coding => SystemSpellings.Known(coding.SystemElement.Letters()) == row.System) ? Reason.NotUnderstood : Reason.CodeSystemNotRecognized;

    private static void LeaveOpen(KnownCode row, Arrived arrived, PictureDraft picture, Reason reason)
    {
        if (row.Meaning.IsOpll())
        {
            picture.OpllInDoubt(row.Meaning == Meaning.OpllSiteUnspecified ? OpllSite.Unknown : OpllSite.Cervical, arrived);
        }

        LeftOpen.ByProblem([row.Meaning], arrived.Evidence(Facts.Opll, "unknown"), picture, reason);
    }
}
