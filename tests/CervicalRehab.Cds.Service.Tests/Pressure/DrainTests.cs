using System.Diagnostics;
using CervicalRehab.Cds.Service.Tests.Fetching;
using CervicalRehab.Cds.Service.Tests.Memory;

namespace CervicalRehab.Cds.Service.Tests.Pressure;

/// <summary>A process that is asked to end.</summary>
public sealed class DrainTests
{
    [Fact]
    public async Task After_the_signal_it_is_not_ready_still_answers_and_ends_well_when_the_last_call_is_answered()
    {
        var folder = Directory.CreateTempSubdirectory("cervical-rehab-").FullName;
        await using var server = await StubFhirServer.Start();
        var release = new TaskCompletionSource();
        server.On("patient", async http =>
        {
            await release.Task;
            await server.Well("patient")(http);
        });
        await using var service = await RunningService.Start(
            folder, "Shutdown__DrainSeconds=4", "Fetch__BudgetMilliseconds=60000", "Fetch__AttemptMilliseconds=30000", $"Clock__FixedAt={TestHost.Now}");
        (await Clinic.Get(service.Client, "/health/ready")).Status.ShouldBe(200);
        var inFlight = Clinic.Cards(service.Client, FetchingHost.Without(FetchingHost.Call(server.Base), "patient"));
        while (server.Requests.IsEmpty)
        {
            await Task.Delay(20, TestContext.Current.CancellationToken);
        }

        var signalled = Stopwatch.StartNew();
        var ended = service.Stop();
        while ((await Clinic.Get(service.Client, "/health/ready")).Status != 503)
        {
            signalled.Elapsed.ShouldBeLessThan(TimeSpan.FromSeconds(4), "not ready any more as soon as the signal is there");
        }

        (await Clinic.Get(service.Client, "/health/ready")).Text.ShouldBe("""{"status":"stopping"}""");
        (await Clinic.Get(service.Client, "/health/live")).Status.ShouldBe(200);
        (await Clinic.Cards(service.Client, Clinic.RedFlag(Guid.NewGuid()))).ShouldNotBeEmpty();
        while (await Accepts(service.Client.BaseAddress!))
        {
            signalled.Elapsed.ShouldBeLessThan(TimeSpan.FromSeconds(30), "no new connections after the drain");
            await Task.Delay(50, TestContext.Current.CancellationToken);
        }

        signalled.Elapsed.ShouldBeGreaterThan(TimeSpan.FromSeconds(3.5));
        ended.IsCompleted.ShouldBeFalse("a call is in flight");
        release.SetResult();
        (await inFlight).ShouldNotBeEmpty();
        await ended;
        service.ExitCode.ShouldBe(0);
        Directory.Delete(folder, recursive: true);
    }

    private static async Task<bool> Accepts(Uri server)
    {
        using var socket = new System.Net.Sockets.TcpClient();
        try
        {
            await socket.ConnectAsync(server.Host, server.Port, TestContext.Current.CancellationToken);
            return true;
        }
        catch (System.Net.Sockets.SocketException)
        {
            return false;
        }
    }
}
