using CervicalRehab.Cds.Fhir.Parsing;
using CervicalRehab.Cds.Protocol;
using Patient = Hl7.Fhir.Model.Patient;

namespace CervicalRehab.Cds.Fhir.Reading;

/// <summary>The picture while it is being read; lives for one call.</summary>
internal sealed class PictureDraft
{
    internal List<OpllRecord> Opll { get; } = [];

    internal List<ProblemRecord> Spasm { get; } = [];

    internal List<ProblemRecord> Dystonia { get; } = [];

    internal List<ProblemRecord> Myelopathy { get; } = [];

    internal List<ProblemRecord> CordCompression { get; } = [];

    internal List<SignRecord> Signs { get; } = [];

    internal List<Evidence> NotCounted { get; } = [];

    internal List<MotionRecord> Motion { get; } = [];

    internal List<PainRecord> Pain { get; } = [];

    internal List<ShoulderRecord> Shoulder { get; } = [];

    internal List<MriItem> Mri { get; } = [];

    internal List<ResistanceRecord> Resistance { get; } = [];

    internal List<Programme> Programmes { get; } = [];

    internal List<Evidence> TherapySessions { get; } = [];

    internal List<OrderRecord> Orders { get; } = [];

    internal List<OtherOrder> OtherOrders { get; } = [];

    internal List<Evidence> Fusions { get; } = [];

    internal List<Evidence> Falls { get; } = [];

    internal List<DrugRecord> Drugs { get; } = [];

    internal List<CautionRecord> Cautions { get; } = [];

    internal List<EgfrRecord> Egfr { get; } = [];

    internal int OtherPatientsResources { get; set; }

    private List<UnusedRecord> NotUsed { get; } = [];

    private List<Evidence> UnreadEgfr { get; } = [];

    /// <summary>Whether a Condition of this reference is OPLL that is not known to be elsewhere, or another problem of the neck. Conditions are read first.</summary>
    internal bool IsProblemOfTheNeck(string reference) =>
        Opll.Exists(record => record.Site != OpllSite.Elsewhere && Is(record.Source, reference)) || Spasm.Concat(Myelopathy).Concat(CordCompression).Any(record => Is(record.Source, reference));

    /// <summary>Lists a record that was not used.</summary>
    internal void Unused(Arrived arrived, Reason reason, string? fact = null)
    {
        Unused(arrived.Reference, reason, fact ?? arrived.Fact);
        if (arrived.Known.Says(Meaning.Egfr) && !reason.LeavesNothing())
        {
            // Its date tells whether an older one still stands (D22).
            UnreadEgfr.Add(arrived.Evidence(Facts.Egfr, "not read", FhirDate.Parse(arrived.Json.Text("effectiveDateTime"u8))));
        }
    }

    /// <summary>Lists something that was not even a resource.</summary>
    internal void Unused(string reference, Reason reason, string? fact = null) =>
        NotUsed.Add(new UnusedRecord { Reference = reference, Reason = reason, Fact = fact });

    /// <summary>Adds everything that another picture holds.</summary>
    internal void Add(PictureDraft other)
    {
        Opll.AddRange(other.Opll);
        Spasm.AddRange(other.Spasm);
        Dystonia.AddRange(other.Dystonia);
        Myelopathy.AddRange(other.Myelopathy);
        CordCompression.AddRange(other.CordCompression);
        Signs.AddRange(other.Signs);
        NotCounted.AddRange(other.NotCounted);
        Motion.AddRange(other.Motion);
        Pain.AddRange(other.Pain);
        Shoulder.AddRange(other.Shoulder);
        Mri.AddRange(other.Mri);
        Resistance.AddRange(other.Resistance);
        Programmes.AddRange(other.Programmes);
        TherapySessions.AddRange(other.TherapySessions);
        Orders.AddRange(other.Orders);
        OtherOrders.AddRange(other.OtherOrders);
        Fusions.AddRange(other.Fusions);
        Falls.AddRange(other.Falls);
        Drugs.AddRange(other.Drugs);
        Cautions.AddRange(other.Cautions);
        Egfr.AddRange(other.Egfr);
        UnreadEgfr.AddRange(other.UnreadEgfr);
        NotUsed.AddRange(other.NotUsed);
    }

    /// <summary>True when both hold the same records; where they come from does not matter.</summary>
    internal bool SaysTheSameAs(PictureDraft other) =>
        Opll.SequenceEqual(other.Opll)
        && Spasm.SequenceEqual(other.Spasm)
        && Dystonia.SequenceEqual(other.Dystonia)
        && Myelopathy.SequenceEqual(other.Myelopathy)
        && CordCompression.SequenceEqual(other.CordCompression)
        && Signs.SequenceEqual(other.Signs)
        && NotCounted.SequenceEqual(other.NotCounted)
        && Motion.SequenceEqual(other.Motion)
        && Pain.SequenceEqual(other.Pain)
        && Shoulder.SequenceEqual(other.Shoulder)
        && Mri.Select(Told).SequenceEqual(other.Mri.Select(Told))
        && Resistance.SequenceEqual(other.Resistance)
        && Programmes.SequenceEqual(other.Programmes)
        && TherapySessions.SequenceEqual(other.TherapySessions)
        && Orders.SequenceEqual(other.Orders)
        && OtherOrders.SequenceEqual(other.OtherOrders)
        && Fusions.SequenceEqual(other.Fusions)
        && Falls.SequenceEqual(other.Falls)
        && Drugs.SequenceEqual(other.Drugs)
        && Cautions.SequenceEqual(other.Cautions)
        && Egfr.SequenceEqual(other.Egfr)
        && UnreadEgfr.SequenceEqual(other.UnreadEgfr);

    private static (Meaning Meaning, Answer Answer, Evidence Source, bool Preliminary) Told(MriItem item) => (item.Meaning, item.Answer, item.Source, item.Preliminary);

    /// <summary>The finished picture.</summary>
    internal PatientPicture Finish(Received<Patient> patient, bool isUnderstood, Loads loads) => new()
    {
        BirthDate = FhirDate.Parse(patient.Resource.BirthDateElement.Letters()),
        Deceased = PatientReader.IsDeceased(patient),
        Died = PatientReader.Died(patient),
        Replaced = PatientReader.IsReplaced(patient),
        PatientNotUnderstood = !isUnderstood,
        Opll = [.. Opll],
        Spasm = [.. Spasm],
        Dystonia = [.. Dystonia],
        Myelopathy = [.. Myelopathy],
        CordCompression = [.. CordCompression],
        Signs = UnsidedSigns.Settle(Signs),
        NotCounted = [.. NotCounted],
        Motion = [.. Motion],
        Pain = [.. Pain],
        Shoulder = [.. Shoulder],
        MriStudies = MriStudies.Group(Mri),
        Resistance = [.. Resistance],
        Programmes = [.. Programmes],
        TherapySessions = [.. TherapySessions],
        Orders = [.. Orders],
        OtherOrders = [.. OtherOrders],
        Fusions = [.. Fusions],
        Falls = [.. Falls],
        Drugs = [.. Drugs],
        Cautions = [.. Cautions],
        Egfr = [.. Egfr],
        UnreadEgfr = [.. UnreadEgfr],
        NotUsed = NotUsed.Count == 0 ? [] : [.. NotUsed.Distinct()],
        OtherPatientsResources = OtherPatientsResources,
        Loads = loads,
    };

    private static bool Is(Evidence source, string reference) => string.Equals(source.Reference, reference, StringComparison.Ordinal);
}
