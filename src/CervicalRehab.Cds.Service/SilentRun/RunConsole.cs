using System.Globalization;
using System.Text.Json;
using CervicalRehab.Cds.Service.SilentRun.Reporting;
using CervicalRehab.Cds.Service.SilentRun.Results;
using CervicalRehab.Cds.Service.SilentRun.Sorting;
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

    /// <summary>Says where the report is and what it holds. Throws <see cref="UnusableInput"/> when it is of files that are not whole.</summary>
    public static void Done(RunSettings run)
    {
        if (!File.Exists(Path.Combine(run.Out, Summary.FileName)))
        {
            Console.WriteLine($"Shard {run.Shard} is written to {run.Out}");
            var shard = ShardResult.Read(run.Out);
            RefuseNotWhole(shard.FilesNotWhole, shard.NotWhole, shard.Result.ConditionsNotWhole, run.Out);
            return;
        }

        Done(run.Out);
    }

    /// <summary>The same of a report.</summary>
    public static void Done(string folder)
    {
        var summary = JsonSerializer.Deserialize(File.ReadAllBytes(Path.Combine(folder, Summary.FileName)), RunJson.Default.Summary)!;

        if (AnsiConsole.Profile.Out.IsTerminal)
        {
            var table = new Table().AddColumn("Pathway").AddColumn(new TableColumn("Patients").RightAligned());
            foreach (var (pathway, count) in summary.Pathways)
            {
                table.AddRow(pathway, count.ToString(CultureInfo.InvariantCulture));
            }

            AnsiConsole.Write(table);
        }

        Console.WriteLine($"{summary.Patients} patients, {summary.InScope} in scope, {summary.Lines.Total} records of which {summary.Lines.Rejected} rejected; the report is {Path.Combine(folder, "report.html")}");
        if (summary.Patients == 0 && (summary.NotEvaluated + summary.Lines.Rejected > 0 || Array.Exists(summary.NotWhole, static type => type.Type is nameof(RecordKind.Patient))))
        {
            throw new UnusableInput($"the export holds no Patient that can be read, so that nothing can be said of anybody: export the type Patient too, and name its files with --in. What could be read is in {folder}");
        }

        RefuseNotWhole(summary.FilesNotWhole, summary.NotWhole, summary.ConditionsNotWhole, folder);
    }

    // What could be read is of use, and is no report of the export.
    private static void RefuseNotWhole(string[] files, PartState[] types, long conditionsNotWhole, string folder)
    {
        if (files is [var first, .. var others])
        {
            throw new UnusableInput($"{first}{(others.Length > 0 ? $" and {others.Length} more" : string.Empty)}: not whole, or not read (faults.csv says why); get it again in a form that is read. What could be read is in {folder}, where nothing of its types counts as absent");
        }

        if (conditionsNotWhole > 0 && Array.Exists(types, static type => type.Type is nameof(RecordKind.Condition)))
        {
            throw new UnusableInput($"the type Condition is not in the export, or not all of it, so that nobody can be said to have no OPLL: export Condition whole, and name its files with --in. What could be read is in {folder}");
        }
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
