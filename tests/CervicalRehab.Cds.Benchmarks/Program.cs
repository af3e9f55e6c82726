using BenchmarkDotNet.Configs;
using BenchmarkDotNet.Jobs;
using BenchmarkDotNet.Running;
using BenchmarkDotNet.Toolchains.InProcess.Emit;
using CervicalRehab.Cds.Benchmarks.EndToEnd;
using CervicalRehab.Cds.Benchmarks.SilentRun;
using CervicalRehab.Cds.Benchmarks.Stages;

// stages [BenchmarkDotNet arguments] | end-to-end [rounds] | silent-run [growth] [rounds] [folder] | floor (started by end-to-end), pass (by silent-run)
return args switch
{
    ["floor", ..] => await Floor.Run(args[1..]),
    ["stages", ..] => RunStages(args[1..]),
    ["silent-run", "growth", ..] => Growth.Run(args[2..]),
    ["silent-run", ..] => SilentRunBenchmark.Run(args[1..]),
    ["pass", ..] => Passes.Run(args[1..]),
    _ => await Run.EndToEnd(args),
};

static int RunStages(string[] args)
{
    var config = DefaultConfig.Instance.AddJob(Job.ShortRun.WithToolchain(InProcessEmitToolchain.Instance)).WithOptions(ConfigOptions.DisableOptimizationsValidator);
    BenchmarkSwitcher.FromTypes([typeof(HookStages)]).Run(["--filter", "*", .. args], config);
    return 0;
}
