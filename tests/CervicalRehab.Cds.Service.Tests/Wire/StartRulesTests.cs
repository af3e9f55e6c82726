using CervicalRehab.Cds.Service.Hosting;
using Microsoft.Extensions.Configuration;

namespace CervicalRehab.Cds.Service.Tests.Wire;

public sealed class StartRulesTests
{
    [Theory]
    // environment, settings, what the refusal names (empty: starts)
    [InlineData(true, "", "")]
    [InlineData(true, "Clock:FixedAt=2026-06-01T09:00:00+02:00", "")]
    [InlineData(true, "Clock:FixedAt=2026-06-01T09:00:00Z", "")]
    [InlineData(true, "Clock:FixedAt=", "")]
    [InlineData(true, "Clock:FixedAt=2026-06-01T09:00:00", "Clock:FixedAt")]
    [InlineData(true, "Clock:FixedAt=2026-06-01", "Clock:FixedAt")]
    [InlineData(true, "Clock:FixedAt=tomorrow", "Clock:FixedAt")]
    [InlineData(true, "PublicBaseUrl=http://localhost:5080", "")]
    [InlineData(true, "PublicBaseUrl=here", "PublicBaseUrl")]
    [InlineData(true, "AllowAnonymous=perhaps", "AllowAnonymous")]
    [InlineData(true, "TZ=Europe/Berlin", "")]
    [InlineData(true, "TZ=:America/New_York", "")]
    [InlineData(true, "TZ=UTC", "")]
    [InlineData(true, "TZ=", "")]
    [InlineData(true, "TZ=/usr/share/zoneinfo/Europe/Berlin", "")]
    [InlineData(true, "TZ=Mars/Base", "TZ")]
    [InlineData(true, "TZ=/usr/share/zoneinfo/Mars", "TZ")]
    [InlineData(true, "OTEL_EXPORTER_OTLP_ENDPOINT=http://collector.example:4317", "")]
    [InlineData(true, "OTEL_EXPORTER_OTLP_ENDPOINT=", "")]
    [InlineData(true, "OTEL_EXPORTER_OTLP_ENDPOINT=notaurl", "OTEL_EXPORTER_OTLP_ENDPOINT")]
    [InlineData(true, "OTEL_EXPORTER_OTLP_ENDPOINT=collector.example:4317", "OTEL_EXPORTER_OTLP_ENDPOINT")]
    [InlineData(true, "Shutdown:DrainSeconds=300", "")]
    [InlineData(true, "Shutdown:DrainSeconds=301", "Shutdown__DrainSeconds")]
    [InlineData(true, "Shutdown:DrainSeconds=soon", "Shutdown__DrainSeconds")]
    [InlineData(true, "PublicBaseUrl=http://localhost:5080/cds-services/", "/cds-services")]
    [InlineData(false, "AllowAnonymous=true;PublicBaseUrl=https://cds.example/base", "")]
    [InlineData(false, "AllowAnonymous=true;PublicBaseUrl=https://cds.example;Clock:FixedAt=2026-06-01T09:00:00Z", "Clock:FixedAt")]
    [InlineData(false, "PublicBaseUrl=https://cds.example", "AllowAnonymous=true")]
    [InlineData(false, "AllowAnonymous=false;PublicBaseUrl=https://cds.example", "AllowAnonymous=true")]
    [InlineData(false, "AllowAnonymous=true", "PublicBaseUrl")]
    [InlineData(false, "AllowAnonymous=true;PublicBaseUrl=http://cds.example", "https")]
    public void The_service_starts_only_when_it_is_safe_and_else_says_what_to_set(bool isDevelopment, string settings, string named)
    {
        var refusals = StartRules.Refusals(Configuration(settings), isDevelopment);

        refusals.Length.ShouldBe(named.Length == 0 ? 0 : 1);
        string.Concat(refusals).ShouldContain(named);
    }

    [Theory]
    [InlineData("http://localhost:5080", true)]
    [InlineData("http://localhost:5080;https://+:443;http://*;http://[::]:0;", true)]
    [InlineData("http://unix:/tmp/cervical-rehab.sock", true)]
    [InlineData("notaurl", false)]
    [InlineData("localhost:5080", false)]
    [InlineData("http://localhost:5080;ftp://localhost", false)]
    [InlineData("http://127.0.0.1:99999", false)]
    [InlineData("http://127.0.0.1:65535", true)]
    public void An_address_that_cannot_be_listened_on_is_named_in_one_line(string urls, bool starts)
    {
        var refusals = StartRules.Refusals(new ConfigurationBuilder().AddInMemoryCollection([KeyValuePair.Create("urls", (string?)urls)]).Build(), isDevelopment: true);

        refusals.Select(refusal => refusal.Split(' ')[0]).ShouldBe(starts ? [] : ["ASPNETCORE_URLS"]);
    }

    [Fact]
    public void A_bare_production_start_names_everything_to_set() =>
        StartRules.Refusals(Configuration("Clock:FixedAt=x"), isDevelopment: false).Length.ShouldBe(4);

    [Theory]
    // settings, what the refusals name (empty: starts)
    [InlineData("")]
    [InlineData("Requests:MaxEntries=100;Requests:MaxConnections=1000000;Pressure:MaxCalls=0;WarmUp:Milliseconds=0")]
    [InlineData("Requests:MaxEntries=99", "Requests__MaxEntries")]
    [InlineData("Requests:MaxConnections=1000001", "Requests__MaxConnections")]
    [InlineData("Pressure:MaxCalls=-1", "Pressure__MaxCalls")]
    [InlineData("Pressure:MaxInHand=0;Pressure:Threads=1025", "Pressure__MaxInHand", "Pressure__Threads")]
    [InlineData("WarmUp:Milliseconds=-1", "WarmUp__Milliseconds")]
    [InlineData("Fetch:BudgetMilliseconds=soon", "Fetch:BudgetMilliseconds")]
    [InlineData("Retention:Feedback=-5;Fetch:BudgetMilliseconds=-5", "Retention__Feedback", "Fetch__BudgetMilliseconds")]
    public void A_number_outside_its_range_is_named_and_the_service_does_not_start(string settings, params string[] named)
    {
        var refusals = SettingsChecks.Refusals(Configuration(settings));

        refusals.Length.ShouldBe(named.Length);
        named.ShouldAllBe(name => refusals.Any(refusal => refusal.Contains(name, StringComparison.Ordinal)));
    }

    [Fact]
    public void A_fixed_clock_keeps_its_own_offset()
    {
        var clock = new EvaluationClock(TimeProvider.System, EvaluationClock.Parse("2026-06-01T00:30:00+02:00"));

        clock.Now.ToString("O").ShouldBe("2026-06-01T00:30:00.0000000+02:00");
    }

    private static IConfiguration Configuration(string settings) => new ConfigurationBuilder()
        .AddInMemoryCollection(settings.Split(';', StringSplitOptions.RemoveEmptyEntries).Select(setting => setting.Split('=', 2)).Select(pair => KeyValuePair.Create(pair[0], (string?)pair[1])))
        .Build();
}
