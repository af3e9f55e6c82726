using System.Globalization;
using System.Net;
using System.Net.Sockets;
using System.Text;

namespace CervicalRehab.Cds.Service.Tests.Trust;

/// <summary>A request line by line, for what a client library would not send; of the answer the head.</summary>
internal static class RawHttp
{
    public static async Task<HttpResponseMessage> Send(Uri server, string request, params string[] headers)
    {
        using var socket = new TcpClient();
        await socket.ConnectAsync(server.Host, server.Port, TestContext.Current.CancellationToken);
        await using var stream = socket.GetStream();
        string[] lines = [$"{request} HTTP/1.1", $"Host: {server.Authority}", "Connection: close", .. headers, string.Empty, string.Empty];
        await stream.WriteAsync(Encoding.ASCII.GetBytes(string.Join("\r\n", lines)), TestContext.Current.CancellationToken);
        using var reader = new StreamReader(stream, Encoding.ASCII);
        var status = await reader.ReadLineAsync(TestContext.Current.CancellationToken);
        var answer = new List<string>();
        while (await reader.ReadLineAsync(TestContext.Current.CancellationToken) is { Length: > 0 } line)
        {
            answer.Add(line);
        }

        var response = new HttpResponseMessage((HttpStatusCode)int.Parse(status!.Split(' ')[1], CultureInfo.InvariantCulture)) { Content = new ByteArrayContent([]) };
        foreach (var header in answer.Select(line => line.Split(": ", 2)).Where(header => header[0] != "Connection"))
        {
            if (!response.Headers.TryAddWithoutValidation(header[0], header[1]))
            {
                response.Content.Headers.Remove(header[0]);
                response.Content.Headers.TryAddWithoutValidation(header[0], header[1]).ShouldBeTrue();
            }
        }

        return response;
    }
}
