using System.Globalization;
using System.Net.Sockets;
using System.Text;

namespace CervicalRehab.Cds.Service.Tests.Pressure;

/// <summary>A hook call whose body comes when the test says so.</summary>
internal sealed class SlowCall : IDisposable
{
    // Spaces before the JSON, sent little by little: a body that stands still would be given up by the server.
    private const int Spaces = 60_000;

    private const int Piece = 500;

    private static readonly TimeSpan BetweenPieces = TimeSpan.FromMilliseconds(500);

    private readonly TcpClient _socket = new();
    private readonly byte[] _body;
    private readonly CancellationTokenSource _isSlow = new();
    private Task<int> _slowly = Task.FromResult(0);

    private SlowCall(string body) => _body = Encoding.UTF8.GetBytes(new string(' ', Spaces) + body);

    /// <summary>Sends the head, and begins with the body.</summary>
    public static async Task<SlowCall> Start(Uri server, string path, string body, string? token = null)
    {
        var call = new SlowCall(body);
        await call._socket.ConnectAsync(server.Host, server.Port, TestContext.Current.CancellationToken);
        string[] lines =
        [
            $"POST {path} HTTP/1.1", $"Host: {server.Authority}", "Connection: close", "Content-Type: application/json", FormattableString.Invariant($"Content-Length: {call._body.Length}"),
            .. token is null ? Array.Empty<string>() : [$"Authorization: Bearer {token}"], string.Empty, string.Empty,
        ];
        await call.Send(Encoding.ASCII.GetBytes(string.Join("\r\n", lines)));
        call._slowly = call.Slowly();
        return call;
    }

    /// <summary>Sends the rest of the body; the answer.</summary>
    public async Task<Answer> Finish()
    {
        await _isSlow.CancelAsync();
        await Send(_body.AsMemory(await _slowly));
        return await Read();
    }

    /// <summary>The answer, whatever was sent.</summary>
    public async Task<Answer> Read()
    {
        var text = await Everything().WaitAsync(TimeSpan.FromSeconds(30), TestContext.Current.CancellationToken);
        var head = text[..text.IndexOf("\r\n\r\n", StringComparison.Ordinal)];
        return new Answer(int.Parse(head.Split(' ')[1], CultureInfo.InvariantCulture), head, Body(head, text[(head.Length + 4)..]));
    }

    public void Dispose()
    {
        _isSlow.Cancel();
        _socket.Dispose();
        _isSlow.Dispose();
    }

    // A server that did not want the body may close before it has come.
    private async Task<string> Everything()
    {
        var read = new List<byte>();
        var buffer = new byte[16 * 1024];
        try
        {
            // The server keeps the connection a while for the rest of a body it did not want.
            while (!IsWhole(Encoding.Latin1.GetString([.. read])) && await _socket.GetStream().ReadAsync(buffer, TestContext.Current.CancellationToken) is var count and > 0)
            {
                read.AddRange(buffer.AsSpan(0, count));
            }
        }
        catch (IOException) when (read.Count > 0)
        {
        }

        return Encoding.UTF8.GetString([.. read]);
    }

    private static bool IsWhole(string answer) => answer.Split("\r\n\r\n", 2) is [var head, var body]
        && (head.Contains("chunked", StringComparison.OrdinalIgnoreCase) ? body.EndsWith("\r\n0\r\n\r\n", StringComparison.Ordinal) : body.Length >= LengthOf(head));

    private static int LengthOf(string head) =>
        head.Split("\r\n").Where(line => line.StartsWith("Content-Length: ", StringComparison.OrdinalIgnoreCase)).Select(line => int.Parse(line.Split(' ')[1], CultureInfo.InvariantCulture)).FirstOrDefault(int.MaxValue);

    private async Task<int> Slowly()
    {
        var sent = 0;
        try
        {
            while (sent < Spaces)
            {
                await Send(_body.AsMemory(sent, Piece));
                sent += Piece;
                await Task.Delay(BetweenPieces, _isSlow.Token);
            }
        }
        catch (Exception fault) when (fault is OperationCanceledException or IOException or ObjectDisposedException)
        {
            // Finished, refused or hung up.
        }

        return sent;
    }

    // A body in chunks: each has its length, in hexadecimal, on a line before it.
    private static string Body(string head, string rest) => !head.Contains("chunked", StringComparison.OrdinalIgnoreCase)
        ? rest
        : string.Concat(rest.Split("\r\n").Where((_, index) => index % 2 == 1));

    private async Task Send(ReadOnlyMemory<byte> bytes) => await _socket.GetStream().WriteAsync(bytes, TestContext.Current.CancellationToken);
}
