using System.Net;
using System.Net.Sockets;
using CervicalRehab.Cds.Service.Hosting;
using CervicalRehab.Cds.Service.Tests.Fetching;
using Microsoft.Extensions.Configuration;

namespace CervicalRehab.Cds.Service.Tests.Wire;

/// <summary>A setting that is misspelt, or is no yes or no, ends the start with a line that names it: what it should have switched on would else be missing without a word.</summary>
public sealed class SettingsShapeTests
{
    [Theory]
    // setting, the one line (empty: starts)
    [InlineData("Terminology:ConceptMaps:0=map.json", "")]
    [InlineData("terminology:conceptmaps:0=map.json", "")]
    [InlineData("Terminology:ConceptMaps=map.json", "Terminology__ConceptMaps is a list: Terminology__ConceptMaps__0 is its first entry.")]
    [InlineData("Terminology:ConceptMaps=", "")]
    [InlineData("Terminology:ConceptMap:0=map.json", "Terminology__ConceptMap is no setting: the nearest is Terminology__ConceptMaps.")]
    [InlineData("Terminology:ConceptMaps:first=map.json", "Terminology__ConceptMaps__first is no setting: the entries of Terminology__ConceptMaps are numbered, Terminology__ConceptMaps__0 is the first.")]
    [InlineData("Terminolgy:ConceptMaps:0=map.json", "Terminolgy__ConceptMaps is no setting: the nearest is Terminology__ConceptMaps.")]
    [InlineData("Fetch:BudgetMiliseconds=900", "Fetch__BudgetMiliseconds is no setting: the nearest is Fetch__BudgetMilliseconds.")]
    [InlineData("Card:Focus=order", "Card__Focus is no setting: the nearest is Cards__Focus.")]
    [InlineData("Cards:Focus:0=order", "Cards__Focus__0 is no setting: the nearest is Cards__Focus.")]
    [InlineData("Smart:Servers:0:Secret=x", "Smart__Servers__0__Secret is no setting: the nearest is Smart__Servers__0__Issuer.")]
    [InlineData("Smart:Server:0:Issuer=x", "Smart__Server is no setting: the nearest is Smart__Servers.")]
    [InlineData("Content:ApprovedFrom=x", "Content__ApprovedFrom is no setting: the nearest is Content__ApprovedOn.")]
    [InlineData("Clients:0:FhirServer=https://ehr.example/fhir", "Clients__0__FhirServer is no setting: the nearest is Clients__0__FhirServers.")]
    [InlineData("Clients:0:FhirServers=https://ehr.example/fhir", "Clients__0__FhirServers is a list: Clients__0__FhirServers__0 is its first entry.")]
    [InlineData("Clients:0:OrderKeys:0:Sistem=x", "Clients__0__OrderKeys__0__Sistem is no setting: the nearest is Clients__0__OrderKeys__0__System.")]
    [InlineData("Clients:0:Profile:AnythingThatItsOwnRulesJudge=x", "")]
    [InlineData("Client:0:Issuer=https://ehr.example", "Client__0__Issuer is no setting: the nearest is Clients__0__Issuer.")]
    [InlineData("Database:Conection=x", "Database__Conection is no setting: the nearest is Database__ConnectionString.")]
    [InlineData("Clock:FixedAtt=x", "Clock__FixedAtt is no setting: the nearest is Clock__FixedAt.")]
    [InlineData("SilentRun:Salt=x", "")]
    [InlineData("SilentRun:PartMegabytes=much", "SilentRun__PartMegabytes must be a whole number.")]
    [InlineData("Terminology:AcceptM488X2Alone=no", "Terminology__AcceptM488X2Alone must be true or false.")]
    [InlineData("Terminology:AcceptM488X2Alone=False", "")]
    [InlineData("Workbench:Enabled=maybe", "Workbench__Enabled must be true or false.")]
    [InlineData("Telemetry:Prometheus=1", "Telemetry__Prometheus must be true or false.")]
    [InlineData("Smart:Servers:0:NotesAreDrafts=yes", "Smart__Servers__0__NotesAreDrafts must be true or false.")]
    [InlineData("Fetch:BreakerFailureRatio=half", "Fetch__BreakerFailureRatio must be a number, for instance 0.5.")]
    [InlineData("Fetch:Retries=two", "Fetch__Retries must be a whole number.")]
    // Of others: their sections, and their variables that happen to have the name of one of ours.
    [InlineData("Logging:LogLevel:Default=Debug", "")]
    [InlineData("Kestrel:Endpoints:Http:Url=http://localhost:1", "")]
    [InlineData("Card:Colour=red", "")]
    [InlineData("Patch:BudgetMilliseconds2=1", "")]
    [InlineData("CLIENTS=9", "")]
    [InlineData("TELEMETRY=off", "")]
    [InlineData("FETCH_PORT=80", "")]
    [InlineData("PUBLIC_BASE_URL=https://another.example", "")]
    public void A_misspelt_setting_is_named_with_the_nearest_that_there_is(string setting, string line)
    {
        var pair = setting.Split('=', 2);
        var settings = new ConfigurationBuilder().AddInMemoryCollection([KeyValuePair.Create(pair[0], (string?)pair[1])]).Build();

        SettingsShape.Refusals(settings).ShouldBe(line.Length == 0 ? [] : [line]);
    }

    [Theory]
    [InlineData("Terminology__ConceptMap__0=map.json", "- Terminology__ConceptMap is no setting: the nearest is Terminology__ConceptMaps.")]
    [InlineData("Terminology__AcceptM488X2Alone=no", "- Terminology__AcceptM488X2Alone must be true or false.")]
    [InlineData("Telemetry__Prometheus=1", "- Telemetry__Prometheus must be true or false.")]
    [InlineData("OTEL_EXPORTER_OTLP_ENDPOINT=notaurl", "- OTEL_EXPORTER_OTLP_ENDPOINT must be an absolute http or https address, for instance http://collector.example:4317.")]
    public async Task The_process_says_it_in_one_line_with_status_1(string setting, string line)
    {
        var (status, error) = await ServiceProcess.Run("Development", setting);

        status.ShouldBe(1);
        error.TrimEnd().Split('\n').ShouldBe(["The service does not start:", line]);
    }

    [Fact]
    public async Task An_address_that_is_in_use_is_named_in_one_line()
    {
        using var other = new TcpListener(IPAddress.Loopback, 0);
        other.Start();

        var (status, error) = await ServiceProcess.Run("Development", $"Kestrel__Endpoints__Http__Url=http://127.0.0.1:{((IPEndPoint)other.LocalEndpoint).Port}", "WarmUp__Calls=0");

        status.ShouldBe(1);
        error.TrimEnd().Split('\n').Length.ShouldBe(2, error);
        error.ShouldContain("address already in use");
    }

    // A list or a number that is set to nothing is not set: files of settings often hold such lines.
    [Theory]
    [InlineData("Terminology__AcceptM488X2Alone=")]
    [InlineData("Workbench__Enabled=")]
    [InlineData("Fetch__Retries=")]
    [InlineData("Shutdown__DrainSeconds=")]
    public async Task A_setting_without_a_value_ends_no_start_with_a_stack_trace(string setting)
    {
        // Another setting ends this start.
        var (status, error) = await ServiceProcess.Run("Development", setting, "Cards__Focus=never");

        status.ShouldBe(1);
        error.TrimEnd().Split('\n').ShouldBe(["The service does not start:", "- Cards__Focus must be one of always, order."]);
    }
}
