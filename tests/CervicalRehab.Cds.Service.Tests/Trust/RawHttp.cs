using System.Net;
using System.Net.Sockets;
using System.Text;

namespace CervicalRehab.Cds.Service.Tests.Trust;

/// <summary>A request line by line, for what a client library would not send.</summary>
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
        var parts = (await reader.ReadToEndAsync(TestContext.Current.CancellationToken)).Split("\r\n\r\n", 2);

        var answer = parts[0].Split("\r\n");
        var response = new HttpResponseMessage((HttpStatusCode)int.Parse(answer[0].Split(' ')[1], System.Globalization.CultureInfo.InvariantCulture)) { Content = new ByteArrayContent(Encoding.ASCII.GetBytes(parts[1])) };
        foreach (var header in answer.Skip(1).Select(line => line.Split(": ", 2)).Where(header => header[0] != "Connection"))
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
