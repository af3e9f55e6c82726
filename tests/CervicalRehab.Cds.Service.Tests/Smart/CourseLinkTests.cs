using System.Text.Json;
using CervicalRehab.Cds.Service.Hosting;
using CervicalRehab.Cds.Service.Tests.Conformance;
using CervicalRehab.Cds.Service.Tests.Fetching;
using CervicalRehab.Cds.Service.Trust;
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
        JsonElement.Parse(link.GetProperty("appContext").GetString()!).EnumerateObject().Select(member => member.Name).ShouldBe(["topic", "contentVersion"]);
        link.GetRawText().ShouldNotContain("sample-patient");
    }

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

    [Fact]
    public void Once_clients_are_registered_the_server_is_one_of_theirs()
    {
        var trust = Trust(isDevelopment: false, "Clients:0:Issuer=https://ehr.example", "Clients:0:FhirServers:0=https://ehr.example/fhir/");

        SmartServerOptions.Refusals([new() { Issuer = "https://ehr.example/fhir", ClientId = "app" }], trust).ShouldBeEmpty();
        string.Concat(SmartServerOptions.Refusals([new() { Issuer = "https://other.example/fhir", ClientId = "app" }], trust)).ShouldContain("registered client");
    }

    private static TrustSettings Trust(bool isDevelopment, params string[] settings) => TrustSettings.Read(
        new ConfigurationBuilder().AddInMemoryCollection(settings.Select(setting => KeyValuePair.Create(setting.Split('=', 2)[0], (string?)setting.Split('=', 2)[1]))).Build(), isDevelopment);
}
