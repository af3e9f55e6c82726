using System.Net;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;

namespace CervicalRehab.Cds.Service.Tests.Trust;

/// <summary>A client's key address on this machine, behaving as a test says.</summary>
internal sealed class KeyServer : IAsyncDisposable
{
    private readonly WebApplication _app;
    private int _requests;

    private KeyServer(RequestDelegate answer)
    {
        Answer = answer;
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.ConfigureKestrel(kestrel => kestrel.Listen(IPAddress.Loopback, 0));
        _app = builder.Build();
        _app.Run(http =>
        {
            Interlocked.Increment(ref _requests);
            return Answer(http);
        });
    }

    /// <summary>What it answers from now on.</summary>
    public RequestDelegate Answer { get; set; }

    public int Requests => _requests;

    public string Address => _app.Urls.Single() + "/keys";

    public static async Task<KeyServer> Start(string keys)
    {
        var server = new KeyServer(Keys(keys));
        await server._app.StartAsync();
        return server;
    }

    public static RequestDelegate Keys(string keys) => http => http.Response.WriteAsync(keys, http.RequestAborted);

    public static RequestDelegate Status(int status, string? location = null) => http =>
    {
        http.Response.StatusCode = status;
        http.Response.Headers.Location = location;
        return Task.CompletedTask;
    };

    public ValueTask DisposeAsync() => _app.DisposeAsync();
}

/// <summary>The wall clock, moved by a test.</summary>
internal sealed class MovedClock : TimeProvider
{
    private long _ticks;

    public void Move(TimeSpan by) => Interlocked.Add(ref _ticks, by.Ticks);

    public override DateTimeOffset GetUtcNow() => System.GetUtcNow().AddTicks(_ticks);

    public override long GetTimestamp() => System.GetTimestamp() + (long)(new TimeSpan(_ticks).TotalSeconds * TimestampFrequency);
}
