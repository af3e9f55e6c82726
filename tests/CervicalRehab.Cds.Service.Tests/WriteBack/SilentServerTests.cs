using System.Net;
using System.Text;
using CervicalRehab.Cds.Workbench.WriteBack;
using Task = System.Threading.Tasks.Task;

namespace CervicalRehab.Cds.Service.Tests.WriteBack;

/// <summary>A server that takes requests and does not answer, or takes long: the page is there within a minute, and says of each item what became of it.</summary>
public sealed class SilentServerTests
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(20);
    private static readonly TimeSpan Minute = TimeSpan.FromSeconds(60);

    [Theory]
    [InlineData(WriteWay.Singly, false)]
    [InlineData(WriteWay.Singly, true)]
    [InlineData(WriteWay.Transaction, false)]
    [InlineData(WriteWay.Transaction, true)]
    public async Task A_server_that_never_answers_is_asked_no_more_and_every_item_says_so(WriteWay way, bool searches)
    {
        var server = new Slow { Posts = null, Gets = searches ? TimeSpan.FromMilliseconds(50) : null };
        var run = new Run(server, way);

        var items = await run.Press();

        server.Elapsed.ShouldBeLessThan(Minute);
        items.ShouldAllBe(item => item.State == WriteState.Unknown || item.State == WriteState.Pending);
        items.Count(item => item.State is WriteState.Unknown).ShouldBe(way is WriteWay.Transaction ? items.Count : 1);
        items.Where(item => item.State is WriteState.Pending).ShouldAllBe(item => item.Words == "Not sent: the server did not answer in time. Write again.");
        items.Where(item => item.State is WriteState.Unknown).ShouldAllBe(item => item.Words.Contains("Write again", StringComparison.Ordinal));
        server.Sent.ShouldBe(1);

        // Again, and still nothing: what may be there is not sent before it was looked for.
        server.Restart();
        await run.Press();
        server.Elapsed.ShouldBeLessThan(Minute);
        server.Sent.ShouldBe(searches ? 2 : 1);

        // It is well again: each is there once.
        (server.Posts, server.Gets) = (TimeSpan.FromMilliseconds(50), TimeSpan.FromMilliseconds(50));
        server.Restart();
        items = await run.Press();
        items.ShouldAllBe(item => item.State == WriteState.Written);
        server.Record.Count.ShouldBe(items.Count);
        server.Record.Distinct(StringComparer.Ordinal).Count().ShouldBe(items.Count);
    }

    [Fact]
    public async Task A_slow_server_is_written_to_as_far_as_the_time_goes_and_the_rest_goes_with_the_next_press()
    {
        var server = new Slow { Posts = TimeSpan.FromSeconds(4), Gets = TimeSpan.FromSeconds(4) };
        var run = new Run(server, WriteWay.Singly);

        var items = await run.Press();

        server.Elapsed.ShouldBeLessThan(Minute);
        var written = items.Count(item => item.State is WriteState.Written);
        written.ShouldBeInRange(5, items.Count - 1);
        items.ShouldAllBe(item => item.State == WriteState.Written || (item.State == WriteState.Pending && item.Words.StartsWith("Not sent", StringComparison.Ordinal)));
        for (var press = 0; press < 4; press++)
        {
            server.Restart();
            items = await run.Press();
        }

        items.ShouldAllBe(item => item.State == WriteState.Written);
        server.Record.Count.ShouldBe(items.Count);
    }

    // A second for each is no slow server.
    [Fact]
    public async Task A_server_of_a_second_an_item_takes_all_at_once()
    {
        var server = new Slow { Posts = TimeSpan.FromSeconds(1), Gets = TimeSpan.FromSeconds(1) };

        (await new Run(server, WriteWay.Singly).Press()).ShouldAllBe(item => item.State == WriteState.Written);
    }

    [Fact]
    public async Task Waiting_that_the_server_asks_for_is_within_the_time_too()
    {
        var server = new Slow { Posts = TimeSpan.FromSeconds(1), Gets = TimeSpan.FromSeconds(1), Asks = TimeSpan.FromSeconds(9) };

        var items = await new Run(server, WriteWay.Singly).Press();

        server.Elapsed.ShouldBeLessThan(Minute);
        items.ShouldAllBe(item => item.Words.Length > 0);
        items.ShouldContain(item => item.State == WriteState.Refused);
        items.ShouldContain(item => item.State == WriteState.Pending);
    }

    private sealed class Run(Slow server, WriteWay way)
    {
        private readonly Examined _examined = new();

        public async Task<IReadOnlyList<WriteItem>> Press()
        {
            using var http = new EhrHttp(server.Clock, server, Patience);
            var offer = WriteOffer.Of(way, _examined.Session.Scope, ServerTakes.Unknown);
            var items = _examined.Items(way);
            await new AssessmentWriter(http, server.Wait, server.Clock).Write(_examined.Access(), offer, way, _examined.Examination, items);
            items.Length.ShouldBeGreaterThan(10);
            return items;
        }
    }

    /// <summary>Takes so long for each request, on a clock of its own; without a time it never answers.</summary>
    private sealed class Slow : HttpMessageHandler
    {
        private readonly HandClock _clock = new();
        private long _begun;

        public TimeSpan? Posts { get; set; }

        public TimeSpan? Gets { get; set; }

        public TimeSpan? Asks { get; init; }

        public TimeProvider Clock => _clock;

        public int Sent { get; private set; }

        /// <summary>Identifiers of what is in the record.</summary>
        public List<string> Record { get; } = [];

        public TimeSpan Elapsed => Clock.GetElapsedTime(_begun);

        public void Restart() => _begun = Clock.GetTimestamp();

        public Task Wait(TimeSpan time)
        {
            _clock.Pass(time);
            return Task.CompletedTask;
        }

        protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
        {
            var isPost = request.Method == HttpMethod.Post;
            Sent += isPost ? 1 : 0;
            var takes = isPost ? Posts : Gets;
            _clock.Pass(takes ?? Patience);
            if (takes is null)
            {
                throw new TaskCanceledException("the answer never came");
            }

            if (isPost && Asks is { } asks)
            {
                var busy = new HttpResponseMessage(HttpStatusCode.TooManyRequests) { Content = new ByteArrayContent([]) };
                busy.Headers.RetryAfter = new(asks);
                return busy;
            }

            return isPost ? Created(request.RequestUri!.Segments[^1], await request.Content!.ReadAsStringAsync(cancellationToken)) : Found(request.RequestUri!);
        }

        private HttpResponseMessage Created(string type, string body)
        {
            var urns = System.Text.RegularExpressions.Regex.Matches(body, "\"value\":\"(?<urn>urn:uuid:[^\"]+)\"", System.Text.RegularExpressions.RegexOptions.None, TimeSpan.FromSeconds(1)).Select(found => found.Groups["urn"].Value).ToArray();
            Record.AddRange(urns);
            return type is "fhir"
                ? Json($$"""{ "resourceType": "Bundle", "type": "transaction-response", "entry": [{{string.Join(',', urns.Select((_, at) => $$"""{ "response": { "status": "201 Created", "location": "Observation/o{{at}}" } }"""))}}] }""")
                : Json($$"""{ "resourceType": "{{type}}", "id": "made-{{Record.Count}}" }""");
        }

        private HttpResponseMessage Found(Uri search)
        {
            var urn = Uri.UnescapeDataString(search.Query).Split('|')[1].Split('&')[0];
            var entries = Record.Contains(urn) ? $$"""{ "resource": { "resourceType": "{{search.Segments[^1]}}", "id": "found", "identifier": [{ "value": "{{urn}}" }] } }""" : string.Empty;
            return Json($$"""{ "resourceType": "Bundle", "type": "searchset", "entry": [{{entries}}] }""");
        }

        private static HttpResponseMessage Json(string body) => new(HttpStatusCode.OK) { Content = new StringContent(body, Encoding.UTF8, "application/fhir+json") };
    }

    private sealed class HandClock : TimeProvider
    {
        private long _ticks;

        public override long TimestampFrequency => TimeSpan.TicksPerSecond;

        public void Pass(TimeSpan time) => _ticks += time.Ticks;

        public override long GetTimestamp() => _ticks;
    }
}
