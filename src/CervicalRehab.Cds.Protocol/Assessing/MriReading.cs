using System.Collections.Immutable;

namespace CervicalRehab.Cds.Protocol.Assessing;

/// <summary>What the coded MRI findings say together (REDFLAG-04, D12).</summary>
internal sealed class MriReading
{
    private readonly ImmutableArray<MriStudy> _studies;

    public MriReading(PatientPicture picture, DateTimeOffset at)
    {
        None = picture.MriStudies.IsEmpty;
        _studies = picture.MriStudies.Only(at, static (study, at) => !IsAhead(study, at));
        Latest = _studies.Greatest(static study => (study.IsClear ? study.Date?.First.DayNumber ?? int.MinValue : study.Date?.Last.DayNumber ?? int.MaxValue, !study.IsClear));
        var compressed = PatientCase.ActiveOf(picture.CordCompression);
        var pairs = Standing(
            static study => study.Compression == Answer.Yes && study.Myelomalacia == Answer.Yes,
            static later => later.Compression == Answer.No || later.Myelomalacia == Answer.No);
        var compression = Standing(static study => study.Compression == Answer.Yes, static later => later.Compression == Answer.No);
        var myelomalacia = Standing(static study => study.Myelomalacia == Answer.Yes, static later => later.Compression == Answer.No || later.Myelomalacia == Answer.No);

        CompressionWithMyelomalacia = pairs.Length > 0 ? Sources(pairs)
            : compressed.Length > 0 && myelomalacia.Length > 0 ? [.. compressed, .. Sources(myelomalacia)]
            : [];
        CompressionOrMyelomalacia = [.. compressed, .. Sources(Once(compression.AddRange(myelomalacia)))];
        var hasUndated = compression.Any(static study => study.Date is null);
        MyelomalaciaMayBe = CompressionOrMyelomalacia.Length > 0 && CompressionWithMyelomalacia.Length == 0
            ? Sources(Standing(study => study.MyelomalaciaMayBe || (study.Myelomalacia == Answer.Yes && (study.Date is null || hasUndated)), static later => later.Compression == Answer.No || later.Myelomalacia == Answer.No))
            : [];
        var positive = CompressionOrMyelomalacia.Length > 0;
        var ahead = Once(picture.MriStudies.Only(at, static (study, at) => IsAhead(study, at)).Only(Latest, static (study, latest) => latest is null || study is not { Compression: Answer.No, Myelomalacia: not Answer.Yes }));
        NotEvaluated = positive ? [] : Sources(ahead.AddRange(_studies.Only(Latest, static (study, latest) => study == latest && !study.IsClear)));
        OlderPositive = positive || Latest is not { IsClear: true }
            ? []
            : Sources(_studies.Only(static study => study.Compression == Answer.Yes || study.Myelomalacia == Answer.Yes));
    }

    /// <summary>Both in one study that no later study cleared: urgent.</summary>
    public ImmutableArray<Evidence> CompressionWithMyelomalacia { get; }

    /// <summary>Either, not cleared: withhold the plan.</summary>
    public ImmutableArray<Evidence> CompressionOrMyelomalacia { get; }

    /// <summary>Beside compression, a finding on myelomalacia that could not be used or may be of the same study, for want of a date, and that no later study cleared: with it the referral is urgent (D12, D31, D35).</summary>
    public ImmutableArray<Evidence> MyelomalaciaMayBe { get; }

    /// <summary>The latest study has no coded answer about compression, or one dated in the future does not reassure: open until its date is corrected.</summary>
    public ImmutableArray<Evidence> NotEvaluated { get; }

    /// <summary>In the latest study compression is answered, and a finding on myelomalacia could not be used.</summary>
    public bool MyelomalaciaIsOpen => Latest is { Compression: Answer.No, MyelomalaciaMayBe: true };

    /// <summary>Positive studies older than a latest negative one.</summary>
    public ImmutableArray<Evidence> OlderPositive { get; }

    /// <summary>Nothing tells of an MRI, of whatever date.</summary>
    public bool None { get; }

    public ImmutableArray<Evidence> LatestSources => Latest?.Sources ?? [];

    /// <summary>
    /// An undated study cannot be shown to be older than another, so it comes last unless it reassures; of two that began on one
    /// day the one that does not reassure speaks.
    /// </summary>
    private MriStudy? Latest { get; }

    /// <summary>Studies with a positive that no later, dated study answers with a negative.</summary>
    private ImmutableArray<MriStudy> Standing(Func<MriStudy, bool> positive, Func<MriStudy, bool> clears)
    {
        var cleared = _studies.Only(clears).Greatest(static study => study.Date?.First ?? DateOnly.MinValue)?.Date?.First;
        return _studies.Only(positive).Only(cleared, static (study, cleared) => !(cleared > study.Date?.Last));
    }

    private static bool IsAhead(MriStudy study, DateTimeOffset at) => study.Date?.IsAfter(at) == true;

    private static ImmutableArray<MriStudy> Once(ImmutableArray<MriStudy> studies) => studies.Length < 2 ? studies : [.. studies.Distinct()];

    private static ImmutableArray<Evidence> Sources(ImmutableArray<MriStudy> studies)
    {
        var sources = ImmutableArray.CreateBuilder<Evidence>(0);
        foreach (var study in studies)
        {
            sources.AddRange(study.Sources);
        }

        return sources.DrainToImmutable();
    }
}
