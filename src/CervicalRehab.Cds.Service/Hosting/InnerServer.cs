using System.Globalization;
using System.IO.Pipelines;
using System.Net;
using System.Text;
using System.Threading.Channels;
using Microsoft.AspNetCore.Connections;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Server.Kestrel.Core;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Options;

namespace CervicalRehab.Cds.Service.Hosting;

/// <summary>
/// A second instance of the web server whose connections exist only within the process: nothing listens, so nobody else can call it, and
/// it logs and counts nothing of its own. What it runs is compiled for the real one as well.
/// </summary>
internal sealed class InnerServer : IAsyncDisposable
{
    // HTTP/1.1 200
    private const int StatusEnd = 12;

    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(1);

    private readonly ProcessTransport _transport = new();
    private readonly KestrelServer _server;

    private InnerServer(IServiceProvider services)
    {
        var options = new KestrelServerOptions { ApplicationServices = services, AddServerHeader = false };
        options.Listen(_transport.EndPoint, listen => listen.Protocols = HttpProtocols.Http1);
        _server = new KestrelServer(Options.Create(options), _transport, NullLoggerFactory.Instance);
    }

    /// <summary>A server that hands every call to <paramref name="application"/>.</summary>
    public static async Task<InnerServer> Start(IServiceProvider services, IHttpApplication<HttpContext> application, CancellationToken ct)
    {
        var server = new InnerServer(services);
        await server._server.StartAsync(application, ct);
        return server;
    }

    /// <summary>The answer to one JSON call, as it goes over the wire, and its status; 0 when there was none.</summary>
    public async Task<(int Status, byte[] Answer)> Post(string path, byte[] body, CancellationToken ct)
    {
        var connection = _transport.Connect();
        var head = Encoding.ASCII.GetBytes($"POST {path} HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\nContent-Type: application/json\r\nContent-Length: {body.Length}\r\n\r\n");
        await connection.Output.WriteAsync(head, ct);
        // In two parts, as from a network: to wait for the rest is code as well.
        await connection.Output.WriteAsync(body.AsMemory(0, body.Length / 2), ct);
        await Task.Delay(1, ct);
        await connection.Output.WriteAsync(body.AsMemory(body.Length / 2), ct);
        using var answer = new MemoryStream();
        await connection.Input.CopyToAsync(answer, ct);
        await connection.Output.CompleteAsync();
        await connection.Input.CompleteAsync();
        var bytes = answer.ToArray();
        return (bytes.Length > StatusEnd && int.TryParse(bytes.AsSpan(StatusEnd - 3, 3), CultureInfo.InvariantCulture, out var status) ? status : 0, bytes);
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        // A call that does not end is cut, or the service would never be ready.
        using var limit = new CancellationTokenSource(Patience);
        await _server.StopAsync(limit.Token);
        _server.Dispose();
    }

    // A pair of pipes for each connection.
    private sealed class ProcessTransport : IConnectionListenerFactory, IConnectionListener
    {
        private readonly Channel<ConnectionContext> _waiting = Channel.CreateUnbounded<ConnectionContext>();
        private int _count;

        public EndPoint EndPoint { get; } = new WithinTheProcess();

        public Side Connect()
        {
            var (there, back) = (new Pipe(), new Pipe());
            var caller = new Side(back.Reader, there.Writer);
            _waiting.Writer.TryWrite(new Connection($"inner-{Interlocked.Increment(ref _count)}", new Side(there.Reader, back.Writer), caller));
            return caller;
        }

        public ValueTask<IConnectionListener> BindAsync(EndPoint endpoint, CancellationToken cancellationToken = default) => new(this);

        public async ValueTask<ConnectionContext?> AcceptAsync(CancellationToken cancellationToken = default) =>
            await _waiting.Reader.WaitToReadAsync(cancellationToken) && _waiting.Reader.TryRead(out var next) ? next : null;

        public ValueTask UnbindAsync(CancellationToken cancellationToken = default)
        {
            _waiting.Writer.TryComplete();
            return default;
        }

        public ValueTask DisposeAsync() => default;
    }

    internal sealed record Side(PipeReader Input, PipeWriter Output) : IDuplexPipe;

    // The server disposes a connection that is done, and leaves it to the transport to close it.
    private sealed class Connection(string id, Side server, Side caller) : DefaultConnectionContext(id, server, caller)
    {
        public override async ValueTask DisposeAsync()
        {
            await server.Input.CompleteAsync();
            await server.Output.CompleteAsync();
            await base.DisposeAsync();
        }
    }

    private sealed class WithinTheProcess : EndPoint
    {
        public override string ToString() => "within the process";
    }
}
