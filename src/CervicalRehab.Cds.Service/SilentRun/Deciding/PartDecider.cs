using System.Runtime.InteropServices;
using System.Text;
using System.Text.Json;
using CervicalRehab.Cds.Fhir.Reading;
using CervicalRehab.Cds.Protocol;
using CervicalRehab.Cds.Service.CdsHooks;
using CervicalRehab.Cds.Service.SilentRun.Results;
using CervicalRehab.Cds.Service.SilentRun.Sorting;

namespace CervicalRehab.Cds.Service.SilentRun.Deciding;

/// <summary>Decides about the patients of one part, with the same reader and the same protocol as a hook call. One for each thread.</summary>
internal sealed class PartDecider(DecidingRules rules, SpillReader kept)
{
    private readonly RecordGatherer _gatherer = new(rules.Site.Options, rules.Loads);
    private readonly PatientRecords _patient = new();
    private readonly ExampleWriter _examples = new(rules);
    private readonly ReplayDecider _replay = new(rules);
    private readonly List<SpilledRecord> _conditions = [];
    private HashSet<ulong> _inQuestion = [];
    private RunResult _result = new();
    private List<string> _rows = [];
    private List<string> _faults = [];

    /// <summary>The part's result, its lines of <c>patients.csv</c> and its faults, both sorted.</summary>
    public (RunResult Result, List<string> Patients, List<string> Faults) Decide(int part)
    {
        (_result, _rows, _faults, _inQuestion) = (new() { Replay = rules.Settings.ReplaysEncounters ? new() : null }, [], [], []);
        var sorted = kept.Records(part);
        sorted.Sort(SpilledRecord.Compare);
        var all = CollectionsMarshal.AsSpan(sorted);
        for (var (at, next) = (0, 0); at < all.Length; at = next)
        {
            next = at + 1;
            while (next < all.Length && all[next].Key.SequenceEqual(all[at].Key))
            {
                next++;
            }

            _patient.Take(all[at..next], rules.Sorted.Seen.Deleted, _result.Lines);
            Decide();
        }

        CountCodes(kept.Codes(part));
        _rows.Sort(StringComparer.Ordinal);
        _faults.Sort(StringComparer.Ordinal);
        return (_result, _rows, _faults);
    }

    private void Decide()
    {
        _result.Patients += _patient.Patients.Count > 0 ? 1 : 0;
        _result.Replay?.Encounters += _replay.CountOf(_patient);
        var isIncomplete = rules.Sorted.Seen.IncompletePatients.Contains(_patient.Hash);
        var problems = Problems(isIncomplete);
        if (problems is null || !problems.HasOpllInQuestion(rules.At))
        {
            NotOurs(problems?.Loads.Conditions ?? rules.Loads.Of([RecordKind.Condition], isIncomplete));
        }
        else if (_patient.Patient is not { } patient)
        {
            NotEvaluated(LineFault.PatientAbsent);
        }
        else if (PictureReader.Read(_gatherer.Gather(_patient.Id, patient.Json, _patient.Records, _patient.OtherProblems, isIncomplete), rules.Site.Options) is { Fault: PatientFault.None } reading)
        {
            Decide(reading, patient, isIncomplete);
        }
        else
        {
            NotEvaluated(LineFault.PatientUnreadable);
        }
    }

    private void Decide(PictureReading reading, SpilledRecord patient, bool isIncomplete)
    {
        if (!reading.Picture.HasOpllInQuestion(rules.At))
        {
            NotOurs(reading.Picture.Loads.Conditions);
            return;
        }

        _inQuestion.Add(_patient.Hash);
        _result.Lines.Used += _patient.Count;
        _result.Contained += _patient.Records.Count(static record => record.Json.Span.IndexOf("\"contained\""u8) >= 0);
        Note(RehabProtocol.Evaluate(reading.Picture, rules.At), reading);
        if (_result.Replay is { } replay)
        {
            _replay.Go(_patient, patient, _gatherer, isIncomplete, replay);
        }
    }

    private void Note(Decision decision, PictureReading reading)
    {
        var name = rules.NameOf(_patient.Id);
        var pathway = decision.Pathway.Code();
        var cards = DecidedCards.Of(decision);
        string[] missing = [.. decision.Missing.Select(static fact => fact.Fact).Distinct(StringComparer.Ordinal)];
        _rows.Add(PatientRow.Of(name, pathway, decision.Pathway is Pathway.NotApplicable ? string.Empty : decision.Indicator.Code(), cards.Select(static card => card.Topic), missing));
        if (decision.Pathway is Pathway.NotApplicable)
        {
            _result.NotApplicable.Note(decision.NotApplicableBecause ?? "outside the protocol");
        }
        else
        {
            _result.InScope++;
            _result.Pathways.Note(pathway);
            _result.Indicators.Note(decision.Indicator.Code());
            foreach (var rule in decision.Because.Select(static finding => finding.Rule).Distinct(StringComparer.Ordinal))
            {
                _result.Rules.Note(rule);
            }
        }

        foreach (var (topic, _) in cards)
        {
            _result.Cards.Note(topic);
        }

        foreach (var fact in missing)
        {
            _result.MissingFacts.Note(fact);
        }

        foreach (var fact in decision.Missing.Select(static fact => $"{fact.Fact} {fact.Reason.Code()}").Distinct(StringComparer.Ordinal))
        {
            _result.Missing.Note(fact);
        }

        foreach (var unused in decision.NotUsed)
        {
            _result.NotUsed.Note(unused.Reason.Code());
        }

        if (!cards.IsEmpty && rules.Examples.IsFirst(pathway, name))
        {
            _result.Examples[pathway] = _examples.Write(decision, reading, name);
        }
    }

    // Of Conditions that are not all there none can be told to be absent: a call would be answered with 412 (contract section 5).
    private void NotOurs(LoadState conditions)
    {
        var patients = _patient.Patients.Count > 0 ? 1 : 0;
        _result.Lines.NotOurs += _patient.Count;
        if (conditions is LoadState.Complete)
        {
            _result.WithoutOpll += patients;
        }
        else
        {
            _result.NotEvaluated += patients;
            _result.ConditionsNotWhole += patients;
        }
    }

    // The Conditions alone tell whether there is an OPLL in question: of most patients nothing else has to be read, nor they where none of them may name one.
    private PatientPicture? Problems(bool isIncomplete)
    {
        _conditions.Clear();
        _conditions.AddRange(_patient.Records.Where(static record => record.Kind is RecordKind.Condition));
        if (!_conditions.Exists(condition => OpllMention.MayBeIn(condition.Json.Span, rules.Site.Options)))
        {
            return null;
        }

        var somebody = Encoding.UTF8.GetBytes($$"""{"resourceType":"Patient","id":{{JsonSerializer.Serialize(_patient.Id)}}}""");
        return PictureReader.Read(_gatherer.Gather(_patient.Id, somebody, _conditions, [], isIncomplete), rules.Site.Options).Picture;
    }

    // Without its Patient a record of somebody with OPLL cannot be evaluated, as a call without it cannot.
    private void NotEvaluated(LineFault fault)
    {
        _result.NotEvaluated++;
        _result.Lines.Rejected += _patient.Count;
        _faults.AddRange(_patient.All.Select(record => FaultRow.Of(rules.Export.Shown(record.Place.File, rules.Settings.WithIds), record.Place.Line, record.Kind is RecordKind.Patient ? fault : LineFault.PatientAbsent)));
    }

    // Of a record that came twice, or in several versions, the codes count once.
    private void CountCodes(List<SpilledCode> codes)
    {
        codes.RemoveAll(code => !(rules.Sorted.Concepts[code.Concept].IsNear || _inQuestion.Contains(code.Patient)) || rules.Sorted.Seen.Deleted.Contains(code.Record));
        codes.Sort(SpilledCode.Compare);
        var counts = new Dictionary<int, long>();
        foreach (var (at, code) in codes.Index())
        {
            CollectionsMarshal.GetValueRefOrAddDefault(counts, code.Concept, out _) += at == 0 || codes[at - 1] != code ? 1 : 0;
        }

        foreach (var (concept, count) in counts)
        {
            foreach (var coding in rules.Sorted.Concepts[concept].Codings)
            {
                _result.NoteUnmapped(new(coding.System, coding.Code, coding.Display, coding.Near, count));
            }
        }
    }
}
