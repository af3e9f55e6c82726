using System.Collections.Immutable;
using CervicalRehab.Cds.Protocol.Assessing;

namespace CervicalRehab.Cds.Protocol;

/// <summary>What is missing and why; and what a future date made unusable (D6, D13).</summary>
internal static class MissingFacts
{
    public static ImmutableArray<MissingFact> Of(PatientCase c) =>
    [
        .. c.Adult == Answer.Unknown ? [new MissingFact { Fact = Facts.BirthDate, Reason = c.Picture.BirthDate is null ? Reason.NotRecorded : Reason.DateNotPrecise, LastDate = c.Picture.BirthDate }] : ImmutableArray<MissingFact>.Empty,
        .. Named(c, [.. c.Signs.Required.Where(sign => sign.State.Present == Answer.Unknown).Select(sign => Missing(sign.Fact, sign.Side, sign.State))]),
        .. c.Signs.Pyramidal.Where(sign => sign.State.Unsettled).Select(sign => Missing(sign.Fact, Side.NotStated, sign.State)),
        .. Named(c, c.Motion.Missing()),
        .. Named(c, c.Pain.Missing()),
        .. c.Runs ? [] : Named(c, c.Shoulder.Missing),
        .. c.Mri.NotEvaluated.Select(report => new MissingFact { Fact = Facts.MriCompression, Reason = Reason.NotEvaluated, LastDate = report.Date }),
        .. c is { Runs: true, Course.Day: null } ? [new MissingFact { Fact = Facts.ProgrammeStart, Reason = Reason.NotRecorded }] : ImmutableArray<MissingFact>.Empty,
    ];

    /// <summary>Signs dated in the future are set aside, and the card says so.</summary>
    public static IEnumerable<UnusedRecord> FutureDated(PatientCase c) =>
        c.Picture.Signs.Where(record => record.Source.Date?.IsAfter(c.At) == true)
            .Select(record => new UnusedRecord { Reference = record.Source.Reference ?? "Observation", Reason = Reason.FutureDate, Fact = record.Source.Fact })
            .Distinct();

    private static MissingFact Missing(string fact, Side side, SignState state) => new()
    {
        Fact = fact,
        Side = side == Side.NotStated ? null : side.ToString().ToLowerInvariant(),
        Reason = state.Why ?? Reason.NotRecorded,
        LastDate = state.LastDate,
    };

    /// <summary>What is not recorded in data that never arrived is not evaluated, rather than not recorded.</summary>
    private static IEnumerable<MissingFact> Named(PatientCase c, ImmutableArray<MissingFact> missing)
    {
        Reason? notAllHere = c.Picture.Loads.Observations switch
        {
            LoadState.Complete => null,
            LoadState.Incomplete => Reason.Incomplete,
            _ => Reason.NotEvaluated,
        };
        return missing.Select(fact => fact.Reason == Reason.NotRecorded ? fact with { Reason = notAllHere ?? fact.Reason } : fact);
    }
}
