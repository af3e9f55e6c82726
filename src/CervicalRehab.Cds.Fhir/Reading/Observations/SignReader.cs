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
            var whole = WithParts(exam, Stated(row.Sign, exam.Whole));
            var parts = Parts(exam, row.Sign, whole);
            foreach (var (side, part) in parts)
            {
                Add(exam, row, side, part);
            }

            if (parts.Count == 0)
            {
                AddWhole(exam, row, Together(exam, row.Sign, whole));
            }
            else
            {
                AddBeside(exam, row with { BothSides = false }, whole, parts);
            }
        }
    }

    /// <summary>What a statement says of a sign.</summary>
    internal static StatedFinding Stated(Sign sign, Statement statement) =>
        (sign == Sign.UpperLimbStrength ? StrengthReader.Read(statement) : FindingReader.Read(statement)) with { IsInDoubt = statement.IsOfAbsent || FindingReader.MayBeWorse(statement) };

    // A component may be the mark of worse: its value decides, and what it leaves open is in doubt. What is worse is not absent.
    private static StatedFinding WithParts(Examination exam, StatedFinding whole)
    {
        foreach (var component in exam.Components)
        {
            if (component.Code.Known.Says(Meaning.Worse))
            {
                var mark = FindingReader.Read(component);
                whole = mark.Finding == Answer.Yes ? Unless(whole, Reason.Conflicting) with { Worse = true }
                    : mark.Finding == Answer.No || mark.Unclear == Reason.NotPerformed ? whole
                    : whole with { IsInDoubt = true };
            }
        }

        return whole;
    }

    // The components that name a side. "Worse" said of the whole, or a doubt about it, holds for the sides that are positive.
    // A bodySite that names the one side leaves the other open.
    private static List<(Side Side, StatedFinding Finding)> Parts(Examination exam, Sign sign, StatedFinding whole)
    {
        var sites = Sides.Named(exam.BodySite);
        var components = exam.Components;
        var parts = new List<(Side Side, StatedFinding Finding)>(components.Length);
        foreach (var component in components)
        {
            foreach (var side in Sides.Named(component.Code.Known))
            {
                var said = Stated(sign, component);
                var part = sites.IsEmpty || sites.Contains(side) ? said : Unless(said, Reason.Conflicting);
                parts.Add((side, part with { Worse = part.Worse || (whole.Worse && part.Finding == Answer.Yes), IsInDoubt = part.IsInDoubt || whole.IsInDoubt }));
            }
        }

        return parts;
    }

    // Beside components without a side: one of the same sign that is present makes it present; any other that is present, or cannot be read,
    // leaves nothing absent.
    private static StatedFinding Together(Examination exam, Sign sign, StatedFinding whole)
    {
        foreach (var component in exam.Components)
        {
            if (whole.Finding == Answer.Yes)
            {
                break;
            }

            whole = !component.IsReadable ? Unless(whole, Reason.Unreadable)
                : Stated(sign, component) is var part && IsOf(sign, component) && part.Finding == Answer.Yes ? part with { Worse = part.Worse || whole.Worse, IsInDoubt = part.IsInDoubt || whole.IsInDoubt }
                : Doubt(sign, component, part) is { } doubt ? Unless(whole, doubt)
                : whole;
        }

        return whole;
    }

    /// <summary>What keeps a part beside an absent whole from being passed over: it is present, unclear, or weak in the grade of its own code (D36).</summary>
    internal static Reason? Doubt(Sign sign, Statement component, StatedFinding part)
    {
        var isUnclear = part.Unclear is not (null or Reason.NoValue or Reason.NotPerformed);
        return part.Finding == Answer.Yes || FindingReader.SaysHowMuch(component) ? Reason.Conflicting
            : isUnclear && (IsOf(sign, component) || part.Unclear is Reason.Indeterminate or Reason.Conflicting || component.Comment.MaySayMore) ? part.Unclear
            : SignTable.Of(component.Code.Known).Any(row => Stated(row.Sign, component) is { Finding: not Answer.No, Unclear: not (Reason.NoValue or Reason.NotPerformed) }) ? Reason.Conflicting
            : null;
    }

    private static bool IsOf(Sign sign, Statement component)
    {
        foreach (var row in SignTable.Of(component.Code.Known))
        {
            if (row.Sign == sign)
            {
                return true;
            }
        }

        return false;
    }

    private static StatedFinding Unless(StatedFinding whole, Reason reason) => whole.Finding == Answer.No ? new(Answer.Unknown, reason) : whole;

    // Beside parts with a side: a part that is present or in doubt and names none, or that cannot be read, may be of either side.
    private static void AddBeside(Examination exam, SignRow row, StatedFinding whole, List<(Side Side, StatedFinding Finding)> parts)
    {
        foreach (var component in exam.Components)
        {
            if (!component.IsReadable)
            {
                AddWhole(exam, row, new(Answer.Unknown, Reason.Unreadable));
            }
            else if (Sides.Named(component.Code.Known).IsEmpty && Stated(row.Sign, component) is var part && Doubt(row.Sign, component, part) is { } doubt)
            {
                AddWhole(exam, row, part.Finding == Answer.Yes ? part : new(Answer.Unknown, doubt));
            }
        }

        if (SaysMoreThan(whole, parts))
        {
            AddWhole(exam, row, whole);
        }
    }

    // A value beside components is kept unless it only repeats them.
    private static bool SaysMoreThan(StatedFinding whole, List<(Side Side, StatedFinding Finding)> parts) => whole.Finding switch
    {
        Answer.Yes => !parts.Exists(part => part.Finding.Finding == Answer.Yes),
        Answer.No => !parts.TrueForAll(part => part.Finding.Finding == Answer.No),
        _ => whole.Unclear is not (Reason.NoValue or Reason.NotPerformed)
            && !(whole.Worse && parts.Exists(part => part.Finding.Finding == Answer.Yes)),
    };

    /// <summary>A sign that a part tells by its own code, on the side that it names, or else the whole.</summary>
    internal static void AddPart(Examination exam, SignRow row, Statement part, StatedFinding said)
    {
        var named = row.BothSides ? Sides.Both : Sides.Named(part.Code.Known) is { IsEmpty: false } own ? own : Sides.Named(exam.BodySite);
        AddOn(exam, row, named, said);
    }

    private static void AddWhole(Examination exam, SignRow row, StatedFinding whole)
    {
        if (row.BothSides && whole.Finding == Answer.No)
        {
            // "Not on both sides" leaves either side open.
            exam.Picture.Unused(exam.Source, Reason.SideNotStated);
            return;
        }

        var stated = whole.Unclear == Reason.NoValue && !exam.Components.IsEmpty ? whole with { Unclear = Reason.ValueNotUnderstood } : whole;
        AddOn(exam, row, row.BothSides ? Sides.Both : Sides.Named(exam.BodySite), stated);
    }

    private static void AddOn(Examination exam, SignRow row, ImmutableArray<Side> named, StatedFinding stated)
    {
        var isOpen = named.IsEmpty || (row.BothSides && !SignTable.IsSided(row.Sign));
        foreach (var side in isOpen ? [Side.NotStated] : named)
        {
            Add(exam, row, side, stated);
        }
    }

    private static void Add(Examination exam, SignRow row, Side side, StatedFinding said)
    {
        var sign = row.Sign;
        var stated = said.In(exam, SignTable.Region(sign));
        if (stated.Unclear is { } reason)
        {
            exam.Picture.Unused(exam.Source, reason, Facts.Of(sign));
        }

        if (stated.Unclear != Reason.NotPerformed)
        {
            // A weakness that was looked for elsewhere documents none of this limb (D37).
            stated = SignTable.Region(sign) is { } region && !exam.AreOf(region) ? stated with { IsInDoubt = true } : stated;
            var evidence = exam.Evidence(Facts.Of(sign), stated.Words, stated.Grade is null ? null : "{score}", side);
            if (stated.Finding == Answer.No && exam.Proof is { } proof)
            {
                exam.Picture.Absent(proof, row, side, evidence, exam.Preliminary, stated.Grade);
            }
            else
            {
                exam.Picture.Examined(exam.Proof, row, side, stated, evidence, exam.Preliminary);
            }
        }
    }
}
