using System.Collections.Immutable;
using CervicalRehab.Cds.Protocol;

namespace CervicalRehab.Cds.Fhir.Reading;

/// <summary>Findings and reports to studies: same ImagingStudy, listed in one report, or same date (contract section 3).</summary>
internal static class MriStudies
{
    internal static ImmutableArray<MriStudy> Group(List<MriItem> items) => items.Count == 0 ? [] : [.. new MriTies([.. items]).Studies().Select(Study)];

    private static MriStudy Study(ImmutableArray<MriItem> items) => new(
        Latest(items.Where(item => item.Meaning != Meaning.MriReport)) ?? Latest(items),
        Combined(items, Meaning.MriCompression),
        Combined(items, Meaning.MriMyelomalacia),
        [.. items.Select(item => item.Source).Distinct()])
    {
        MyelomalaciaMayBe = Combined(items, Meaning.MriMyelomalacia) == Answer.Unknown && items.Any(static item => item is { Meaning: Meaning.MriMyelomalacia, Answer: Answer.Unknown }),
    };

    // Positive wins; a preliminary negative says nothing; anything else unclear leaves the study unclear.
    private static Answer Combined(ImmutableArray<MriItem> items, Meaning meaning)
    {
        var answers = items.Where(item => item.Meaning == meaning && !(item.Preliminary && item.Answer == Answer.No)).Select(item => item.Answer).ToList();
        return answers.Contains(Answer.Yes) ? Answer.Yes
            : answers.Count > 0 && answers.TrueForAll(answer => answer == Answer.No) ? Answer.No
            : Answer.Unknown;
    }

    private static RecordedDate? Latest(IEnumerable<MriItem> items) => items.Select(item => item.Source.Date).MaxBy(date => date?.Last);
}
