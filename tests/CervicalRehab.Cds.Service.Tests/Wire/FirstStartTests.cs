using System.Text.Json;
using CervicalRehab.Cds.Service.Hosting;
using CervicalRehab.Cds.Service.Tests.Memory;

namespace CervicalRehab.Cds.Service.Tests.Wire;

/// <summary>What the process writes: to somebody who starts it for the first time, and to whoever reads its log.</summary>
public sealed class FirstStartTests
{
    [Fact]
    public async Task In_Development_it_says_where_it_is_which_page_to_open_and_how_to_ask_for_a_card()
    {
        var folder = Directory.CreateTempSubdirectory();
        await using (var service = await RunningService.Start(folder.FullName))
        {
            var address = service.Client.BaseAddress!.ToString().TrimEnd('/');
            await service.Line("curl -s");

            var said = string.Join('\n', service.Lines);
            said.ShouldContain($"listens at {address}");
            said.ShouldContain($"Open the page:   {address}/\n");
            said.ShouldContain($"curl -s {address}/samples/gait-instability | curl -s -H 'Content-Type: application/json' -d @- {address}/cds-services/cervical-rehab-patient-view");
        }

        folder.Delete(recursive: true);
    }

    [Fact]
    public void Once_a_client_is_registered_the_card_is_asked_for_with_a_token()
    {
        var said = Welcome.Words("http://localhost:5080", withWorkbench: true, isOpen: false);

        said.ShouldContain("-H \"Authorization: Bearer $TOKEN\" -H 'Content-Type: application/json' -d @- http://localhost:5080/cds-services/cervical-rehab-patient-view");
        said.ShouldContain("SECURITY.md");
    }

    [Theory]
    [InlineData("Development")]
    [InlineData("Production")]
    public async Task A_line_of_the_log_has_its_time_its_level_and_the_trace_of_its_call_and_nothing_that_the_caller_sent(string environment)
    {
        const string Trace = "0af7651916cd43dd8448eb211c80319c";
        var folder = Directory.CreateTempSubdirectory();
        await using (var service = await RunningService.Start(folder.FullName, $"ASPNETCORE_ENVIRONMENT={environment}", "AllowAnonymous=true", "PublicBaseUrl=https://cds.example"))
        {
            using var request = new HttpRequestMessage(HttpMethod.Post, "/cds-services/cervical-rehab-patient-view?marker-query") { Content = new StringContent(TestHost.Call().ToJsonString(), new System.Net.Http.Headers.MediaTypeHeaderValue("application/json")) };
            request.Headers.Add("traceparent", $"00-{Trace}-b7ad6b7169203331-01");
            using var answer = await service.Client.SendAsync(request, TestContext.Current.CancellationToken);
            answer.EnsureSuccessStatusCode();
            var line = await service.Line("hook cervical-rehab-patient-view answered 200");

            service.Lines.ShouldAllBe(each => !each.Contains("marker", StringComparison.Ordinal));
            if (environment == "Development")
            {
                line.ShouldMatch($@"^\d\d:\d\d:\d\d\.\d\d\dZ info: {Trace} ");
            }
            else
            {
                var entry = JsonElement.Parse(line);
                entry.GetProperty("Timestamp").GetDateTimeOffset().ShouldBeGreaterThan(DateTimeOffset.UtcNow.AddMinutes(-5));
                entry.GetProperty("LogLevel").GetString().ShouldBe("Information");
                entry.GetProperty("TraceId").GetString().ShouldBe(Trace);
                entry.GetProperty("State").GetProperty("Pathway").GetString().ShouldBe("complete-assessment", "the record is of another year");
            }
        }

        folder.Delete(recursive: true);
    }
}
