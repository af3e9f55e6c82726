using CervicalRehab.Cds.Protocol;

namespace CervicalRehab.Cds.Fhir.Reading;

/// <summary>A resource within which Observations stand, a panel or a report, and what all that they tell has in common.</summary>
internal sealed record Holder(Arrived Source, RecordedDate? Date, bool IsPreliminary, Func<MriTie, MriTie> Tie)
{
    /// <summary>Why nothing in it is known to be found; null when it is.</summary>
    internal Reason? Doubt { get; init; }

    /// <summary>It is a problem that is active: what it rests on is a problem as well (D37).</summary>
    internal bool IsProblem { get; init; }

    /// <summary>It is the report of a study: what that did not find, as far as it is understood, counts.</summary>
    internal bool IsOfStudy { get; init; }

    /// <summary>What is told of it.</summary>
    internal Evidence Told(Evidence source, bool isInDoubt) =>
        source with { Reference = Source.Reference, Date = source.Date ?? Date, Value = isInDoubt ? "unknown" : source.Value };
}

/// <summary>Signs and findings of Observations and problems that stand within another resource and are told of that; a sign that they say is absent or over reassures nobody.</summary>
internal static class ContainedFindings
{
    internal static void Read(Examination exam)
    {
        if (!exam.IsContained && exam.Source.MayName("contained"u8))
        {
            Read(new Holder(exam.Source, exam.Date, exam.Preliminary, tie => tie with { Id = exam.Source.Id }), exam.Picture);
        }
    }

    internal static void Read(Holder holder, PictureDraft picture)
    {
        foreach (var inner in holder.Source.Contained("Observation"))
        {
            var said = new PictureDraft();
            ObservationReader.Read(inner, said, isContained: true);
            Tell(said, inner, holder, picture);
        }

        ReadProblems(holder, picture);
    }

    /// <summary>Problems alone: one that is active is present since its onset, or since the day of what holds it, wherever it stands (D37, D39).</summary>
    internal static void ReadProblems(Holder holder, PictureDraft picture)
    {
        foreach (var inner in holder.Source.Contained("Condition"))
        {
            var said = new PictureDraft();
            ConditionReader.ReadWithin(inner, said);
            Tell(said, inner, holder, picture);
        }
    }

    private static void Tell(PictureDraft said, Arrived inner, Holder holder, PictureDraft picture)
    {
        var doubt = inner.Context.Subjects.IsOfAnother(inner, holder.Source) ? Reason.NoSubject : holder.Doubt;
        foreach (var sign in said.Signs.Where(static sign => sign.Finding != Answer.No && sign.Origin != SignOrigin.ResolvedProblem))
        {
            var told = holder.Told(sign.Source, doubt is not null);
            if (holder.IsProblem && doubt is null && sign is { Finding: Answer.Yes, Origin: SignOrigin.ActiveProblem })
            {
                picture.PresentAsProblem(new(sign.Sign, Part: sign.Part), sign.Side, told);
                continue;
            }

            var stated = sign.Finding == Answer.Yes && doubt is null
                ? new StatedFinding(Answer.Yes, null, sign.MarkedWorse, sign.Grade)
                : new(Answer.Unknown, sign.Unclear ?? doubt, Grade: sign.Grade) { MayBePresent = sign.MayBePresent || sign.Finding == Answer.Yes };
            if (stated.Unclear is { } reason)
            {
                picture.Unused(holder.Source, reason, sign.Source.Fact);
            }

            picture.Examined(null, new(sign.Sign, Part: sign.Part), sign.Side, stated, told, sign.Preliminary || holder.IsPreliminary);
        }

        picture.Studied(said, holder, doubt is not null);
        picture.Held(said, holder, doubt is not null);
    }
}
