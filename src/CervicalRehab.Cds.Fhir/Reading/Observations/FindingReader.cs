using System.Collections.Immutable;
using CervicalRehab.Cds.Fhir.Parsing;
using CervicalRehab.Cds.Protocol;

namespace CervicalRehab.Cds.Fhir.Reading;

/// <summary>What a statement says about a sign. <see cref="Reason.NotPerformed"/> means that it says nothing at all.</summary>
internal readonly record struct StatedFinding(Answer Finding, Reason? Unclear, bool Worse = false, StrengthGrade? Grade = null)
{
    /// <summary>Something beside what is present may say that it is worse, or is not understood: it documents nothing that is stable (D8, D29).</summary>
    internal bool IsInDoubt { get; init; }

    /// <summary>It says present, and cannot be believed (D31, D35, D36).</summary>
    internal bool MayBePresent { get; init; }

    internal string Words => Grade is { } grade ? NumberReader.Words(grade.Value) : (Finding, Unclear) switch
    {
        (Answer.Yes, _) => "present",
        (Answer.No, _) => "absent",
        (_, Reason.Indeterminate) => "indeterminate",
        _ => "unknown",
    };

    /// <summary>The finding as far as the examination supports it: what is not understood, or was looked for elsewhere, leaves open all but what is present (D29, D37).</summary>
    internal StatedFinding In(Examination exam, ImmutableArray<Meaning>? region = null) =>
        (exam.IsUnderstood && (region is not { } place || exam.AreOf(place))) || Finding == Answer.Yes || Unclear is not (null or Reason.NotPerformed or Reason.NoValue)
            ? this
            : new(Answer.Unknown, Reason.NotUnderstood, Grade: region is { } elsewhere && !exam.AreOf(elsewhere) ? null : Grade);
}

/// <summary>Present or absent: the value decides, never the code alone (hazard 05).</summary>
internal static class FindingReader
{
    internal static StatedFinding Read(Statement statement)
    {
        var (value, comment) = (statement.Concept.Known, statement.Comment.Known);
        var worse = value.Says(Meaning.Worse) || comment.Says(Meaning.Worse);
        var yes = statement.Boolean is true || value.Says(Meaning.Present) || comment.Says(Meaning.Present);
        var no = statement.Boolean is false || value.Says(Meaning.Absent) || (!statement.HasValue && comment.Says(Meaning.Absent));

        if (statement.Absent || (statement.IsOfAbsent && !yes && (no || !worse)))
        {
            // A positive beside a data-absent reason contradicts itself: too much to drop, too little to count.
            return Unknown(yes || worse || statement.Comment.MaySayMore ? Reason.Conflicting : Reason.NotPerformed) with { MayBePresent = yes || worse };
        }

        return yes ? new(Answer.Yes, null, worse)
            : value.Says(Meaning.NotDone) ? Unknown(Reason.NotPerformed)
            : value.Says(Meaning.Indeterminate) || comment.Says(Meaning.Indeterminate) ? Unknown(Reason.Indeterminate)
            : IsAlien(statement, value) ? Unknown(Reason.ValueNotUnderstood)
            : worse ? no ? Unknown(Reason.Conflicting) : new(Answer.Yes, null, Worse: true)
            : no ? MaySayMore(statement) || OtherCodings.SayPresent(statement.Concept.Sent) ? Unknown(Reason.Conflicting) : statement.Comment.IsNotKnown ? Unknown(Reason.NotUnderstood) : new(Answer.No, null)
            : Unknown(statement.Comment.MaySayMore ? Reason.ValueNotUnderstood : Reason.NoValue);
    }

    /// <summary>Beside what says absent, or full strength, stands something that may say otherwise (D36).</summary>
    internal static bool MaySayMore(Statement statement) =>
        statement.Concept.MaySayMore || statement.Comment.MaySayMore || statement.Concept.Known.Any(IsMore) || statement.Comment.Known.Any(IsMore);

    /// <summary>Beside what is present stands something that may say that it is worse (D8).</summary>
    internal static bool MayBeWorse(Statement statement) =>
        statement.Concept.MaySayMore || statement.Comment.MayBeWorse || statement.Comment.Known.Any(static row => row.Meaning is Meaning.Indeterminate or Meaning.ChangedDown);

    /// <summary>Its coded value says that something is there by how much of it there is, or by "yes": what is absent has no severity (D36).</summary>
    internal static bool SaysHowMuch(Statement part) => part.Concept.Known.Any(static meaning => meaning is Meaning.Mild or Meaning.ModerateOrSevere or Meaning.Abnormal)
        || (part.Concept is { MaySayMore: true, Sent: { } sent } && sent.Codings().Any(static coding => OtherCodings.SaysYes(coding.SystemElement.Letters(), coding.CodeElement.Letters())));

    private static bool IsMore(Meaning meaning) => meaning is not (Meaning.Absent or Meaning.Normal);

    private static bool IsAlien(Statement statement, ImmutableArray<KnownCode> value) =>
        statement.Quantity is not null || statement.Integer is not null || statement.HasText
        || (statement.Concept.IsThere && !value.Says(Meaning.Absent) && !value.Says(Meaning.Worse));

    private static StatedFinding Unknown(Reason reason) => new(Answer.Unknown, reason);
}
