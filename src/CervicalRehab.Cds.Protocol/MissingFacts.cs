using System.Collections.Immutable;
using CervicalRehab.Cds.Protocol.Assessing;
using CervicalRehab.Cds.Protocol.Rules;

namespace CervicalRehab.Cds.Protocol;

/// <summary>What is missing and why; and what a future date made unusable (D6, D13).</summary>
internal static class MissingFacts
{
    public static ImmutableArray<MissingFact> Of(PatientCase c)
    {
        var missing = ImmutableArray.CreateBuilder<MissingFact>(0);
        if (c.Adult == Answer.Unknown)
        {
            missing.Add(new() { Fact = Facts.BirthDate, Reason = c.Picture.BirthDate is not { } born ? Reason.NotRecorded : born.IsAfter(c.At) ? Reason.FutureDate : Reason.DateNotPrecise, LastDate = c.Picture.BirthDate });
        }

        missing.AddRange(Named(c, c.Signs.All.Only(static sign => sign is { IsMissing: true, Part: not SignPart.WithoutSide }).Each(Missing)));
        missing.AddRange(Named(c, c.Motion.Missing));
        missing.AddRange(Named(c, c.Pain.Missing()));
        missing.AddRange(c.Runs ? [] : Named(c, c.Shoulder.Missing));
        missing.AddRange(c.Mri.NotEvaluated.Each(static report => new MissingFact { Fact = Facts.MriCompression, Reason = Reason.NotEvaluated, LastDate = report.Date }).Distinct());
        if (c is { Runs: true, Course.Start: null })
        {
            missing.Add(new() { Fact = Facts.ProgrammeStart, Reason = Reason.NotRecorded });
        }
        else if (c.Runs && (RunningProgramme.IsStartTooCoarse(c) || c.Course is { Worse: true, WorseAfterSixWeeks: false, WorseBeforeSixWeeks: false }))
        {
            missing.Add(new() { Fact = Facts.ProgrammeStart, Reason = Reason.DateNotPrecise, LastDate = c.Course.Start });
        }

        return missing.DrainToImmutable();
    }

    /// <summary>What the reader set aside, and signs, the end of a problem and a death dated in the future: they are set aside here, and the card says so.</summary>
    public static ImmutableArray<UnusedRecord> NotUsed(PatientCase c)
    {
        var ahead = c.Picture.Signs.Only(c.At, static (record, at) => record.Source.Date?.IsAfter(at) == true)
            .Each(static record => new UnusedRecord { Reference = record.Source.Reference ?? "Observation", Reason = Reason.FutureDate, Fact = record.Source.Fact });
        var all = c.Picture.NotUsed.AddRange(ahead);
        all = c.SetAside.All.IsEmpty ? all : all.AddRange(SetAside(c));
        all = all.AddRange(NotOverYet(c.Picture, c.At));
        all = c.Picture.Died is null ? all : all.Add(new() { Reference = "Patient", Reason = Reason.FutureDate, Fact = Facts.DateOfDeath });
        return all.Length < 2 ? all : [.. all.DistinctBy(static unused => (unused.Reference, unused.Reason))];
    }

    // Several movements of one record are told as one.
    private static IEnumerable<UnusedRecord> SetAside(PatientCase c) => c.SetAside.All
        .GroupBy(static unused => (Reference: unused.Source.Reference ?? "Observation", unused.Why, Measure: Assessing.SetAside.IsMovement(unused.Source.Fact) ? Facts.MotionPanel : unused.Source.Fact))
        .Select(static alike => new UnusedRecord
        {
            Reference = alike.Key.Reference,
            Reason = alike.Key.Why,
            Fact = alike.Select(static unused => unused.Source.Fact).Distinct(StringComparer.Ordinal).Skip(1).Any() ? alike.Key.Measure : alike.First().Source.Fact,
        });

    /// <summary>Problems whose end is dated in the future.</summary>
    private static ImmutableArray<UnusedRecord> NotOverYet(PatientPicture picture, DateTimeOffset at)
    {
        var ahead = ImmutableArray.CreateBuilder<UnusedRecord>(0);
        foreach (var record in picture.Opll)
        {
            Add(record.Ended, record.Source);
        }

        foreach (var problems in (ReadOnlySpan<ImmutableArray<ProblemRecord>>)[picture.Spasm, picture.Dystonia, picture.Myelopathy, picture.CordCompression])
        {
            foreach (var problem in problems)
            {
                Add(problem.Ended, problem.Source);
            }
        }

        foreach (var record in picture.Signs)
        {
            Add(record.Ended, record.Source);
        }

        return ahead.DrainToImmutable();

        void Add(RecordedDate? ended, Evidence source)
        {
            if (ended?.IsAfter(at) == true)
            {
                ahead.Add(EndAhead(source));
            }
        }
    }

    private static UnusedRecord EndAhead(Evidence source) => new() { Reference = source.Reference ?? "Condition", Reason = Reason.FutureDate, Fact = source.Fact };

    /// <summary>Why what is not among the examinations that arrived may be on record all the same; null when all arrived.</summary>
    public static Reason? NotAllHere(Loads loads) => loads.Observations switch
    {
        LoadState.Complete => null,
        LoadState.Incomplete => Reason.Incomplete,
        _ => Reason.NotEvaluated,
    };

    // A problem that is over is no examination.
    private static MissingFact Missing(ExaminedSign sign)
    {
        var state = sign.Outdated ?? sign.State;
        var past = state.Why == Reason.NotRecorded ? state.Evidence.Only(static record => record.Origin == SignOrigin.ResolvedProblem).Greatest(static record => (record.Ended ?? record.Source.Date)?.First ?? DateOnly.MinValue) : null;
        return new()
        {
            Fact = sign.Fact,
            Side = sign.Side == Side.NotStated ? null : sign.Side.ToString().ToLowerInvariant(),
            Reason = state.Why ?? Reason.NotRecorded,
            LastDate = past is null ? state.LastDate : (state with { Evidence = state.Evidence.RemoveAll(static record => record.Origin == SignOrigin.ResolvedProblem) }).LastDate,
            Past = past is null ? null : new(past.Source.Date, past.Ended),
        };
    }

    /// <summary>What is not recorded in data that never arrived is not evaluated, rather than not recorded.</summary>
    private static ImmutableArray<MissingFact> Named(PatientCase c, ImmutableArray<MissingFact> missing) =>
        NotAllHere(c.Picture.Loads) is not { } why ? missing : missing.Each(fact => fact.Reason == Reason.NotRecorded ? fact with { Reason = why } : fact);
}
