using System.Collections.Immutable;
using System.CommandLine;
using System.Globalization;
using CervicalRehab.Cds.Service.CdsHooks;
using CervicalRehab.Cds.Service.Hosting;
using CervicalRehab.Cds.Service.SilentRun.Population;
using CervicalRehab.Cds.Service.Terminology;

namespace CervicalRehab.Cds.Service.SilentRun;

/// <summary>
/// The command <c>silent-run</c> and what stands below it (contract section 6). Exit status 0: the report is whole; 2: arguments or input that cannot be used, or that is not
/// whole, said in one line; 3: stopped before the end.
/// </summary>
internal static class SilentRunCommand
{
    /// <summary>Name of the command.</summary>
    public const string Name = "silent-run";

    /// <summary>Exit status for arguments or input that cannot be used.</summary>
    public const int Unusable = 2;

    private const int Stopped = 3;

    /// <summary>The command.</summary>
    /// <param name="settingsOf">The settings of the service, of which it takes <c>Terminology</c>, <c>Content</c> and <c>SilentRun</c>.</param>
    public static Command Command(Func<IConfiguration> settingsOf)
    {
        var input = new Option<string[]>("--in") { Description = "Folder of an export or of Bundles, or its manifest; may be given several times.", Required = true, AllowMultipleArgumentsPerToken = true };
        var output = new Option<string>("--out") { Description = "Folder that the report is written to; it must not hold anything.", Required = true };
        var at = new Option<string>("--at") { Description = "Day or moment of evaluation, for instance 2026-06-01. Default: the day of the export." };
        var replay = new Option<string>("--replay") { Description = "encounters: go through each encounter of the year before." };
        replay.AcceptOnlyFromAmong("encounters");
        var shard = new Option<string>("--shard") { Description = "One part of the patients, for instance 3/16, to be merged later." };
        var resume = new Option<bool>("--resume") { Description = "Go on where a run with the same arguments was stopped." };
        var withIds = new Option<bool>("--with-ids") { Description = "Name patients by their ids instead of salted hashes." };
        var command = new Command(Name, "What would the service have said about the patients of an export?") { input, output, at, replay, shard, resume, withIds, Merge(), Sample() };
        command.SetAction((parsed, ct) => Ended(() => Run(parsed, settingsOf(), ct)));
        return command;

        Task Run(ParseResult parsed, IConfiguration settings, CancellationToken ct) => Start(
            new()
            {
                In = [.. parsed.GetRequiredValue(input)],
                Out = parsed.GetRequiredValue(output),
                At = parsed.GetValue(at) is { } moment ? RunSettings.Moment(moment) ?? throw new UnusableInput($"--at {moment}: it is neither a day such as 2026-06-01 nor a moment with its offset") : null,
                ReplaysEncounters = parsed.GetValue(replay) is not null,
                Shard = parsed.GetValue(shard) is { } part ? Shard.Parse(part) ?? throw new UnusableInput($"--shard {part}: it is no part such as 3/16") : Shard.Whole,
                Resumes = parsed.GetValue(resume),
                WithIds = parsed.GetValue(withIds),
                CheckpointBytes = Bytes(settings, "CheckpointMegabytes", RunSettings.UsualCheckpointBytes),
                PartBytes = Bytes(settings, "PartMegabytes", RunSettings.UsualPartBytes),
                Salt = settings["SilentRun:Salt"] is { Length: > 0 } salt ? salt : null,
            },
            settings,
            ct);

        static long Bytes(IConfiguration settings, string name, long usual) =>
            int.TryParse(settings[$"SilentRun:{name}"], CultureInfo.InvariantCulture, out var megabytes) && megabytes > 0 ? (long)megabytes << 20 : usual;
    }

    private static Command Merge()
    {
        var input = new Option<string[]>("--in") { Description = "Folders of all shards of one run.", Required = true, AllowMultipleArgumentsPerToken = true };
        var output = new Option<string>("--out") { Description = "Folder that the report is written to.", Required = true };
        var command = new Command("merge", "Join the shards of one run into its report.") { input, output };
        command.SetAction((parsed, _) => Ended(() =>
        {
            var work = new WorkFolder(parsed.GetRequiredValue(output));
            if (!work.IsWhole(resumes: false))
            {
                work.Merge(parsed.GetRequiredValue(input));
            }

            RunConsole.Done(parsed.GetRequiredValue(output));
            return Task.CompletedTask;
        }));
        return command;
    }

    private static Command Sample()
    {
        var patients = new Option<int>("--patients") { Description = "How many.", Required = true };
        var seed = new Option<int>("--seed") { Description = "The same seed gives the same people.", DefaultValueFactory = _ => 1 };
        var output = new Option<string>("--out") { Description = "Folder that the export is written to.", Required = true };
        var at = new Option<string>("--at") { Description = "The day that all dates are relative to. Default: today." };
        var size = new Option<int>("--size") { Description = "Kilobytes of a patient, about; the more, the more is noise.", DefaultValueFactory = _ => SamplePopulation.UsualKilobytes };
        var command = new Command("sample", "Write a generated population in export form.") { patients, seed, output, at, size };
        command.SetAction((parsed, ct) => Ended(() =>
        {
            var day = parsed.GetValue(at) is { } named ? RunSettings.Moment(named) ?? throw new UnusableInput($"--at {named}: it is no day such as 2026-06-01") : TimeProvider.System.GetLocalNow();
            new SamplePopulation(parsed.GetValue(patients), parsed.GetValue(seed), DateOnly.FromDateTime(day.Date), parsed.GetValue(size)).Write(parsed.GetRequiredValue(output), ct);
            return Task.CompletedTask;
        }));
        return command;
    }

    private static async Task Start(RunSettings run, IConfiguration settings, CancellationToken ct)
    {
        if ((StartRules.ZoneRefusal(settings) ?? SettingsShape.Refusals(settings).FirstOrDefault()) is { } refusal)
        {
            throw new UnusableInput(refusal);
        }

        var (site, faults, _) = SiteCodes.Load(settings.GetSection("Terminology").Get<TerminologyOptions>() ?? new());
        var content = ContentApproval.Read(settings);
        ImmutableArray<string> refusals = [.. faults, .. ContentApproval.Refusals(content, TimeProvider.System.GetUtcNow())];
        if (!refusals.IsEmpty)
        {
            throw new UnusableInput(refusals[0]);
        }

        using (site)
        {
            await RunConsole.Show(progress => new SilentRunner(run, site, new ContentApproval(content).Current, progress).Run(ct));
            RunConsole.Done(run);
        }
    }

    private static async Task<int> Ended(Func<Task> run)
    {
        // A signal to stop is heard from the moment on in which this gives way.
        await Task.Yield();
        try
        {
            await run();
            return 0;
        }
        catch (UnusableInput fault)
        {
            await Console.Error.WriteLineAsync($"{Name}: {fault.Message}");
            return Unusable;
        }
        catch (OperationCanceledException)
        {
            await Console.Error.WriteLineAsync($"{Name}: stopped before the end; --resume goes on");
            return Stopped;
        }
        catch (Exception fault) when (fault is IOException or UnauthorizedAccessException)
        {
            await Console.Error.WriteLineAsync($"{Name}: {fault.Message} What was done is kept; --resume goes on");
            return Stopped;
        }
    }
}
