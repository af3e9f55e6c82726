using System.Text.Json.Nodes;

namespace CervicalRehab.Cds.Service.Tests.Fetching;

public sealed partial class PagingTests
{
    private JsonObject Broken(string what, string key, StubFhirServer elsewhere)
    {
        _server.On(key, Faults.Json(FirstPage(what, elsewhere)));
        _server.On("signs/2", what switch
        {
            "loop" => Faults.Json(FirstPage(what, elsewhere)),
            "page two fails" => Faults.Status(500),
            "page two is null" => Faults.Json("null"),
            _ => Faults.Json(Faults.Page([], $"{_server.Base}/signs/3")),
        });
        _server.On("signs/3", Faults.Json(Faults.Page([], $"{_server.Base}/signs/4")));
        var call = FetchingHost.Without(FetchingHost.Call(_server.Base, expiresIn: what is "no token for the next page" ? 0 : 300), key);
        if (what is "no token for the next page")
        {
            call["prefetch"]![key] = JsonNode.Parse(FirstPage(what, elsewhere));
        }

        return call;
    }

    private string FirstPage(string what, StubFhirServer elsewhere) => Faults.Page(Resources(_server, "signs"), what switch
    {
        "another host" => $"{elsewhere.Base}/signs/2",
        "user info" => _server.Base.Replace("http://", "http://ehr@", StringComparison.Ordinal) + "/signs/2",
        "another scheme" => "file:///etc/hostname",
        "no address" => string.Empty,
        _ => $"{_server.Base}/signs/2",
    });

    private string Link(string kind, int page, string key = "signs") => kind switch
    {
        "relative" => $"{key}/{page}",
        "rooted" => $"/fhir/{key}/{page}",
        _ => $"{_server.Base}/{key}/{page}",
    };

    /// <summary>Serves a search in pages; gives the first one.</summary>
    private static string Paginate(StubFhirServer server, string key, int pages, Func<int, string> link, bool withTotal)
    {
        var resources = Resources(server, key);
        var parts = resources.Chunk((resources.Length + pages - 1) / pages).ToArray();
        parts.Length.ShouldBe(pages);
        string PageOf(int page) => Faults.Page(parts[page - 1], page < pages ? link(page + 1) : null, withTotal ? resources.Length : null);
        for (var page = 1; page <= pages; page++)
        {
            server.On(page == 1 ? key : $"{key}/{page}", Faults.Json(PageOf(page)));
        }

        return PageOf(1);
    }

    private static string PositiveLast(StubFhirServer server, Func<int, string> link)
    {
        var positive = Resources(server, "signs").ToLookup(resource => resource.Contains(Gait, StringComparison.Ordinal));
        var first = Faults.Page(positive[false], link(2));
        server.On("signs", Faults.Json(first));
        server.On("signs/2", Faults.Json(Faults.Page(positive[true])));
        return first;
    }

    private static string[] Resources(StubFhirServer server, string key) => [.. server.Record[key]!["entry"]!.AsArray().Select(entry => entry!["resource"]!.ToJsonString())];
}
