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
    private readonly List<EgfrRecord> _egfr = [];
    private readonly List<Evidence> _unreadEgfr = [];
    private readonly List<UnusedRecord> _notUsed = [];
    private readonly Dictionary<string, CarePlan> _updatable = new(StringComparer.Ordinal);

    /// <summary>The problems that are held as such.</summary>
    internal static ImmutableArray<Meaning> ProblemKinds { get; } = [Meaning.Spasm, Meaning.Dystonia, Meaning.Myelopathy, Meaning.CordCompression];

    internal IReadOnlyList<OpllRecord> Opll => _opll;

    internal IReadOnlyList<SignRecord> Signs => _signs;

    internal IReadOnlyList<MriItem> Mri => _mri;

    internal IReadOnlyList<Evidence> Fusions => _fusions;

    internal IReadOnlyList<DrugRecord> Drugs => _drugs;

    internal int OtherPatientsResources { get; set; }

    /// <summary>The problems of one kind.</summary>
    internal IReadOnlyList<ProblemRecord> Problems(Meaning kind) => _problems[kind];

    /// <summary>Whether a Condition of this reference is OPLL that is not known to be elsewhere, or another problem of the neck. Conditions are read first.</summary>
    internal bool IsProblemOfTheNeck(string reference) =>
        _opll.Exists(record => record.Site != OpllSite.Elsewhere && Is(record.Source, reference))
        || _problems.Where(kind => kind.Key != Meaning.Dystonia).SelectMany(kind => kind.Value).Any(record => Is(record.Source, reference));

    /// <summary>Adds everything that another picture says. A plan of it is sent back by nobody: it may not be this patient's, or not in its latest version.</summary>
    internal void Add(PictureDraft other)
    {
        _opll.AddRange(other._opll);
        _signs.AddRange(other._signs);
        _notCounted.AddRange(other._notCounted);
        _motion.AddRange(other._motion);
        _pain.AddRange(other._pain);
        _shoulder.AddRange(other._shoulder);
        _mri.AddRange(other._mri);
        _resistance.AddRange(other._resistance);
        _programmes.AddRange(other._programmes);
        _sessions.AddRange(other._sessions);
        _orders.AddRange(other._orders);
        _otherOrders.AddRange(other._otherOrders);
        _fusions.AddRange(other._fusions);
        _falls.AddRange(other._falls);
        _drugs.AddRange(other._drugs);
        _cautions.AddRange(other._cautions);
        _egfr.AddRange(other._egfr);
        _unreadEgfr.AddRange(other._unreadEgfr);
        _notUsed.AddRange(other._notUsed);
        foreach (var (kind, records) in other._problems)
        {
            _problems[kind].AddRange(records);
        }
    }

    /// <summary>True when both hold the same records; where they come from does not matter.</summary>
    internal bool SaysTheSameAs(PictureDraft other) =>
        _opll.SequenceEqual(other._opll)
        && _signs.SequenceEqual(other._signs)
        && _notCounted.SequenceEqual(other._notCounted)
        && _motion.SequenceEqual(other._motion)
        && _pain.SequenceEqual(other._pain)
        && _shoulder.SequenceEqual(other._shoulder)
        && _mri.Select(Told).SequenceEqual(other._mri.Select(Told))
        && _resistance.SequenceEqual(other._resistance)
        && _programmes.SequenceEqual(other._programmes)
        && _sessions.SequenceEqual(other._sessions)
        && _orders.SequenceEqual(other._orders)
        && _otherOrders.SequenceEqual(other._otherOrders)
        && _fusions.SequenceEqual(other._fusions)
        && _falls.SequenceEqual(other._falls)
        && _drugs.SequenceEqual(other._drugs)
        && _cautions.SequenceEqual(other._cautions)
        && _egfr.SequenceEqual(other._egfr)
        && _unreadEgfr.SequenceEqual(other._unreadEgfr)
        && ProblemKinds.All(kind => _problems[kind].SequenceEqual(other._problems[kind]));

    private static (Meaning Meaning, Answer Answer, Evidence Source, bool Preliminary) Told(MriItem item) => (item.Meaning, item.Answer, item.Source, item.Preliminary);

    /// <summary>The plans that may be sent back, by their reference.</summary>
    internal ImmutableDictionary<string, CarePlan> Updatable() => _updatable.ToImmutableDictionary(StringComparer.Ordinal);

    /// <summary>The finished picture.</summary>
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
        Egfr = [.. _egfr],
        UnreadEgfr = [.. _unreadEgfr],
        NotUsed = _notUsed.Count == 0 ? [] : [.. _notUsed.Distinct()],
        OtherPatientsResources = OtherPatientsResources,
        Loads = loads,
    };

    private static bool Is(Evidence source, string reference) => string.Equals(source.Reference, reference, StringComparison.Ordinal);
}
