using System.Collections.Immutable;

namespace CervicalRehab.Cds.Protocol.Assessing;

/// <summary>What the coded MRI findings say together (REDFLAG-04, D12).</summary>
internal sealed class MriReading
{
    private readonly ImmutableArray<MriStudy> _studies;

    public MriReading(PatientPicture picture, DateTimeOffset at)
    {
        _studies = [.. picture.MriStudies.Where(study => study.Date?.IsAfter(at) != true)];
        var compressed = picture.CordCompression.Where(problem => problem.State == ProblemState.Active).Select(problem => problem.Source).ToImmutableArray();
        var pairs = Standing(
            study => study.Compression == Answer.Yes && study.Myelomalacia == Answer.Yes,
            later => later.Compression == Answer.No || later.Myelomalacia == Answer.No);
        var compression = Standing(study => study.Compression == Answer.Yes, later => later.Compression == Answer.No);
        var myelomalacia = Standing(study => study.Myelomalacia == Answer.Yes, later => later.Compression == Answer.No || later.Myelomalacia == Answer.No);

        CompressionWithMyelomalacia = pairs.Length > 0 ? Sources(pairs)
            : compressed.Length > 0 && myelomalacia.Length > 0 ? [.. compressed, .. Sources(myelomalacia)]
            : [];
        CompressionOrMyelomalacia = [.. compressed, .. Sources([.. compression.Union(myelomalacia)])];
        var positive = CompressionOrMyelomalacia.Length > 0;
        NotEvaluated = positive || Latest is not { Compression: not Answer.No } unread ? [] : unread.Sources;
        OlderPositive = positive || Latest is not { Compression: Answer.No }
            ? []
            : Sources([.. _studies.Where(study => study.Compression == Answer.Yes || study.Myelomalacia == Answer.Yes)]);
    }

    /// <summary>Both in one study that no later study cleared: urgent.</summary>
    public ImmutableArray<Evidence> CompressionWithMyelomalacia { get; }

    /// <summary>Either, not cleared: withhold the plan.</summary>
    public ImmutableArray<Evidence> CompressionOrMyelomalacia { get; }

    /// <summary>The latest study has no coded answer about compression.</summary>
    public ImmutableArray<Evidence> NotEvaluated { get; }

    /// <summary>Positive studies older than a latest negative one.</summary>
    public ImmutableArray<Evidence> OlderPositive { get; }

    public bool None => _studies.Length == 0;

    public ImmutableArray<Evidence> LatestSources => Latest?.Sources ?? [];

    /// <summary>
    /// An undated study cannot be shown to be older than another, so it comes last unless it reassures; of two that began on one
    /// day the one that does not reassure speaks.
    /// </summary>
    private MriStudy? Latest => _studies.MaxBy(study => (study.Date?.First.DayNumber ?? (study.Compression == Answer.No ? int.MinValue : int.MaxValue), study.Compression != Answer.No));

    /// <summary>Studies with a positive that no later, dated study answers with a negative.</summary>
    private ImmutableArray<MriStudy> Standing(Func<MriStudy, bool> positive, Func<MriStudy, bool> clears)
    {
        var cleared = _studies.Where(clears).Select(study => study.Date?.First).Max();
        return [.. _studies.Where(study => positive(study) && !(cleared > study.Date?.Last))];
    }

    private static ImmutableArray<Evidence> Sources(ImmutableArray<MriStudy> studies) => [.. studies.SelectMany(study => study.Sources)];
}
