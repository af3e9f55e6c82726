using CervicalRehab.Cds.Service.Samples;
using Microsoft.AspNetCore.Hosting;
using Microsoft.Extensions.Logging;

namespace CervicalRehab.Cds.Service.Tests.Wire;

public sealed class LogTests(TestHost host) : IClassFixture<TestHost>
{
    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task FA_3_A_call_leaves_one_line_and_nothing_of_the_patient_or_the_token(bool answered)
    {
        using var log = new CapturedLog();
        using var logged = host.WithWebHostBuilder(builder => builder.ConfigureLogging(logging => logging.SetMinimumLevel(LogLevel.Information).AddProvider(log)));
        using var client = logged.CreateClient();
        var call = TestHost.Call(patient: SamplePatient.Baseline(TestHost.Today) with { Id = "marker-patient" });
        call["fhirAuthorization"] = new System.Text.Json.Nodes.JsonObject { ["access_token"] = "marker-token" };
        if (answered)
        {
            call.Remove("fhirAuthorization");
        }

        using var content = new StringContent(call.ToJsonString(), new System.Net.Http.Headers.MediaTypeHeaderValue("application/json"));
        using var response = await client.PostAsync("/cds-services/cervical-rehab-patient-view", content, TestContext.Current.CancellationToken);

        ((int)response.StatusCode).ShouldBe(answered ? 200 : 422);
        log.Lines.Count(line => line.Contains("cervical-rehab-patient-view", StringComparison.Ordinal) && line.StartsWith("hook ", StringComparison.Ordinal)).ShouldBe(1);
        log.Lines.ShouldAllBe(line => !line.Contains("marker", StringComparison.Ordinal) && !line.Contains("2026-05-27", StringComparison.Ordinal));
    }
}
