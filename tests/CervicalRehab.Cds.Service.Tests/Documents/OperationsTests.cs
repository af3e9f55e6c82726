using CervicalRehab.Cds.Service.Tests.Telemetry;

namespace CervicalRehab.Cds.Service.Tests.Documents;

/// <summary>The page on operations, the alerts and the dashboard say the same.</summary>
public sealed class OperationsTests
{
    // Prometheus' own, and those of the runtime and the framework.
    private static readonly string[] NotOurs = ["up", "http_server_request_duration_seconds_count", "dotnet_process_memory_working_set_bytes"];

    [Fact]
    public void Every_alert_has_a_row_that_says_what_to_do_and_every_row_is_an_alert()
    {
        var rows = File.ReadAllLines(RepositoryFiles.PathOf("deploy", "README.md"))
            .Select(line => line.Split('|', StringSplitOptions.TrimEntries)).Where(cells => cells is [_, ['`', 'C', 'e', 'r', 'v', 'i', 'c', 'a', 'l', 'R', ..], _, _, _]).ToArray();

        Watched.AlertNames.ShouldNotBeEmpty();
        rows.Select(cells => cells[1].Trim('`')).ShouldBe(Watched.AlertNames);
        rows.ShouldAllBe(cells => cells[2].Length > 10 && cells[3].Length > 10);
        Watched.AlertNames.ShouldAllBe(name => Watched.Alerts.Contains($"See Alerts, {name}.", StringComparison.Ordinal));
    }

    [Fact]
    public void Every_metric_the_dashboard_and_the_alerts_look_at_is_made_in_the_code()
    {
        var source = string.Concat(Directory.EnumerateFiles(RepositoryFiles.PathOf("src", "CervicalRehab.Cds.Service"), "*Telemetry.cs", SearchOption.AllDirectories)
            .Concat([RepositoryFiles.PathOf("src", "CervicalRehab.Cds.Service", "Telemetry", "HookMetrics.cs"), RepositoryFiles.PathOf("src", "CervicalRehab.Cds.Service", "Terminology", "SiteCodes.cs")])
            .Select(File.ReadAllText));
        var made = source.Split('"').Where(text => text.StartsWith("cervical_rehab.", StringComparison.Ordinal)).Select(text => text.Replace('.', '_')).ToArray();
        var watched = Watched.Series.Select(series => series.Split('|')[0]).Distinct(StringComparer.Ordinal).Except(NotOurs, StringComparer.Ordinal).ToArray();

        watched.Length.ShouldBeGreaterThan(10);
        watched.Where(name => !made.Any(own => name == own || name == $"{own}_total" || name.StartsWith($"{own}_seconds_", StringComparison.Ordinal))).ShouldBeEmpty();
    }
}
