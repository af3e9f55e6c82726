using System.Diagnostics;
using System.Net.Sockets;
using System.Text;
using CervicalRehab.Cds.Service.Pressure;
using CervicalRehab.Cds.Service.Tests.Memory;
using CervicalRehab.Cds.Service.Tests.Pressure;
using CervicalRehab.Cds.Service.Tests.Trust;
using Microsoft.Extensions.DependencyInjection;

namespace CervicalRehab.Cds.Service.Tests.Surface;

/// <summary>Clients that send little by little, over a socket of their own.</summary>
public sealed class SlowClientTests
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);

    [Fact]
    public async Task A_head_that_does_not_come_ends_the_connection_and_others_are_answered_meanwhile()
    {
        using var host = new TrustHost("Requests:HeadSeconds=1");
        using var socket = await Connect(host);
        var waiting = Stopwatch.StartNew();
        await Send(socket, "GET /health/live HTTP/1.1\r\nHost: here\r\nX-");

        using var meanwhile = await host.Send(HttpMethod.Get, "/health/live", authorization: null);
        ((int)meanwhile.StatusCode).ShouldBe(200);
        var answer = await Rest(socket);

        (answer.Length == 0 || answer.StartsWith("HTTP/1.1 408", StringComparison.Ordinal)).ShouldBeTrue(answer);
        waiting.Elapsed.ShouldBeLessThan(Patience);
    }

    [Fact]
    public async Task A_body_that_drips_in_is_408_after_its_time_and_its_place_is_free_again()
    {
        using var host = new TrustHost("Requests:BodySeconds=2", "Pressure:MaxCalls=1");
        using var slow = await SlowCall.Start(host.Client.BaseAddress!, TrustHost.Hook, "{}");

        var answer = await slow.Read();

        answer.Status.ShouldBe(408);
        answer.Codes.ShouldBe(["body-too-slow"]);
        answer.Text.ShouldContain("Requests:BodySeconds");
        answer.MediaType!.ShouldContain("no-store");
        answer.MediaType!.ShouldContain("Connection: close");
        var admission = host.Services.GetRequiredService<Admission>();
        (admission.Working, admission.InHand).ShouldBe((0, 0));
        using var next = await host.Send(HttpMethod.Post, TrustHost.Hook, authorization: null);
        ((int)next.StatusCode).ShouldBe(200);
    }

    [Fact]
    public async Task Slow_bodies_keep_nobody_out_for_long_and_are_answered_in_the_end()
    {
        using var host = new TrustHost("Pressure:MaxCalls=2", "Pressure:MaxMegabytes=1", "Pressure:SlowBodySeconds=1");
        using var first = await SlowCall.Start(host.Client.BaseAddress!, TrustHost.Hook, Clinic.RedFlag(Guid.NewGuid()).ToJsonString() + new string(' ', 500_000));
        using var second = await SlowCall.Start(host.Client.BaseAddress!, TrustHost.Hook, Clinic.RedFlag(Guid.NewGuid()).ToJsonString());
        var admission = host.Services.GetRequiredService<Admission>();
        var waiting = Stopwatch.StartNew();
        while (admission is not { Working: 0, InHand: 2 } && waiting.Elapsed < Patience)
        {
            await Task.Delay(20, TestContext.Current.CancellationToken);
        }

        using var next = await host.Send(HttpMethod.Post, TrustHost.Hook, authorization: null);

        ((int)next.StatusCode).ShouldBe(200);
        (await first.Finish()).Text.ShouldContain("urgent-surgical-referral");
    }

    [Theory]
    [InlineData(TrustHost.Hook)]
    [InlineData(TrustHost.Hook + "/feedback")]
    [InlineData(FhirApi.ApplyTests.Address)]
    public async Task A_body_that_stands_still_is_408_wherever_one_is_read(string path)
    {
        using var host = new TrustHost("Requests:BodySeconds=1");
        using var socket = await Connect(host);
        await Send(socket, $"POST {path} HTTP/1.1\r\nHost: {host.Client.BaseAddress!.Authority}\r\nContent-Type: application/json\r\nContent-Length: 1000\r\n\r\n{{");

        var answer = await Rest(socket);

        answer.ShouldStartWith("HTTP/1.1 408");
        answer.ShouldContain("body-too-slow");
    }

    [Fact]
    public async Task Under_240_bytes_a_second_a_body_is_given_up_long_before_its_time()
    {
        using var host = new TrustHost("Requests:BodySeconds=600");
        using var socket = await Connect(host);
        var waiting = Stopwatch.StartNew();
        await Send(socket, $"POST {TrustHost.Hook} HTTP/1.1\r\nHost: {host.Client.BaseAddress!.Authority}\r\nContent-Type: application/json\r\nContent-Length: 1000\r\n\r\n{{");

        var answer = await Rest(socket);

        answer.ShouldStartWith("HTTP/1.1 408");
        answer.ShouldContain("body-too-slow");
        waiting.Elapsed.ShouldBeLessThan(Patience);
    }

    [Fact]
    public async Task Connections_beyond_their_number_are_closed_and_one_that_ends_makes_room()
    {
        using var host = new TrustHost("Requests:MaxConnections=10");
        var idle = new List<TcpClient>();
        for (var i = 0; i < 11; i++)
        {
            idle.Add(await Connect(host));
        }

        // Which of them is one too many is the server's choice.
        (await await Task.WhenAny(idle.Select(Rest))).ShouldBeEmpty();
        idle.ForEach(socket => socket.Dispose());

        var waiting = Stopwatch.StartNew();
        var answer = string.Empty;
        while (answer.Length == 0 && waiting.Elapsed < Patience)
        {
            answer = await Ask(host);
        }

        answer.ShouldStartWith("HTTP/1.1 200");
    }

    private static async Task<string> Ask(TrustHost host)
    {
        using var socket = await Connect(host);
        try
        {
            await Send(socket, $"GET /health/live HTTP/1.1\r\nHost: {host.Client.BaseAddress!.Authority}\r\nConnection: close\r\n\r\n");
        }
        catch (IOException)
        {
            return string.Empty;
        }

        return await Rest(socket);
    }

    private static async Task<TcpClient> Connect(TrustHost host)
    {
        var socket = new TcpClient();
        await socket.ConnectAsync(host.Client.BaseAddress!.Host, host.Client.BaseAddress.Port, TestContext.Current.CancellationToken);
        return socket;
    }

    private static async Task Send(TcpClient socket, string text) => await socket.GetStream().WriteAsync(Encoding.ASCII.GetBytes(text), TestContext.Current.CancellationToken);

    // Until the server ends the connection.
    private static async Task<string> Rest(TcpClient socket)
    {
        using var reader = new StreamReader(socket.GetStream());
        try
        {
            return await reader.ReadToEndAsync(TestContext.Current.CancellationToken).WaitAsync(Patience, TestContext.Current.CancellationToken);
        }
        catch (Exception gone) when (gone is IOException or ObjectDisposedException)
        {
            return string.Empty;
        }
    }
}
