using System.Collections.Immutable;
using CervicalRehab.Cds.Protocol.Assessing;

namespace CervicalRehab.Cds.Protocol;

/// <summary>The records a decision rests on, each once, in the order of the assessment.</summary>
internal static class Inputs
{
    public static ImmutableArray<Evidence> Of(PatientCase c, Pathway pathway, ImmutableArray<Judged> because, ImmutableArray<Finding> present, ImmutableArray<Judged> caveats, ImmutableArray<Judged> notes)
    {
        if (pathway == Pathway.NotApplicable)
        {
            return [];
        }

        var records = new OrderedSet();
        records.Add(c.OpllSources);
        records.AddOf(because);
        foreach (var finding in present)
        {
            records.Add(finding.Evidence);
        }

        foreach (var problem in c.Picture.Spasm)
        {
            records.Add(problem.Source);
        }

        foreach (var sign in c.Signs.All)
        {
            if (sign is { Part: SignPart.Required, State.Present: not Answer.Unknown })
            {
                records.Add(sign.State.Evidence);
            }
        }

        if (pathway is not (Pathway.UrgentSurgicalReferral or Pathway.SurgicalReferral))
        {
            records.Add(c.Mri.LatestSources);
            records.Add(c.Motion.LatestComplete?.Sources ?? []);
            if (c.Pain.Fresh is { } pain)
            {
                records.Add(pain.Source);
                records.Add(c.Pain.Latest!.Source);
            }

            records.Add(c.Shoulder.Fresh);
        }

        records.AddOf(caveats);
        records.AddOf(notes);
        return records.ToImmutable();
    }

    private sealed class OrderedSet
    {
        // A whole assessment: OPLL, spasm, ten signs, six movements, pain and three shoulder items.
        private const int Usual = 22;

        private readonly HashSet<Evidence> _seen = new(Usual);
        private readonly ImmutableArray<Evidence>.Builder _records = ImmutableArray.CreateBuilder<Evidence>(Usual);

        public void Add(Evidence record)
        {
            if (_seen.Add(record))
            {
                _records.Add(record);
            }
        }

        public void Add(ImmutableArray<Evidence> records)
        {
            foreach (var record in records)
            {
                Add(record);
            }
        }

        public void Add(ImmutableArray<SignRecord> records)
        {
            foreach (var record in records)
            {
                Add(record.Source);
            }
        }

        public void AddOf(ImmutableArray<Judged> applying)
        {
            foreach (var judged in applying)
            {
                Add(judged.Judgement.Evidence);
            }
        }

        public ImmutableArray<Evidence> ToImmutable() => _records.DrainToImmutable();
    }
}
