using System.Net;
using System.Net.Sockets;
using System.Text;

namespace CervicalRehab.Cds.Service.Tests.Fetching;

/// <summary>A server on this machine that answers each connection with the same bytes and closes it: for what no web server would send.</summary>
internal sealed class RawServer : IAsyncDisposable
{
    private readonly TcpListener _listener = new(IPAddress.Loopback, 0);
    private readonly CancellationTokenSource _stopped = new();
    private readonly byte[] _answer;
    private readonly Task _served;

    public RawServer(byte[] answer)
    {
        _answer = answer;
        _listener.Start();
        _served = Serve();
    }

    /// <summary>A FHIR base on it.</summary>
    public string Base => $"http://{_listener.LocalEndpoint}/fhir";

    public async ValueTask DisposeAsync()
    {
        await _stopped.CancelAsync();
        await _served;
        _listener.Dispose();
        _stopped.Dispose();
    }

    private async Task Serve()
    {
        while (!_stopped.IsCancellationRequested)
        {
            try
            {
                using var client = await _listener.AcceptTcpClientAsync(_stopped.Token);
                await Answer(client.GetStream());
            }
            catch (Exception ended) when (ended is OperationCanceledException or IOException or SocketException)
            {
                // Whoever asked has gone, or the test is over.
            }
        }
    }

    private async Task Answer(NetworkStream stream)
    {
        using var reader = new StreamReader(stream, Encoding.ASCII, leaveOpen: true);
        while (await reader.ReadLineAsync(_stopped.Token) is { Length: > 0 })
        {
            // The request, which ends with an empty line.
        }

        await stream.WriteAsync(_answer, _stopped.Token);
    }
}
