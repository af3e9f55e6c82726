using System.Collections.Immutable;
using CervicalRehab.Cds.Service.Samples;

namespace CervicalRehab.Cds.Service.SilentRun.Population;

/// <summary>
/// A generated population to try a silent run with: invented people around the situations of the samples, with gaps, errors, a site's own codes and the noise of a
/// record, dated relative to a day. The same seed gives the same people.
/// </summary>
internal sealed class SamplePopulation(int patients, int seed, DateOnly today, int kilobytes)
{
    /// <summary>Kilobytes of a patient unless said otherwise.</summary>
    public const int UsualKilobytes = 40;

    private const int Most = 5_000_000;

    // Of a hundred patients who were seen for neck or back, some fifteen have OPLL; most of them lack something.
    private static readonly ImmutableArray<(string Name, int Weight)> s_weights =
    [
        ("no-opll", 2_600), ("child", 6), ("conservative-plan", 90), ("stale-screen", 90), ("missing-baseline", 70), ("provisional-diagnosis", 15), ("prior-fusion", 12), ("stable-program", 40),
        ("five-visits", 12), ("worse-at-day-20", 8), ("worse-at-day-50", 6), ("reassessment-overdue", 20), ("progress", 10), ("one-sided-hoffmann", 15), ("bilateral-hoffmann", 6), ("severe-opll", 10),
        ("mri-compression", 6), ("mri-compression-myelomalacia", 3), ("bilateral-weakness", 3), ("bilateral-numbness", 4), ("gait-instability", 5), ("lower-limb-symptom", 3), ("bowel-dysfunction", 1),
        ("bladder-dysfunction", 2), ("drug-caution", 15), ("dystonia", 8),
    ];

    private static readonly ImmutableArray<(Sample Sample, int Until)> s_situations = Situations();

    /// <summary>Writes the export into a folder, which must not hold anything. Throws <see cref="UnusableInput"/>.</summary>
    public void Write(string folder, CancellationToken ct)
    {
        if (patients is < 1 or > Most)
        {
            throw new UnusableInput($"--patients {patients}: from 1 to {Most}");
        }

        if (Directory.Exists(folder) && Directory.EnumerateFileSystemEntries(folder).Any())
        {
            throw new UnusableInput($"--out {folder}: it is not empty");
        }

        Directory.CreateDirectory(folder);
        using var export = new PopulationWriter(folder, today);
        for (var at = 0; at < patients; at++)
        {
            ct.ThrowIfCancellationRequested();
            Write(at, export);
        }

        export.Finish();
    }

    private void Write(int at, PopulationWriter export)
    {
        var dice = new Random(unchecked((seed * 1_000_003) + at));
        var roll = dice.Next(s_situations[^1].Until);
        var sample = s_situations.First(row => roll < row.Until).Sample;
        var begun = export.Written;
        var person = new PopulatedPerson($"p{seed}-{at:000000}", sample.Name is "child" ? 12 : dice.Next(35, 82), dice, today);
        person.Write(export);
        foreach (var fact in sample.On(today).Facts)
        {
            person.Write(fact, export);
        }

        new PopulationNoise(person, dice, today).Write(export, begun + (kilobytes * 1_000L));
    }

    private static ImmutableArray<(Sample Sample, int Until)> Situations()
    {
        var until = 0;
        return [.. s_weights.Select(row => (SampleCatalog.All.Single(sample => sample.Name == row.Name), until += row.Weight))];
    }
}
