using CervicalRehab.Cds.Fhir.Resources;
using CervicalRehab.Cds.Protocol;

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

    internal List<Evidence> Fusions { get; } = [];

    internal List<Evidence> Falls { get; } = [];

    internal List<DrugRecord> Drugs { get; } = [];

    internal List<CautionRecord> Cautions { get; } = [];

    internal List<EgfrRecord> Egfr { get; } = [];

    internal int OtherPatientsResources { get; set; }

    private List<UnusedRecord> NotUsed { get; } = [];

    /// <summary>Lists a record that was not used.</summary>
    internal void Unused(Arrived arrived, Reason reason, string? fact = null) => Unused(arrived.Reference, reason, fact ?? arrived.Fact);

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
        Fusions.AddRange(other.Fusions);
        Falls.AddRange(other.Falls);
        Drugs.AddRange(other.Drugs);
        Cautions.AddRange(other.Cautions);
        Egfr.AddRange(other.Egfr);
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
        && Fusions.SequenceEqual(other.Fusions)
        && Falls.SequenceEqual(other.Falls)
        && Drugs.SequenceEqual(other.Drugs)
        && Cautions.SequenceEqual(other.Cautions)
        && Egfr.SequenceEqual(other.Egfr);

    private static (Meaning Meaning, Answer Answer, Evidence Source, bool Preliminary) Told(MriItem item) => (item.Meaning, item.Answer, item.Source, item.Preliminary);

    /// <summary>The finished picture.</summary>
    internal PatientPicture Finish(Patient patient, bool isUnderstood, Loads loads) => new()
    {
        BirthDate = FhirDate.Parse(patient.BirthDate),
        Deceased = patient.DeceasedBoolean is true,
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
        Fusions = [.. Fusions],
        Falls = [.. Falls],
        Drugs = [.. Drugs],
        Cautions = [.. Cautions],
        Egfr = [.. Egfr],
        NotUsed = NotUsed.Count == 0 ? [] : [.. NotUsed.Distinct()],
        OtherPatientsResources = OtherPatientsResources,
        Loads = loads,
    };
}
