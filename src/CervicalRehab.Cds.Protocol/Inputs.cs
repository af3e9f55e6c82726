using System.Collections.Immutable;
using CervicalRehab.Cds.Protocol.Assessing;

namespace CervicalRehab.Cds.Protocol;

/// <summary>The records a decision rests on, each once, in the order of the assessment.</summary>
internal static class Inputs
{
    public static ImmutableArray<Evidence> Of(PatientCase c, Decision decision)
    {
        if (decision.Pathway == Pathway.NotApplicable)
        {
            return [];
        }

        var records = new OrderedSet();
        records.Add(c.OpllSources);
        records.AddOf(decision.Because);
        foreach (var problem in c.Picture.Spasm)
        {
            records.Add(problem.Source);
        }

        foreach (var sign in c.Signs.Required)
        {
            records.Add(sign.State.Present == Answer.Unknown ? [] : sign.State.Sources);
        }

        if (decision.Pathway is not (Pathway.UrgentSurgicalReferral or Pathway.SurgicalReferral))
        {
            records.Add(c.Mri.LatestSources);
            records.Add(c.Motion.LatestComplete?.Sources ?? []);
            records.Add(c.Pain.Fresh is { } pain ? [pain.Source] : []);
            records.Add(c.Shoulder.Fresh);
        }

        records.AddOf(decision.Caveats);
        records.AddOf(decision.Notes);
        return records.ToImmutable();
    }

    private sealed class OrderedSet
    {
        // As many as a whole assessment has.
        private const int Usual = 32;

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

        public void AddOf(ImmutableArray<Finding> findings)
        {
            foreach (var finding in findings)
            {
                Add(finding.Evidence);
            }
        }

        public ImmutableArray<Evidence> ToImmutable() => _records.DrainToImmutable();
    }
}
