using System.Collections.Immutable;
using CervicalRehab.Cds.Protocol;
using CervicalRehab.Cds.Protocol.FollowUp;

namespace CervicalRehab.Cds.Workbench.Course;

/// <summary>Everything the course page shows.</summary>
public sealed record CourseModel
{
    /// <summary>The course; null when there is none to show.</summary>
    public PatientCourse? Course { get; init; }

    /// <summary>Whose course it is.</summary>
    public ShownPerson? Person { get; init; }

    /// <summary>Why there is nothing to show.</summary>
    public ImmutableArray<string> Problems { get; init; } = [];

    /// <summary>What to do about it; empty when the problems say so themselves.</summary>
    public string Advice { get; init; } = string.Empty;

    /// <summary>Samples to choose from; empty after a launch and outside Development.</summary>
    public ImmutableArray<SampleSituation> Samples { get; init; } = [];

    /// <summary>The chosen sample; empty for none.</summary>
    public string Sample { get; init; } = string.Empty;

    /// <summary>True after a launch: the record can be closed.</summary>
    public bool IsLaunched { get; init; }

    /// <summary>The story of the sample.</summary>
    public SampleSituation? Situation => Samples.FirstOrDefault(sample => sample.Name == Sample);

    /// <summary>The series drawn for each measure: the one measured last.</summary>
    public ImmutableArray<MeasureSeries> Drawn => Course is { } course ? [.. course.Motion.Concat(course.Pain).DistinctBy(series => series.Fact)] : [];

    /// <summary>Series of a measure that is drawn by another method; they stand in the table.</summary>
    public int NotDrawn => Course is { } course ? course.Motion.Length + course.Pain.Length - Drawn.Length : 0;

    /// <summary>The day of evaluation.</summary>
    public DateOnly Today => DateOnly.FromDateTime(Course!.At.Date);

    /// <summary>What blocks progress: what the decision rests on, unless it is to go on.</summary>
    public ImmutableArray<Finding> Blocks => Course!.Decision.Pathway switch
    {
        Pathway.Progress or Pathway.ConservativePlan => Course.Decision.Caveats,
        _ => [.. Course.Decision.Because.Concat(Course.Decision.AlsoFound.SelectMany(lesser => lesser.Findings)).DistinctBy(finding => finding.Rule)],
    };

    /// <summary>The look of the decision.</summary>
    public string Look => Course!.Decision.Indicator.ToString().ToLowerInvariant();

    /// <summary>The model of a record, or of why it cannot be had.</summary>
    public static CourseModel Of(CourseRecord record) => record.Picture is { } picture
        ? new() { Course = PatientCourse.Of(picture, record.At), Person = record.Person }
        : new() { Problems = record.Problems };
}
