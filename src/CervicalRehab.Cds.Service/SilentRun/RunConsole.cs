using System.Globalization;
using System.Text.Json;
using CervicalRehab.Cds.Service.SilentRun.Reporting;
using Spectre.Console;

namespace CervicalRehab.Cds.Service.SilentRun;

/// <summary>What a run says while it goes on: a bar and a table on a terminal, plain lines elsewhere.</summary>
internal static class RunConsole
{
    /// <summary>Runs, and shows how far it is.</summary>
    public static async Task Show(Func<IRunProgress, Task> run)
    {
        if (!AnsiConsole.Profile.Out.IsTerminal)
        {
            await run(new PlainProgress());
            return;
        }

        await AnsiConsole.Progress().StartAsync(async shown => await run(new Bars(shown.AddTask("Reading"), shown.AddTask("Deciding", autoStart: false))));
    }

    /// <summary>Says where the report is and what it holds.</summary>
    public static void Done(RunSettings run)
    {
        var path = Path.Combine(run.Out, Summary.FileName);
        if (!File.Exists(path) || JsonSerializer.Deserialize(File.ReadAllBytes(path), RunJson.Default.Summary) is not { } summary)
        {
            Console.WriteLine($"Shard {run.Shard} is written to {run.Out}");
            return;
        }

        if (AnsiConsole.Profile.Out.IsTerminal)
        {
            var table = new Table().AddColumn("Pathway").AddColumn(new TableColumn("Patients").RightAligned());
            foreach (var (pathway, count) in summary.Pathways)
            {
                table.AddRow(pathway, count.ToString(CultureInfo.InvariantCulture));
            }

            AnsiConsole.Write(table);
        }

        Console.WriteLine($"{summary.Patients} patients, {summary.InScope} in scope, {summary.Lines.Total} records of which {summary.Lines.Rejected} rejected; the report is {Path.Combine(run.Out, "report.html")}");
    }

    private sealed class PlainProgress : IRunProgress
    {
        private const long Step = 512L << 20;
        private long _read;
        private long _said;

        public void Begin(long bytes) => Console.WriteLine($"Reading {Megabytes(bytes)}");

        public void Read(long bytes)
        {
            _read += bytes;
            if (_read - _said >= Step)
            {
                _said = _read;
                Console.WriteLine($"Read {Megabytes(_read)}");
            }
        }

        public void Decided(int parts, int of)
        {
            if (parts == of)
            {
                Console.WriteLine($"Decided about {of} of {of} parts");
            }
        }

        private static string Megabytes(long bytes) => string.Create(CultureInfo.InvariantCulture, $"{bytes / 1_000_000.0:0.0} MB");
    }

    private sealed class Bars(ProgressTask reading, ProgressTask deciding) : IRunProgress
    {
        public void Begin(long bytes) => reading.MaxValue = Math.Max(1, bytes);

        public void Read(long bytes) => reading.Increment(bytes);

        public void Decided(int parts, int of)
        {
            reading.Value = reading.MaxValue;
            deciding.StartTask();
            (deciding.MaxValue, deciding.Value) = (of, parts);
        }
    }
}
