using System.Net;
using System.Text;
using CervicalRehab.Cds.Workbench.WriteBack;
using Task = System.Threading.Tasks.Task;

namespace CervicalRehab.Cds.Service.Tests.WriteBack;

/// <summary>A server, or what stands before it, that answers a create with success and stores nothing: only what is shown to be in the record is written.</summary>
public sealed class SaysItIsDoneTests
{
    private const string Page = "<html><title>Sign in</title></html>";
    private const string Info = """{ "resourceType": "OperationOutcome", "issue": [{ "severity": "information", "code": "informational", "diagnostics": "all is well" }] }""";
    private const string Error = """{ "resourceType": "OperationOutcome", "issue": [{ "severity": "error", "code": "processing", "diagnostics": "not wanted here" }] }""";
    private const string Empty = """{ "resourceType": "Bundle", "type": "searchset" }""";

    [Theory]
    [InlineData(HttpStatusCode.OK, Page, WriteState.Unknown)]
    [InlineData(HttpStatusCode.OK, "", WriteState.Unknown)]
    [InlineData(HttpStatusCode.OK, Info, WriteState.Unknown)]
    [InlineData(HttpStatusCode.OK, Error, WriteState.Refused)]
    [InlineData(HttpStatusCode.OK, """{ "resourceType": "Bundle", "type": "batch-response", "entry": [{ "response": { "status": "403 Forbidden" } }] }""", WriteState.Unknown)]
    [InlineData(HttpStatusCode.OK, """{ "resourceType": "Patient", "id": "x" }""", WriteState.Unknown)]
    [InlineData(HttpStatusCode.NoContent, "", WriteState.Unknown)]
    [InlineData(HttpStatusCode.Accepted, "", WriteState.Unknown)]
    [InlineData(HttpStatusCode.Created, "", WriteState.Written)]
    [InlineData(HttpStatusCode.Created, Info, WriteState.Written)]
    public async Task What_is_said_to_be_done_and_is_not_found_is_not_written(HttpStatusCode status, string body, WriteState state)
    {
        var items = await Written(new Answering(status, body, _ => Empty));

        items.ShouldAllBe(item => item.State == state);
        items.ShouldAllBe(item => item.Words.Length > 0);
        if (state is WriteState.Refused)
        {
            items.ShouldAllBe(item => item.Words.Contains("not wanted here", StringComparison.Ordinal));
        }
    }

    // Where nothing can be looked for, success without a word of what was done is not believed, and neither is an error beside it.
    [Theory]
    [InlineData(Page)]
    [InlineData("")]
    [InlineData(Error)]
    public async Task What_cannot_be_looked_for_is_unknown(string body) =>
        (await Written(new Answering(HttpStatusCode.OK, body, _ => Page))).ShouldAllBe(item => item.State == WriteState.Unknown);

    [Theory]
    [InlineData(Page)]
    [InlineData("")]
    [InlineData(Info)]
    [InlineData(Error)]
    public async Task What_is_found_in_the_record_is_written_whatever_was_answered(string body)
    {
        var items = await Written(new Answering(HttpStatusCode.OK, body, Found));

        items.ShouldAllBe(item => item.State == WriteState.Written && item.ServerId == "found-1");
    }

    [Fact]
    public async Task The_resource_itself_with_its_id_is_proof()
    {
        var items = await Written(new Answering(HttpStatusCode.OK, null, _ => Empty));

        items.ShouldAllBe(item => item.State == WriteState.Written && item.ServerId == "made-1");
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task FA_9_After_a_server_that_does_not_answer_nothing_more_is_sent_and_each_item_says_so(bool isTimeout)
    {
        using var server = new Silent(isTimeout);
        var items = await Written(server);

        server.Creates.ShouldBe(1);
        items[0].State.ShouldBe(WriteState.Unknown);
        items.Skip(1).ShouldAllBe(item => item.State == WriteState.Pending && item.Words.Contains("not sent", StringComparison.OrdinalIgnoreCase) && !item.MayBeThere);
    }

    private static string Found(Uri search)
    {
        var urn = Uri.UnescapeDataString(search.Query).Split('|')[1].Split('&')[0];
        return $$"""{ "resourceType": "Bundle", "type": "searchset", "entry": [{ "resource": { "resourceType": "{{search.Segments[^1]}}", "id": "found-1", "identifier": [{ "value": "{{urn}}" }] } }] }""";
    }

    private static async Task<IReadOnlyList<WriteItem>> Written(HttpMessageHandler server)
    {
        using var http = new EhrHttp(TimeProvider.System, server, TimeSpan.FromSeconds(5));
        var examined = new Examined();
        var offer = WriteOffer.Of(WriteWay.Singly, examined.Session.Scope, ServerTakes.Unknown);
        var items = examined.Items();
        await new AssessmentWriter(http, _ => Task.CompletedTask, TimeProvider.System).Write(examined.Access(), offer, offer.Best, examined.Examination, items);
        items.ShouldNotBeEmpty();
        return items;
    }

    /// <summary>Takes every create and answers none.</summary>
    private sealed class Silent(bool isTimeout) : HttpMessageHandler
    {
        public int Creates { get; private set; }

        protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
        {
            Creates += request.Method == HttpMethod.Post ? 1 : 0;
            return isTimeout ? throw new TaskCanceledException("no answer") : throw new HttpRequestException(HttpRequestError.ResponseEnded, "the connection broke");
        }
    }

    /// <summary>Answers every create alike, without a body with the resource that was sent, and every search as told.</summary>
    private sealed class Answering(HttpStatusCode status, string? body, Func<Uri, string> search) : HttpMessageHandler
    {
        protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken) => Task.FromResult(request.Method == HttpMethod.Get
            ? Of(HttpStatusCode.OK, search(request.RequestUri!))
            : Of(status, body ?? $$"""{ "resourceType": "{{request.RequestUri!.Segments[^1]}}", "id": "made-1" }"""));

        private static HttpResponseMessage Of(HttpStatusCode status, string body) => new(status) { Content = new StringContent(body, Encoding.UTF8, "application/fhir+json") };
    }
}
