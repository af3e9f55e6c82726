using System.Globalization;
using System.Text;
using CervicalRehab.Cds.Fhir.Reading;
using CervicalRehab.Cds.Protocol;
using CervicalRehab.Cds.Service.CdsHooks;
using CervicalRehab.Cds.Service.SilentRun.Results;
using CervicalRehab.Cds.Service.SilentRun.Sorting;

namespace CervicalRehab.Cds.Service.SilentRun.Deciding;

/// <summary>
/// Goes through the encounters of the year before the evaluation: for each one patient-view as of its start, with only what was on file by then
/// (<see cref="KnownSince"/>).
/// </summary>
internal sealed class ReplayDecider(DecidingRules rules)
{
    private const int Days = 365;

    private static readonly (int Most, string Name)[] s_spans = [(0, "the same day"), (7, "1 to 7 days"), (28, "8 to 28 days"), (84, "29 to 84 days"), (int.MaxValue, "more than 84 days")];

    private readonly List<(SpilledRecord Record, RecordedDate Since)> _dated = [];
    private readonly List<SpilledRecord> _known = [];

    /// <summary>Encounters of a patient in the year.</summary>
    public int CountOf(PatientRecords patient) => Encounters(patient).Count;

    /// <summary>Adds what the encounters of a patient come to.</summary>
    public void Go(PatientRecords patient, SpilledRecord person, RecordGatherer gatherer, bool isIncomplete, ReplayFigures figures)
    {
        var encounters = Encounters(patient);
        Date(patient, figures);
        var (before, hasUrgent) = (string.Empty, false);
        foreach (var start in encounters)
        {
            _known.Clear();
            _known.AddRange(_dated.Where(record => KnownSince.By(record.Since, start)).Select(static record => record.Record));
            if (!_known.Exists(static record => record.Kind is RecordKind.Condition)
                || PictureReader.Read(gatherer.Gather(patient.Id, person.Json, _known, patient.OtherProblems, isIncomplete), rules.Site.Options) is not { Fault: PatientFault.None, Picture: var picture } || !picture.HasOpllInQuestion(MomentOf(start)))
            {
                before = string.Empty;
                continue;
            }

            var decision = RehabProtocol.Evaluate(picture, MomentOf(start));
            before = Note(decision, start, before, ref hasUrgent, figures);
        }
    }

    private static string Note(Decision decision, RecordedDate start, string before, ref bool hasUrgent, ReplayFigures figures)
    {
        figures.InScope++;
        var cards = DecidedCards.Of(decision);
        var shown = string.Join(';', cards.Select(static card => card.Topic));
        if (cards.IsEmpty)
        {
            return shown;
        }

        figures.Firings++;
        figures.Repeats += string.Equals(shown, before, StringComparison.Ordinal) ? 1 : 0;
        var week = start.First.AddDays(-(((int)start.First.DayOfWeek + 6) % 7)).ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
        foreach (var (topic, indicator) in cards)
        {
            figures.Cards.Note(topic);
            figures.Weeks.Note(week);
            figures.WeeksByIndicator.Note($"{week} {indicator.Code()}");
        }

        if (!hasUrgent && decision.Pathway is Pathway.UrgentSurgicalReferral)
        {
            hasUrgent = true;
            var days = decision.Because.SelectMany(static finding => finding.Evidence).Select(static record => record.Date?.First).OfType<DateOnly>().Select(day => start.First.DayNumber - day.DayNumber).DefaultIfEmpty(0).Max();
            figures.RedFlagDays.Note(Array.Find(s_spans, span => days <= span.Most).Name);
        }

        return shown;
    }

    // Of several versions of one encounter the earliest start counts, once.
    private List<RecordedDate> Encounters(PatientRecords patient)
    {
        var (first, last) = (DateOnly.FromDateTime(rules.At.Date).AddDays(-Days), DateOnly.FromDateTime(rules.At.Date));
        return
        [
            .. patient.Encounters.Select(static record => (Id: Encoding.UTF8.GetString(record.Id), Start: KnownSince.Parse(Encoding.UTF8.GetString(record.Json.Span))))
                .Where(encounter => encounter.Start is { IsOneDay: true } start && start.First > first && start.First <= last)
                .OrderBy(static encounter => encounter.Start!.First).ThenBy(static encounter => encounter.Start!.Instant).ThenBy(static encounter => encounter.Start!.Text, StringComparer.Ordinal)
                .DistinctBy(static encounter => encounter.Id, StringComparer.Ordinal).Select(static encounter => encounter.Start!),
        ];
    }

    private void Date(PatientRecords patient, ReplayFigures figures)
    {
        _dated.Clear();
        foreach (var record in patient.Records)
        {
            var type = record.Kind.ToString();
            if (KnownSince.Of(type, record.Json.Span) is { } since)
            {
                _dated.Add((record, since));
            }
            else
            {
                figures.Undated.Note(type);
            }
        }
    }

    // The last moment of a day that names no time of day: whatever was recorded on it is known.
    private DateTimeOffset MomentOf(RecordedDate start) => start.Instant ?? new DateTimeOffset(start.First.ToDateTime(new TimeOnly(23, 59, 59)), rules.At.Offset);
}
