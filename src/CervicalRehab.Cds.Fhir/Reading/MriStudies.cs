using System.Collections.Immutable;
using CervicalRehab.Cds.Protocol;

namespace CervicalRehab.Cds.Fhir.Reading;

/// <summary>Findings and reports to studies: same ImagingStudy, listed in one report, or same date (contract section 3).</summary>
internal static class MriStudies
{
    internal static ImmutableArray<MriStudy> Group(List<MriItem> items)
    {
        var studies = new List<ImmutableArray<MriItem>>();
        foreach (var item in items)
        {
            // A report can tie together what stood apart until now.
            var tied = studies.Where(study => study.Any(other => AreOne(item, other))).ToList();
            studies.RemoveAll(tied.Contains);
            studies.Add([.. tied.SelectMany(study => study), item]);
        }

        return [.. studies.Select(Study)];
    }

    private static MriStudy Study(ImmutableArray<MriItem> items) => new(
        Latest(items.Where(item => item.Meaning != Meaning.MriReport)) ?? Latest(items),
        Combined(items, Meaning.MriCompression),
        Combined(items, Meaning.MriMyelomalacia),
        [.. items.Select(item => item.Source)]);

    // Positive wins; a preliminary negative says nothing; anything else unclear leaves the study unclear.
    private static Answer Combined(ImmutableArray<MriItem> items, Meaning meaning)
    {
        var answers = items.Where(item => item.Meaning == meaning && !(item.Preliminary && item.Answer == Answer.No)).Select(item => item.Answer).ToList();
        return answers.Contains(Answer.Yes) ? Answer.Yes
            : answers.Count > 0 && answers.TrueForAll(answer => answer == Answer.No) ? Answer.No
            : Answer.Unknown;
    }

    private static bool AreOne(MriItem one, MriItem other) =>
        one.Studies.Intersect(other.Studies, StringComparer.Ordinal).Any()
        || Lists(one, other)
        || Lists(other, one)
        || (one.Source.Date is { IsOneDay: true } day && other.Source.Date is { IsOneDay: true } otherDay && day.First == otherDay.First);

    private static bool Lists(MriItem report, MriItem finding) => finding.Id is { } id && report.Results.Contains(id, StringComparer.Ordinal);

    private static RecordedDate? Latest(IEnumerable<MriItem> items) => items.Select(item => item.Source.Date).MaxBy(date => date?.Last);
}
