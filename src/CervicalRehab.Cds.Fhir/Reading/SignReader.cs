using System.Collections.Immutable;
using CervicalRehab.Cds.Protocol;

namespace CervicalRehab.Cds.Fhir.Reading;

/// <summary>Observations of neurologic signs (contract section 3: sided, graded and unsided signs).</summary>
internal static class SignReader
{
    internal static void Read(Examination exam)
    {
        foreach (var row in SignTable.Of(exam.Source.Known))
        {
            var whole = Stated(row.Sign, Statement.Of(exam.Resource), exam.Codes);
            var parts = Parts(exam, row.Sign, whole.Worse);
            foreach (var (side, part) in parts)
            {
                Add(exam, row.Sign, side, part);
            }

            if (parts.IsEmpty)
            {
                AddWhole(exam, row, whole);
            }
            else
            {
                foreach (var more in Unplaced(exam, row.Sign).Concat(SaysMoreThan(whole, parts) ? [whole] : []))
                {
                    AddWhole(exam, row with { BothSides = false }, more);
                }
            }
        }
    }

    /// <summary>A broken Observation whose code still reads as a sign unsettles what older ones said.</summary>
    internal static void ReadBroken(Arrived arrived, RecordedDate? date, PictureDraft picture)
    {
        foreach (var sign in SignTable.Of(arrived.Known).Select(row => row.Sign))
        {
            foreach (var side in SignTable.IsSided(sign) ? Sides.Both : [Side.NotStated])
            {
                var evidence = arrived.Evidence(Facts.Of(sign), "unknown", date, side: side);
                picture.Signs.Add(new SignRecord(sign, side, Answer.Unknown, SignOrigin.Examination, evidence) { Unclear = Reason.Unreadable });
            }
        }
    }

    private static StatedFinding Stated(Sign sign, Statement statement, CodeLookup codes) =>
        sign == Sign.UpperLimbStrength ? StrengthReader.Read(statement, codes) : FindingReader.Read(statement, codes);

    // The components that name a side. "Worse" said of the whole holds for the sides that are positive.
    private static ImmutableArray<(Side Side, StatedFinding Finding)> Parts(Examination exam, Sign sign, bool worse)
    {
        var components = exam.Resource.Component.Each();
        if (components.IsEmpty)
        {
            return [];
        }

        var parts = ImmutableArray.CreateBuilder<(Side, StatedFinding)>(components.Length);
        foreach (var component in components)
        {
            foreach (var side in Sides.Named(exam.Codes.Find(component.Code)))
            {
                var part = Stated(sign, Statement.Of(component, exam.Resource), exam.Codes);
                parts.Add((side, part with { Worse = part.Worse || (worse && part.Finding == Answer.Yes) }));
            }
        }

        return parts.DrainToImmutable();
    }

    // Beside parts with a side: a part that is present and names none, or that cannot be read, may be of either side.
    private static IEnumerable<StatedFinding> Unplaced(Examination exam, Sign sign)
    {
        foreach (var component in exam.Resource.Component!.Value)
        {
            if (component?.Code is not { } code || !code.Coding.Each().Any(coding => coding.Code is not null))
            {
                yield return new(Answer.Unknown, Reason.Unreadable);
            }
            else if (Sides.Named(exam.Codes.Find(code)).IsEmpty && Stated(sign, Statement.Of(component, exam.Resource), exam.Codes) is { Finding: Answer.Yes } present)
            {
                yield return present;
            }
        }
    }

    // A value beside components is kept unless it only repeats them.
    private static bool SaysMoreThan(StatedFinding whole, ImmutableArray<(Side Side, StatedFinding Finding)> parts) => whole.Finding switch
    {
        Answer.Yes => !parts.Any(part => part.Finding.Finding == Answer.Yes),
        Answer.No => !parts.All(part => part.Finding.Finding == Answer.No),
        _ => whole.Unclear is not (Reason.NoValue or Reason.NotPerformed)
            && !(whole.Worse && parts.Any(part => part.Finding.Finding == Answer.Yes)),
    };

    private static void AddWhole(Examination exam, SignRow row, StatedFinding whole)
    {
        if (row.BothSides && whole.Finding == Answer.No)
        {
            // "Not on both sides" leaves either side open.
            exam.Picture.Unused(exam.Source, Reason.SideNotStated);
            return;
        }

        var stated = whole.Unclear == Reason.NoValue && exam.Resource.Component.Each().Any() ? whole with { Unclear = Reason.ValueNotUnderstood } : whole;
        var named = row.BothSides ? Sides.Both : Sides.Named(exam.Codes.Find(exam.Resource.BodySite));
        var isOpen = named.IsEmpty || (row.BothSides && !SignTable.IsSided(row.Sign));
        foreach (var side in isOpen ? [Side.NotStated] : named)
        {
            Add(exam, row.Sign, side, stated);
        }
    }

    private static void Add(Examination exam, Sign sign, Side side, StatedFinding stated)
    {
        if (stated.Unclear is { } reason)
        {
            exam.Picture.Unused(exam.Source, reason, Facts.Of(sign));
        }

        if (stated.Unclear != Reason.NotPerformed)
        {
            var evidence = exam.Evidence(Facts.Of(sign), stated.Words, stated.Grade is null ? null : "{score}", side);
            exam.Picture.Signs.Add(new SignRecord(sign, side, stated.Finding, SignOrigin.Examination, evidence)
            {
                Preliminary = exam.Preliminary,
                MarkedWorse = stated.Worse && stated.Finding == Answer.Yes,
                Grade = stated.Grade,
                Unclear = stated.Unclear,
            });
        }
    }
}
