using System.Collections;
using System.Collections.Immutable;
using CervicalRehab.Cds.Fhir.Parsing;
using CervicalRehab.Cds.Protocol;
using CarePlan = Hl7.Fhir.Model.CarePlan;
using Patient = Hl7.Fhir.Model.Patient;

namespace CervicalRehab.Cds.Fhir.Reading;

/// <summary>The picture while it is being read; lives for one call. What it says can be looked at, and is only ever said by one of its claims.</summary>
internal sealed partial class PictureDraft
{
    private readonly List<OpllRecord> _opll = [];
    private readonly Dictionary<Meaning, List<ProblemRecord>> _problems = ProblemKinds.ToDictionary(kind => kind, _ => new List<ProblemRecord>());
    private readonly List<SignRecord> _signs = [];
    private readonly List<NamedSign> _named = [];
    private readonly List<SignRecord> _gradesInDoubt = [];
    private readonly List<Evidence> _notCounted = [];
    private readonly List<MotionRecord> _motion = [];
    private readonly List<PainRecord> _pain = [];
    private readonly List<ShoulderRecord> _shoulder = [];
    private readonly List<MriItem> _mri = [];
    private readonly List<ResistanceRecord> _resistance = [];
    private readonly List<Programme> _programmes = [];
    private readonly List<Evidence> _sessions = [];
    private readonly List<OrderRecord> _orders = [];
    private readonly List<OtherOrder> _otherOrders = [];
    private readonly List<Evidence> _fusions = [];
    private readonly List<Evidence> _falls = [];
    private readonly List<DrugRecord> _drugs = [];
    private readonly List<CautionRecord> _cautions = [];
    private readonly List<CautionRecord> _cautionsAbsent = [];
    private readonly List<EgfrRecord> _egfr = [];
    private readonly List<Evidence> _unreadEgfr = [];
    private readonly List<UnreadMeasurement> _unread = [];
    private readonly List<UnusedRecord> _notUsed = [];
    private readonly Dictionary<string, CarePlan> _updatable = new(StringComparer.Ordinal);

    // All that it says, but for what was not used.
    private ImmutableArray<IList> Parts =>
    [
        _opll, _signs, _named, _gradesInDoubt, _notCounted, _motion, _pain, _shoulder, _mri, _resistance, _programmes, _sessions, _orders, _otherOrders, _fusions, _falls, _drugs, _cautions, _cautionsAbsent, _egfr, _unreadEgfr, _unread,
        .. ProblemKinds.Select(kind => _problems[kind]),
    ];

    /// <summary>The problems that are held as such.</summary>
    internal static ImmutableArray<Meaning> ProblemKinds { get; } = [Meaning.Spasm, Meaning.Dystonia, Meaning.Myelopathy, Meaning.CordCompression];

    internal IReadOnlyList<SignRecord> Signs => _signs;

    internal IReadOnlyList<MriItem> Mri => _mri;

    internal int UnusedCount => _notUsed.Count;

    internal int OtherPatientsResources { get; set; }

    /// <summary>Whether a Condition of this reference is OPLL that is not known to be elsewhere, or another problem of the neck. Conditions are read first.</summary>
    internal bool IsProblemOfTheNeck(string reference) =>
        _opll.Exists(record => record.Site != OpllSite.Elsewhere && Is(record.Source, reference))
        || _problems.Where(kind => kind.Key != Meaning.Dystonia).SelectMany(kind => kind.Value).Any(record => Is(record.Source, reference));

    /// <summary>Adds everything that another picture says. A plan of it is sent back by nobody: it may not be this patient's, or not in its latest version.</summary>
    internal void Add(PictureDraft other)
    {
        foreach (var (mine, theirs) in Parts.Zip(other.Parts))
        {
            foreach (var record in theirs)
            {
                mine.Add(record);
            }
        }

        _notUsed.AddRange(other._notUsed);
    }

    /// <summary>True when both hold the same records; where they come from does not matter.</summary>
    internal bool SaysTheSameAs(PictureDraft other) => Parts.Zip(other.Parts).All(static part => part.First.Cast<object>().SequenceEqual(part.Second.Cast<object>()));

    /// <summary>The plans that may be sent back, by their reference.</summary>
    internal ImmutableDictionary<string, CarePlan> Updatable() => _updatable.ToImmutableDictionary(StringComparer.Ordinal);

    internal PatientPicture Finish(Received<Patient> patient, Loads loads) => new()
    {
        BirthDate = FhirDate.Parse(patient.Resource.BirthDateElement.Letters()),
        Deceased = PatientReader.IsDeceased(patient),
        Died = PatientReader.Died(patient),
        Replaced = PatientReader.IsReplaced(patient),
        PatientNotUnderstood = !PatientReader.IsUnderstood(patient),
        Opll = [.. _opll],
        Spasm = [.. _problems[Meaning.Spasm]],
        Dystonia = [.. _problems[Meaning.Dystonia]],
        Myelopathy = [.. _problems[Meaning.Myelopathy]],
        CordCompression = [.. _problems[Meaning.CordCompression]],
        Signs = UnsidedSigns.Settle(_signs),
        NamedSigns = [.. _named],
        GradesInDoubt = [.. _gradesInDoubt],
        NotCounted = [.. _notCounted],
        Motion = [.. _motion],
        Pain = [.. _pain],
        Shoulder = [.. _shoulder],
        MriStudies = MriStudies.Group(_mri),
        Resistance = [.. _resistance],
        Programmes = [.. _programmes],
        TherapySessions = [.. _sessions],
        Orders = [.. _orders],
        OtherOrders = [.. _otherOrders],
        Fusions = [.. _fusions],
        Falls = [.. _falls],
        Drugs = [.. _drugs],
        Cautions = [.. _cautions],
        CautionsAbsent = [.. _cautionsAbsent],
        Egfr = [.. _egfr],
        UnreadEgfr = [.. _unreadEgfr],
        UnreadMeasurements = [.. _unread],
        NotUsed = _notUsed.Count == 0 ? [] : [.. _notUsed.Distinct()],
        OtherPatientsResources = OtherPatientsResources,
        Loads = loads,
    };

    private static bool Is(Evidence source, string reference) => string.Equals(source.Reference, reference, StringComparison.Ordinal);
}
