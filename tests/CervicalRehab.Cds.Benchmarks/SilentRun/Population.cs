using System.Globalization;

namespace CervicalRehab.Cds.Benchmarks.SilentRun;

/// <summary>A generated population: so many patients, with so many kilobytes each.</summary>
internal sealed record Population(int Patients, int Kilobytes)
{
    /// <summary>How tables name it.</summary>
    public string Name => string.Create(CultureInfo.InvariantCulture, $"{Patients:#,0} patients of {(Kilobytes < 1_000 ? $"{Kilobytes} kB" : $"{Kilobytes / 1_000.0:0.0} MB")}");

    /// <summary>Where it lies in a folder, made unless it is there; null where the disk has no room for twice as much.</summary>
    public string? In(string folder, string published)
    {
        var export = Path.Combine(folder, $"{Patients}-{Kilobytes}");
        if (Directory.Exists(export))
        {
            return export;
        }

        Directory.CreateDirectory(folder);
        if (new DriveInfo(folder).AvailableFreeSpace < 2_000L * Patients * Kilobytes)
        {
            Console.WriteLine($"{Name,-28} left out: no room on the disk");
            return null;
        }

        Measured.Of(published, "silent-run", "sample", "--patients", Text(Patients), "--seed", "7", "--size", Text(Kilobytes), "--at", "2026-06-01", "--out", export);
        return export;
    }

    /// <summary>Bytes of an export that count, in gigabytes.</summary>
    public static double Gigabytes(string export) => Directory.EnumerateFiles(export, "*.ndjson").Sum(static file => new FileInfo(file).Length) / 1e9;

    /// <summary>A silent run over an export, start and all.</summary>
    public static Measured Run(string published, string export, string report)
    {
        var run = Measured.Of(published, "silent-run", "--in", export, "--at", "2026-06-01", "--out", report);
        Directory.Delete(report, recursive: true);
        return run;
    }

    private static string Text(int number) => number.ToString(CultureInfo.InvariantCulture);
}
