using System.Security.Cryptography;
using System.Text.Json.Nodes;
using CervicalRehab.Cds.Service.Hosting;
using CervicalRehab.Cds.Service.Tests.Fetching;
using CervicalRehab.Cds.Service.Trust;
using Microsoft.Extensions.Configuration;

namespace CervicalRehab.Cds.Service.Tests.Trust;

/// <summary>Every mistake in a client's settings refuses the start and names itself.</summary>
public sealed class ClientRulesTests : IDisposable
{
    private const string Right = "Clients:0:Issuer=https://ehr.example;Clients:0:JwksFile=FILE";

    private readonly TestClient _client = new();

    [Theory]
    [InlineData(Right, "")]
    [InlineData("Clients:0:Issuer=https://ehr.example;Clients:0:JwksUrl=https://ehr.example/keys", "")]
    [InlineData(Right + ";Clients:0:JwksUrl=", "")]
    [InlineData(Right + ";Clients:0:Origins:0=https://ehr.example;Clients:0:Tenants:0=north;Clients:0:Algorithms:0=ES384;Clients:0:Capabilities:0=actionSelectionBehavior", "")]
    [InlineData("Clients:0:JwksFile=FILE", "Clients:0:Issuer is required")]
    [InlineData("Clients:0:Issuer= ;Clients:0:JwksFile=FILE", "Clients:0:Issuer is required")]
    [InlineData("Clients:0:Issuer=https://ehr.example", "Clients:0:JwksFile or JwksUrl is required")]
    [InlineData(Right + ";Clients:0:JwksUrl=https://ehr.example/keys", "Clients:0:JwksFile and JwksUrl exclude each other")]
    [InlineData(Right + ";Clients:2:Issuer=https://ehr.example;Clients:2:JwksFile=FILE", "Clients:2:Issuer is the issuer of Clients:0 too")]
    [InlineData("Clients:0:Issuer=i;Clients:0:JwksUrl=http://ehr.example/keys", "Clients:0:JwksUrl must be an absolute https address.")]
    [InlineData("Clients:0:Issuer=i;Clients:0:JwksUrl=http://127.0.0.1/keys", "Clients:0:JwksUrl must be an absolute https address.")]
    [InlineData("Clients:0:Issuer=i;Clients:0:JwksUrl=https://user@ehr.example/keys", "Clients:0:JwksUrl must be")]
    [InlineData("Clients:0:Issuer=i;Clients:0:JwksUrl=keys", "Clients:0:JwksUrl must be")]
    [InlineData("Clients:0:Issuer=i;Clients:0:JwksFile=no-such-file", "Clients:0:JwksFile cannot be read")]
    [InlineData("Clients:0:Issuer=i;Clients:0:JwksFile=.", "Clients:0:JwksFile cannot be read")]
    [InlineData(Right + ";Clients:0:Algorithms:0=HS384", "Clients:0:Algorithms:0 must be one of ES256, ES384")]
    [InlineData(Right + ";Clients:0:Algorithms:0=none", "Clients:0:Algorithms:0 must be one of")]
    [InlineData(Right + ";Clients:0:Algorithms:0=ES384;Clients:0:Algorithms:1=es384", "Clients:0:Algorithms:1 must be one of")]
    [InlineData(Right + ";Clients:0:Algorithms:0=ES512", "Clients:0:JwksFile holds no key for ES512")]
    [InlineData(Right + ";Clients:0:Origins:0=*", "Clients:0:Origins:0 must be an origin")]
    [InlineData(Right + ";Clients:0:Origins:0=null", "Clients:0:Origins:0 must be an origin")]
    [InlineData(Right + ";Clients:0:Origins:0=ehr.example", "Clients:0:Origins:0 must be an origin")]
    [InlineData(Right + ";Clients:0:Origins:0=https://ehr.example/", "Clients:0:Origins:0 must be an origin")]
    [InlineData(Right + ";Clients:0:Origins:0=https://ehr.example:443", "Clients:0:Origins:0 must be an origin")]
    [InlineData(Right + ";Clients:0:Origins:0=https://EHR.example", "Clients:0:Origins:0 must be an origin")]
    [InlineData(Right + ";Clients:0:Origins:0=https://a.example;Clients:0:Origins:1=https://*.example", "Clients:0:Origins:1 must be an origin")]
    [InlineData(Right + ";Clients:0:Tenants:0=", "Clients:0:Tenants:0 must be")]
    [InlineData(Right + ";Clients:0:Capabilities:0=systemActions", "Clients:0:Capabilities:0 must be one of actionSelectionBehavior")]
    [InlineData(Right + ";Clients:0:FhirServers:0=http://ehr.example/fhir", "Clients:0:FhirServers:0 must be an absolute https address.")]
    [InlineData(Right + ";Clients:0:Profile=epic", "")]
    [InlineData(Right + ";Clients:0:Profile=oracle;Clients:0:Profile:DetailFormat=plain;Clients:0:Profile:creates=CarePlan, ServiceRequest;Clients:0:Profile:ActionsPerSuggestion=all;Clients:0:Profile:SummaryLength=139", "")]
    [InlineData(Right + ";Clients:0:Profile:Creates=none", "")]
    [InlineData(Right + ";Clients:0:Profile=Epic", "Clients:0:Profile must be one of cds-hooks, epic, oracle, athena.")]
    [InlineData(Right + ";Clients:0:Profile=cerner", "Clients:0:Profile must be one of cds-hooks, epic, oracle, athena.")]
    [InlineData(Right + ";Clients:0:Profile=epic;Clients:0:Profile:Markdown=plain", "Clients:0:Profile:Markdown is no row of a profile: one of Creates, Updates, Deletes, ActionsPerSuggestion")]
    [InlineData(Right + ";Clients:0:Profile:SelectionBehavior=all", "Clients:0:Profile:SelectionBehavior must be one of at-most-one, any.")]
    [InlineData(Right + ";Clients:0:Profile:SelectionBehavior=", "Clients:0:Profile:SelectionBehavior must be one of at-most-one, any.")]
    [InlineData(Right + ";Clients:0:Profile:SummaryLength=140", "Clients:0:Profile:SummaryLength must be a number from 80 to 139.")]
    [InlineData(Right + ";Clients:0:Profile:ActionsPerSuggestion=0", "Clients:0:Profile:ActionsPerSuggestion must be all or a number from 1 to 20.")]
    [InlineData(Right + ";Clients:0:Profile:Creates=CarePlan,Task", "Clients:0:Profile:Creates must be none, or a list of CarePlan, ServiceRequest separated by commas.")]
    [InlineData(Right + ";Clients:0:OrderKeys:0:Kind=spine-surgery;Clients:0:OrderKeys:0:System=urn:com.epic.cdshooks.action.code.system.preference-list-item;Clients:0:OrderKeys:0:Code=4711;Clients:0:OrderKeys:0:Display=Spine", "")]
    [InlineData(Right + ";Clients:0:OrderKeys:0:Kind=surgery;Clients:0:OrderKeys:0:System=urn:x:y;Clients:0:OrderKeys:0:Code=1", "Clients:0:OrderKeys:0:Kind must be one of physical-therapy, spine-surgery, assessment, mobilization.")]
    [InlineData(Right + ";Clients:0:OrderKeys:0:Kind=assessment;Clients:0:OrderKeys:0:System=preference-list;Clients:0:OrderKeys:0:Code=1", "Clients:0:OrderKeys:0:System must be the absolute URI of a code system")]
    [InlineData(Right + ";Clients:0:OrderKeys:0:Kind=assessment;Clients:0:OrderKeys:0:System=urn:x:y", "Clients:0:OrderKeys:0:Code must be the site's key")]
    [InlineData(Right + ";Clients:0:OrderKeys:0:Kind=assessment;Clients:0:OrderKeys:0:System=urn:x:y;Clients:0:OrderKeys:0:Code=1;Clients:0:OrderKeys:1:Kind=assessment;Clients:0:OrderKeys:1:System=urn:x:y;Clients:0:OrderKeys:1:Code=2", "Clients:0:OrderKeys:1:Kind assessment is keyed by OrderKeys:0 too")]
    public void SEC_1_A_mistake_in_a_client_refuses_the_start_and_says_what_to_set(string settings, string refusal)
    {
        var refusals = Settings(settings.Replace("FILE", _client.KeyFile, StringComparison.Ordinal), isDevelopment: false).Refusals();

        refusals.Length.ShouldBe(refusal.Length == 0 ? 0 : 1, string.Join('\n', refusals));
        string.Concat(refusals).ShouldStartWith(refusal);
    }

    [Theory]
    [InlineData("http://127.0.0.1:8080/keys", true)]
    [InlineData("http://localhost/keys", true)]
    [InlineData("http://ehr.example/keys", false)]
    [InlineData("ftp://localhost/keys", false)]
    public void JWT_9_Keys_may_come_over_http_in_Development_and_from_this_machine_alone(string address, bool allowed) =>
        Settings($"Clients:0:Issuer=i;Clients:0:JwksUrl={address}").Refusals().IsEmpty.ShouldBe(allowed);

    [Theory]
    [InlineData("not JSON", "is not a JSON Web Key Set")]
    [InlineData("{}", "is not a JSON Web Key Set")]
    [InlineData("""{ "keys": [], "keys": [] }""", "is not a JSON Web Key Set")]
    [InlineData("""{ "keys": [] }""", "holds no key for ES384 or RS384")]
    [InlineData("""{ "keys": [{ "kty": "oct", "kid": "a", "k": "AA" }] }""", "holds no key")]
    public void JWT_10_A_key_file_that_could_verify_nothing_refuses_the_start(string text, string refusal)
    {
        _client.WriteKeys(text);

        string.Concat(Settings(Right.Replace("FILE", _client.KeyFile, StringComparison.Ordinal)).Refusals()).ShouldStartWith($"Clients:0:JwksFile {refusal}");
    }

    [Fact]
    public void JWT_11_A_key_file_with_a_short_RSA_key_alone_refuses_the_start()
    {
        using var weak = RSA.Create(1_024);
        _client.WriteKeys(new JsonObject { ["keys"] = new JsonArray(TestClient.Jwk(weak, "weak")) }.ToJsonString());

        string.Concat(Settings(Right.Replace("FILE", _client.KeyFile, StringComparison.Ordinal)).Refusals()).ShouldContain("2048 bits or more");
    }

    [Fact]
    public async Task SEC_1_A_real_start_names_all_mistakes_at_once()
    {
        var (code, error) = await ServiceProcess.Run("Production", "PublicBaseUrl=https://cds.example", "Clients__0__JwksFile=no-such-file", "Clients__0__Origins__0=*", "Operators__0__Name=ana");

        code.ShouldBe(1);
        error.ShouldContain("- Clients:0:Issuer is required");
        error.ShouldContain("- Clients:0:JwksFile cannot be read");
        error.ShouldContain("- Clients:0:Origins:0 must be an origin");
        error.ShouldContain("- Operators:0:PasswordHash must be");
        error.ShouldNotContain("AllowAnonymous");
        error.ShouldNotContain(" at ");
    }

    [Theory]
    [InlineData("Clients:0:Issuer=https://ehr.example;PublicBaseUrl=https://cds.example/base", "")]
    [InlineData("PublicBaseUrl=https://cds.example/base", "AllowAnonymous=true")]
    [InlineData("AllowAnonymous=true;PublicBaseUrl=https://cds.example/base?x=y", "PublicBaseUrl")]
    public void SEC_1_Outside_Development_clients_are_needed_or_the_word_that_none_are(string settings, string named)
    {
        var refusals = StartRules.Refusals(Configuration(settings), isDevelopment: false);

        refusals.Length.ShouldBe(named.Length == 0 ? 0 : 1);
        string.Concat(refusals).ShouldContain(named);
    }

    public void Dispose() => _client.Dispose();

    internal static TrustSettings Settings(string settings, bool isDevelopment = true) => TrustSettings.Read(Configuration(settings), isDevelopment);

    private static IConfiguration Configuration(string settings) => new ConfigurationBuilder()
        .AddInMemoryCollection(settings.Split(';', StringSplitOptions.RemoveEmptyEntries).Select(setting => setting.Split('=', 2)).Select(pair => KeyValuePair.Create(pair[0], (string?)pair[1])))
        .Build();
}
