using System.Globalization;
using System.Text.Json;
using CervicalRehab.Cds.Service.SilentRun.Results;

namespace CervicalRehab.Cds.Service.SilentRun.Reporting;

/// <summary>Writes the files of a report (contract section 6): the same figures give the same bytes.</summary>
internal static class Report
{
    /// <summary>Writes them into a folder.</summary>
    /// <param name="folder">An empty folder.</param>
    /// <param name="whole">The figures.</param>
    /// <param name="patients">Sorted lines of <c>patients.csv</c>.</param>
    /// <param name="faults">Sorted faults.</param>
    public static void Write(string folder, ShardResult whole, IEnumerable<string> patients, IEnumerable<string> faults)
    {
        UnmappedCode[] unmapped = [.. whole.Result.Unmapped.OrderByDescending(static row => row.Value.Near is not null).ThenByDescending(static row => row.Value.Count).ThenBy(static row => row.Key, StringComparer.Ordinal).Select(static row => row.Value)];
        var summary = Summary.Of(whole, unmapped);
        Lines(folder, "patients.csv", patients.Prepend(PatientRow.Head));
        Lines(folder, "faults.csv", faults.Select(FaultRow.Written).Prepend(FaultRow.Head));
        Lines(folder, "unmapped.csv", unmapped.Select(static code => $"{Csv.Field(code.System)},{Csv.Field(code.Code)},{Csv.Field(code.Display)},{Number(code.Count)},{Csv.Field(code.Near)}").Prepend("system,code,display,count,near"));
        Lines(folder, "missing.csv", summary.Missing.SelectMany(static fact => fact.Reasons.Select(reason => $"{fact.Fact},{reason.Key},{Number(reason.Value)}")).Prepend("fact,reason,patients"));
        File.WriteAllText(Path.Combine(folder, "report.html"), ReportPage.Html(whole, summary));
        File.WriteAllText(Path.Combine(folder, Summary.FileName), JsonSerializer.Serialize(summary, RunJson.Readable.Summary) + "\n");
    }

    private static string Number(long count) => count.ToString(CultureInfo.InvariantCulture);

    private static void Lines(string folder, string name, IEnumerable<string> lines)
    {
        using var file = new StreamWriter(Path.Combine(folder, name)) { NewLine = "\n" };
        foreach (var line in lines)
        {
            file.WriteLine(line);
        }
    }
}
