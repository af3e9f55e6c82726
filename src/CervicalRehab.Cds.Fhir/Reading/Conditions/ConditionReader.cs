using CervicalRehab.Cds.Fhir.Parsing;
using CervicalRehab.Cds.Fhir.Parsing.Elements;
using CervicalRehab.Cds.Protocol;
using Condition = Hl7.Fhir.Model.Condition;

namespace CervicalRehab.Cds.Fhir.Reading;

/// <summary>Conditions: OPLL, spasm, dystonia, myelopathy, cord compression, signs held as problems, falls, cautions.</summary>
internal static class ConditionReader
{
    internal static readonly Request OnFile = new(["Condition"], IsOurs, Read)
    {
        ReadsWithin = true,
        Lane = static (parser, sent) => (sent.Read as Received<Condition> ?? parser.Fast(sent.Bytes.Span, ConditionElements.Condition)) is { } read ? (read, read.Resource.Code) : null,
    };

    /// <summary>One that stands within another resource.</summary>
    internal static void ReadWithin(Arrived arrived, PictureDraft picture) => Read(arrived, picture);

    private static void Read(Arrived arrived, PictureDraft picture)
    {
        if (arrived.Read<Condition>() is not { } received)
        {
            UnrecognizedReader.ReadProblem(arrived, default, isOver: false, Fact(arrived), picture);
            LeaveOpen(arrived, Reason.Unreadable, picture);
            return;
        }

        var status = ConditionStatus.Of(received.Resource.ClinicalStatus, received.Resource.VerificationStatus);
        if (status is { Refusal: null, State: ProblemState.Active, Unconfirmed: false } && DiagnosticCertainty.IsDoubted(arrived))
        {
            status = status with { Unconfirmed = true };
        }

        Reason? doubt = !status.IsUnderstood ? Reason.StatusUnknown : received is Understood<Condition> ? null : Reason.NotUnderstood;
        UnrecognizedReader.ReadProblem(arrived, doubt is null ? status.Refusal : null, doubt is null && status.State != ProblemState.Active, Fact(arrived), picture);
        if ((doubt ?? EndFault(received.Resource, status)) is { } why && (status.Refusal is not null || status.State != ProblemState.Active))
        {
            // That it is withdrawn or over would reassure.
            LeaveOpen(arrived, why, picture);
        }
        else if (received is Understood<Condition> understood && status.Refusal is { } refusal)
        {
            if (Fact(arrived) is { } fact)
            {
                picture.Withdrawn(understood, arrived, refusal, fact);
            }
        }
        else
        {
            ReadProblem(new Problem(arrived, received, status, picture) { Doubt = doubt });
        }
    }

    // Over from a day that nobody can read, or that lies before its onset.
    private static Reason? EndFault(Condition condition, ConditionStatus status) =>
        Reason.BadDate.When(status is { Refusal: null, State: ProblemState.Resolved } && condition.Abatement is Hl7.Fhir.Model.FhirDateTime or Hl7.Fhir.Model.Period
            && !(FhirDate.EndOf(condition.Abatement) is { } end && !(end.Last < FhirDate.StartOf(condition.Onset)?.First)));

    // Neither there nor absent: what it may be is to be looked at.
    private static void LeaveOpen(Arrived arrived, Reason why, PictureDraft picture)
    {
        picture.Unused(arrived, why, Fact(arrived));
        if (OpllReader.Site(arrived) is var (site, _))
        {
            picture.OpllInDoubt(site, arrived);
        }

        // Numbness that names no part is only shown as long as it can be read (D37).
        var meanings = arrived.Known.Concat(ProblemSigns.InEvidence(arrived)).Concat(StrayFindings.In(arrived)).Select(static row => row.Meaning).Where(meaning => why == Reason.Unreadable || meaning != Meaning.NumbnessOfUnstatedSite);
        LeftOpen.ByProblem([.. meanings], arrived.Evidence(Facts.Opll, "unknown"), picture, why);
    }

    private static void ReadProblem(Problem problem)
    {
        if (problem.Doubt is { } doubt && Fact(problem.Source) is Facts.Opll or Facts.Spasm)
        {
            problem.Picture.Unused(problem.Source, doubt, Fact(problem.Source));
        }

        OpllReader.Read(problem);
        ProblemSigns.Read(problem);
        ProblemSigns.ReadEvidence(problem);
        foreach (var row in problem.Source.Known)
        {
            var meaning = row.Meaning;
            if (meaning == Meaning.Spasm && OpllReader.IsElsewhereOnBody(problem.Resource, problem.Codes))
            {
                ReadSpasmElsewhere(problem);
            }
            else if (PictureDraft.ProblemKinds.Contains(meaning))
            {
                Hold(problem, meaning);
            }
            else if (meaning == Meaning.Fall)
            {
                problem.Picture.Fall(problem.Evidence(Facts.Fall, "recorded"));
            }
            else if (meaning.IsNotCounted())
            {
                // The day somebody wrote it down does not tell whether it is of long standing (D11, D38).
                problem.NotCount(meaning.Fact()!, problem.Onset);
            }
            else if (meaning.IsUnspecificSign() && problem.IsActive)
            {
                problem.NotCount(meaning.Fact()!, problem.Date);
            }
            else if (CautionReader.Has(meaning) && problem.IsActive)
            {
                CautionReader.ReadProblem(meaning, problem.Evidence(meaning.Fact()!, "present"), problem.Picture);
            }
        }
    }

    private static void Hold(Problem problem, Meaning kind)
    {
        if (kind == Meaning.Spasm && !problem.IsActive && problem.Source.Known.Says(Meaning.Dystonia))
        {
            // What is a dystonia as well never counts as a spasm that is resolved (D5).
            return;
        }

        var evidence = problem.Evidence(kind.Fact()!, problem.IsActive ? "present" : "resolved");
        if (problem.IsActive)
        {
            problem.Picture.Active(problem.Proof, kind, evidence, problem.Status.Unconfirmed);
        }
        else if (problem.Proof is { } proof)
        {
            problem.Picture.Resolved(proof, kind, evidence, problem.Status.Unconfirmed, problem.Abated);
        }
    }

    // A spasm of a limb is another one; one at a place we do not know may be of the neck, and is neither active nor resolved here (D37).
    private static void ReadSpasmElsewhere(Problem problem)
    {
        if (!problem.Sites.Any(Sites.IsOfUpperLimb) && !problem.Sites.Any(Sites.IsOfLowerLimb))
        {
            problem.Picture.Unused(problem.Source, Reason.ValueNotUnderstood, Facts.Spasm);
            problem.Picture.InQuestion(Meaning.Spasm, problem.Evidence(Facts.Spasm, "unknown"));
        }
    }

    // Without any code or words, or where they cannot be read, it may be ours: reading it decides.
    private static bool IsOurs(Arrived arrived) =>
        !arrived.IsCodeReadable || (!arrived.HasCode && arrived.Code.TextElement.Letters() is null) || Fact(arrived) is not null
        || arrived.Unrecognized.Any(UnrecognizedReader.IsOfProblem) || arrived.Kinds.Any(UnrecognizedReader.IsOfProblem) || ProblemSigns.MayHold(arrived)
        || !UnrecognizedReader.Others(arrived).IsEmpty;

    private static string? Fact(Arrived arrived)
    {
        if (OpllReader.Site(arrived) is not null)
        {
            return Facts.Opll;
        }

        foreach (var row in arrived.Known)
        {
            if (IsProblem(row.Meaning))
            {
                return row.Meaning.Fact();
            }
        }

        return null;
    }

    private static bool IsProblem(Meaning meaning) =>
        PictureDraft.ProblemKinds.Contains(meaning) || ProblemSigns.Has(meaning) || CautionReader.Has(meaning)
        || meaning.IsUnspecificSign() || meaning.IsNotCounted() || meaning == Meaning.Fall;
}
