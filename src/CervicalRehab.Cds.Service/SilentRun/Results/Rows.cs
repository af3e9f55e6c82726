using System.Globalization;
using CervicalRehab.Cds.Service.SilentRun.Sorting;

namespace CervicalRehab.Cds.Service.SilentRun.Results;

/// <summary>A line of <c>patients.csv</c>.</summary>
internal static class PatientRow
{
    /// <summary>The first line of the file (contract section 6).</summary>
    public const string Head = "patient,pathway,indicator,cards,missing";

    /// <summary>The line of a patient.</summary>
    public static string Of(string patient, string pathway, string indicator, IEnumerable<string> cards, IEnumerable<string> missing) =>
        $"{Csv.Field(patient)},{pathway},{indicator},{string.Join(';', cards)},{string.Join(';', missing)}";
}

/// <summary>A fault as a line that sorts by file and line.</summary>
internal static class FaultRow
{
    /// <summary>The first line of the file.</summary>
    public const string Head = "file,line,fault";

    /// <summary>The line, to be sorted.</summary>
    public static string Of(string file, int line, LineFault fault) => $"{file}\t{line.ToString("D10", CultureInfo.InvariantCulture)}\t{(int)fault}";

    /// <summary>The same as it is written in <c>faults.csv</c>.</summary>
    public static string Written(string row) => row.Split('\t') is [var file, var line, var fault]
        ? $"{Csv.Field(file)},{int.Parse(line, CultureInfo.InvariantCulture)},{Csv.Field(((LineFault)int.Parse(fault, CultureInfo.InvariantCulture)).Words())}"
        : row;
}

/// <summary>Fields of a CSV file (RFC 4180).</summary>
internal static class Csv
{
    /// <summary>A field; one that a spreadsheet would take for a formula is marked as text.</summary>
    public static string Field(string? text)
    {
        var safe = text is [('=' or '+' or '-' or '@' or '\t' or '\r'), ..] ? "'" + text : text ?? string.Empty;
        return safe.AsSpan().IndexOfAny(",\"\n\r") >= 0 ? $"\"{safe.Replace("\"", "\"\"", StringComparison.Ordinal)}\"" : safe;
    }

    /// <summary>Sorted files as one, a line at a time, each line once for every time it is there.</summary>
    public static IEnumerable<string> Merged(IEnumerable<string> sortedFiles)
    {
        var open = new PriorityQueue<StreamReader, string>(StringComparer.Ordinal);
        foreach (var file in sortedFiles)
        {
            // There may be a thousand.
            Continue(new StreamReader(file, System.Text.Encoding.UTF8, detectEncodingFromByteOrderMarks: true, 1 << 10));
        }

        while (open.TryDequeue(out var reader, out var line))
        {
            yield return line;
            Continue(reader);
        }

        void Continue(StreamReader reader)
        {
            if (reader.ReadLine() is { } line)
            {
                open.Enqueue(reader, line);
            }
            else
            {
                reader.Dispose();
            }
        }
    }
}
