using System.Buffers.Text;
using System.Text;
using System.Text.Json;
using CervicalRehab.Cds.Service.Hosting;
using CervicalRehab.Cds.Service.Samples;
using CervicalRehab.Cds.Service.Tests.Conformance;
using CervicalRehab.Cds.Service.Tests.Fetching;
using CervicalRehab.Cds.Service.Trust;
using CervicalRehab.Cds.Workbench.Smart;
using CervicalRehab.Cds.Workbench.WriteBack;
using Microsoft.Extensions.Configuration;

namespace CervicalRehab.Cds.Service.Tests.Smart;

/// <summary>The card's link to the course, and the settings behind it.</summary>
public sealed class CourseLinkTests
{
    private const string Server = "http://127.0.0.1:9/fhir";

    private static readonly string[] Set = [$"Smart:Servers:0:Issuer={Server}", "Smart:Servers:0:ClientId=course-app"];

    [Fact]
    [Meets("CARD-11", "LINK-1", "LINK-2", "LINK-3", "LINK-4", "LINK-7", "INF-15")]
    public async Task The_pathway_card_of_an_EHR_that_can_launch_links_the_course_without_naming_the_patient()
    {
        using var host = new FetchingHost(Set);
        var card = (await host.Post(FetchingHost.Call(Server + "/"))).Json.GetProperty("cards")[0];
        var link = card.GetProperty("links").EnumerateArray().Single(one => one.GetProperty("type").GetString() == "smart");

        link.EnumerateObject().Select(member => member.Name).ShouldBe(["label", "url", "type", "appContext"]);
        link.GetProperty("label").GetString().ShouldNotBeNullOrWhiteSpace();
        link.GetProperty("type").GetString().ShouldBe("smart");
        new Uri(link.GetProperty("url").GetString()!).Host.ShouldNotBeEmpty();
        link.GetProperty("url").GetString().ShouldEndWith("/launch");
        Context(link).EnumerateObject().Select(member => member.Name).ShouldBe(["topic", "contentVersion"]);
        link.GetRawText().ShouldNotContain("sample-patient");
    }

    [Fact]
    public async Task A_card_that_asks_for_an_examination_links_the_form_and_says_which_facts_are_missing_and_nothing_of_the_patient()
    {
        using var host = new FetchingHost(Set);
        var card = (await host.Post(FetchingHost.Call(Server, SamplePatient.Baseline(TestHost.Today).Without("gait-instability", "shoulder-rom")))).Json.GetProperty("cards")[0];
        var link = card.GetProperty("links").EnumerateArray().Single(one => one.GetProperty("type").GetString() == "smart");

        link.GetProperty("url").GetString().ShouldEndWith("/launch");
        link.GetProperty("appContext").GetString()!.ShouldMatch("^[A-Za-z0-9_-]+$");
        var context = Context(link);
        context.GetProperty("page").GetString().ShouldBe("assessment");
        context.GetProperty("asked").EnumerateArray().Select(fact => fact.GetString()).ShouldBe(["gait-instability", "shoulder-rom"]);
        context.GetRawText().ShouldNotContain("sample");
        LaunchContext.Read(link.GetProperty("appContext").GetString()).ShouldSatisfyAllConditions(
            read => read.IsForAssessment.ShouldBeTrue(), read => read.Asked.ShouldBe(["gait-instability", "shoulder-rom"]));
    }

    [Fact]
    public async Task A_reassessment_card_links_the_form_with_the_six_movements()
    {
        using var host = new FetchingHost(Set);
        var cards = (await host.Post(FetchingHost.Call(Server, SamplePatient.Baseline(TestHost.Today).Without("rom-cervical-panel").WithProgramme(21)))).Json.GetProperty("cards").EnumerateArray().ToArray();
        var side = cards.Single(card => card.GetProperty("source").GetProperty("topic").GetProperty("code").GetString() == "reassessment-due");

        Context(side.GetProperty("links").EnumerateArray().Single(one => one.GetProperty("type").GetString() == "smart")).GetProperty("asked").GetArrayLength().ShouldBe(6);
        cards.Single(card => card.GetProperty("source").GetProperty("topic").GetProperty("code").GetString() == "hold").GetProperty("links")[1].GetProperty("label").GetString().ShouldBe("Course of this patient");
    }

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("not base64url!")]
    [InlineData("{\"page\":\"assessment\"}")]
    [InlineData("bm8ganNvbg")]
    public void A_context_that_cannot_be_read_says_nothing(string? context) => LaunchContext.Read(context).ShouldBe(LaunchContext.None);

    [Theory]
    [InlineData("http://127.0.0.1:9/other", "")]
    [InlineData(Server, "Workbench:Enabled=false")]
    public async Task Nobody_else_sees_a_link(string server, string more)
    {
        using var host = new FetchingHost([.. Set, .. more.Length == 0 ? Array.Empty<string>() : [more]]);

        (await host.Post(FetchingHost.Call(server))).Text.ShouldNotContain("\"smart\"");
    }

    [Theory]
    [InlineData(true, Server, "app", "")]
    [InlineData(true, "https://ehr.example/fhir", "app", "")]
    [InlineData(true, "http://ehr.example/fhir", "app", "Smart:Servers:0:Issuer")]
    [InlineData(false, Server, "app", "Smart:Servers:0:Issuer")]
    [InlineData(true, "here", "app", "Smart:Servers:0:Issuer")]
    [InlineData(true, Server, "", "Smart:Servers:0:ClientId")]
    public void A_server_that_cannot_be_launched_from_refuses_the_start(bool isDevelopment, string issuer, string clientId, string named)
    {
        var refusals = SmartServerOptions.Refusals([new() { Issuer = issuer, ClientId = clientId }], Trust(isDevelopment));

        refusals.Length.ShouldBe(named.Length == 0 ? 0 : 1);
        string.Concat(refusals).ShouldContain(named);
    }

    [Theory]
    [InlineData(null, false)]
    [InlineData("singly", false)]
    [InlineData("Note", false)]
    [InlineData("2", true)]
    [InlineData("transactions", true)]
    public void A_way_of_writing_that_is_not_known_refuses_the_start(string? way, bool isRefused) =>
        SmartServerOptions.Refusals([new() { Issuer = Server, ClientId = "app", Write = way }], Trust(isDevelopment: true)).Length.ShouldBe(isRefused ? 1 : 0);

    [Fact]
    public void The_ways_that_can_be_set_are_the_ways_there_are() => SmartServerOptions.Ways.ShouldBe(Enum.GetNames<WriteWay>());

    [Theory]
    [InlineData("https://ehr.example/fhir", "https://ehr.example/fhir", true)]
    [InlineData("https://ehr.example/fhir", "https://ehr.example/fhir/", true)]
    [InlineData("https://ehr.example/fhir", "https://ehr.example/fhir2", false)]
    public void One_EHR_that_is_listed_twice_refuses_the_start(string one, string other, bool isRefused)
    {
        var refusals = SmartServerOptions.Refusals([new() { Issuer = one, ClientId = "app" }, new() { Issuer = other, ClientId = "other" }], Trust(isDevelopment: true));

        refusals.ShouldBe(isRefused ? ["Smart:Servers:1:Issuer is the issuer of Smart:Servers:0 too: list each EHR once."] : []);
    }

    [Fact]
    public void Once_clients_are_registered_the_server_is_one_of_theirs()
    {
        var trust = Trust(isDevelopment: false, "Clients:0:Issuer=https://ehr.example", "Clients:0:FhirServers:0=https://ehr.example/fhir/");

        SmartServerOptions.Refusals([new() { Issuer = "https://ehr.example/fhir", ClientId = "app" }], trust).ShouldBeEmpty();
        string.Concat(SmartServerOptions.Refusals([new() { Issuer = "https://other.example/fhir", ClientId = "app" }], trust)).ShouldContain("registered client");
    }

    private static JsonElement Context(JsonElement link) => JsonElement.Parse(Encoding.UTF8.GetString(Base64Url.DecodeFromChars(link.GetProperty("appContext").GetString()!)));

    private static TrustSettings Trust(bool isDevelopment, params string[] settings) => TrustSettings.Read(
        new ConfigurationBuilder().AddInMemoryCollection(settings.Select(setting => KeyValuePair.Create(setting.Split('=', 2)[0], (string?)setting.Split('=', 2)[1]))).Build(), isDevelopment);
}
