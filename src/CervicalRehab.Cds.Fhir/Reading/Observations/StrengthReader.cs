using System.Collections.Immutable;
using CervicalRehab.Cds.Protocol;

namespace CervicalRehab.Cds.Fhir.Reading;

/// <summary>MRC grades: below 5 is weakness (contract section 3).</summary>
internal static class StrengthReader
{
    internal static readonly ImmutableArray<string> Units = ["{score}", "1", NumberReader.Unitless];

    internal static StatedFinding Read(Statement statement)
    {
        // Of strength a significant change down is a change for the worse (D9).
        var worse = statement.Concept.Known.Says(Meaning.Worse) || statement.Comment.Known.Says(Meaning.Worse) || statement.Comment.Known.Says(Meaning.ChangedDown);
        var measured = NumberReader.ReadGiven(statement, Units);
        var grade = measured is { Fault: null, Value: { } value } ? StrengthGrade.Of(value) : null;
        if (statement.Absent || (statement.IsOfAbsent && grade is not { IsWeak: true }))
        {
            // A weakness beside a data-absent reason contradicts itself (D36).
            return new(Answer.Unknown, worse || grade is { IsWeak: true } || statement.Comment.MaySayMore ? Reason.Conflicting : Reason.NotPerformed);
        }

        return (grade, worse) switch
        {
            ({ IsWeak: true }, _) => new(Answer.Yes, null, worse, grade),
            ({ }, false) when FindingReader.MaySayMore(statement) => new(Answer.Unknown, Reason.Conflicting, Grade: grade),
            ({ }, false) when statement.Comment.IsNotKnown => new(Answer.Unknown, Reason.NotUnderstood, Grade: grade),
            ({ }, false) => new(Answer.No, null, Grade: grade),

            // Full strength, or no grade at all, marked as worse: the two do not go together.
            (_, true) => new(Answer.Unknown, Reason.Conflicting, Worse: true, grade),
            _ => new(Answer.Unknown, measured.Fault ?? Reason.OutOfRange),
        };
    }
}
