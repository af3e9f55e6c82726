namespace CervicalRehab.Cds.Service.Tests.Telemetry;

/// <summary>What a real Prometheus sees of a real process.</summary>
public sealed class PrometheusTests
{
    [Fact]
    public async Task Everything_the_dashboard_and_the_alerts_look_at_has_a_sample_with_its_labels_and_calls_leave_exemplars()
    {
        await using var service = await ObservedService.Start();
        await using var prometheus = PrometheusServer.Start(service.Address);
        await service.MakeCalls();

        string[] missing = [];
        try
        {
            await ObservedService.Until(async () => (missing = await Missing(prometheus)).Length == 0);
        }
        catch (ShouldAssertException)
        {
            missing.ShouldBeEmpty();
        }

        var from = TimeProvider.System.GetUtcNow().AddHours(-1).ToUnixTimeSeconds();
        await ObservedService.Until(async () => (await prometheus.Get(
            $"/api/v1/query_exemplars?query=cervical_rehab_hook_duration_seconds_bucket&start={from}&end={from + 7_200}")).Length > 0);
    }

    [Fact]
    public async Task Promtool_finds_nothing_to_mend_in_the_metrics()
    {
        await using var service = await ObservedService.Start();
        await using var prometheus = PrometheusServer.Start(service.Address);
        await service.MakeCalls();

        var (code, said) = await PrometheusServer.Promtool(await service.Metrics(), "check", "metrics");

        (code, said).ShouldBe((0, string.Empty));
    }

    private static async Task<string[]> Missing(PrometheusServer prometheus)
    {
        var missing = new List<string>();
        foreach (var wanted in Watched.Series)
        {
            var parts = wanted.Split('|');
            var query = parts[1].Length == 0 ? parts[0] : $"{parts[0]}{{{parts[1]}!=\"\"}}";
            if ((await prometheus.Get($"/api/v1/query?query={Uri.EscapeDataString(query)}")).Length == 0)
            {
                missing.Add(wanted);
            }
        }

        return [.. missing];
    }
}
