using System.Buffers.Text;
using System.Collections.Concurrent;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json.Nodes;
using CervicalRehab.Cds.Service.PatientRecord;
using CervicalRehab.Cds.Service.Samples;
using CervicalRehab.Cds.Service.Tests.Fetching;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.WebUtilities;

namespace CervicalRehab.Cds.Service.Tests.Smart;

/// <summary>An EHR that launches apps: its FHIR server, and an authorization server that holds the app to SMART App Launch and misbehaves where a test says so.</summary>
internal sealed class TestEhr : IAsyncDisposable
{
    public const string ClientId = "course-app";

    public const string Token = "marker-launch-token-77c1";

    private readonly ConcurrentDictionary<string, (string Challenge, string RedirectUri)> _codes = new(StringComparer.Ordinal);

    private TestEhr(StubFhirServer fhir) => Fhir = fhir;

    public StubFhirServer Fhir { get; }

    /// <summary>The FHIR base.</summary>
    public string Issuer => Fhir.Base;

    /// <summary>Queries of the sign-ins so far.</summary>
    public ConcurrentQueue<Dictionary<string, string>> SignIns { get; } = [];

    /// <summary>Answers of the token endpoint so far, by status.</summary>
    public ConcurrentQueue<int> Redeemed { get; } = [];

    /// <summary>The <c>error</c> that the user's denial gives.</summary>
    public string? Denial { get; set; }

    /// <summary>The app's secret, when it has one.</summary>
    public string? Secret { get; set; }

    /// <summary>The <c>iss</c> of its authorization answers; null for none.</summary>
    public string? AnswersAs { get; set; }

    /// <summary>The <c>expires_in</c> of its tokens.</summary>
    public int TokenSeconds { get; set; } = 300;

    /// <summary>The patient in context; null for none.</summary>
    public string? Patient { get; set; }

    /// <summary>Whether it offers PKCE.</summary>
    public bool HasPkce { get; set; } = true;

    public static async Task<TestEhr> Start(SamplePatient? patient = null)
    {
        var ehr = new TestEhr(await StubFhirServer.Start(patient)) { Patient = (patient ?? SamplePatient.Baseline(TestHost.Today)).Id };
        foreach (var key in PrefetchKeys.All)
        {
            ehr.Fhir.On(key.Name, http => http.Request.Headers.Authorization == $"Bearer {Token}" ? ehr.Fhir.Well(key.Name)(http) : Faults.Status(401)(http));
        }

        ehr.Fhir.Everything = ehr.Answer;
        return ehr;
    }

    /// <summary>Does what a browser does at the EHR's sign-in page; where it is sent back to.</summary>
    public static async Task<Uri> SignIn(Uri authorize)
    {
        using var browser = new HttpClient(new SocketsHttpHandler { AllowAutoRedirect = false });
        using var answer = await browser.GetAsync(authorize, TestContext.Current.CancellationToken);
        ((int)answer.StatusCode).ShouldBe(302, await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken));
        return answer.Headers.Location!;
    }

    public ValueTask DisposeAsync() => Fhir.DisposeAsync();

    private Task Answer(HttpContext http) => http.Request.Path.Value switch
    {
        "/fhir/.well-known/smart-configuration" => Faults.Json(Configuration())(http),
        "/fhir/authorize" => Authorize(http),
        "/fhir/token" => Redeem(http),
        _ => Faults.Status(404)(http),
    };

    private string Configuration() => new JsonObject
    {
        ["authorization_endpoint"] = Issuer + "/authorize?tenant=1",
        ["token_endpoint"] = Issuer + "/token",
        ["code_challenge_methods_supported"] = new JsonArray(HasPkce ? "S256" : "plain"),
        ["capabilities"] = new JsonArray("launch-ehr", "launch-standalone", "client-public", "context-ehr-patient", "permission-v2"),
    }.ToJsonString();

    private Task Authorize(HttpContext http)
    {
        var query = http.Request.Query.ToDictionary(pair => pair.Key, pair => pair.Value.ToString(), StringComparer.Ordinal);
        SignIns.Enqueue(query);
        if (query["response_type"] != "code" || query["client_id"] != ClientId || query["aud"] != Issuer || query["code_challenge_method"] != "S256" || query["tenant"] != "1")
        {
            return Faults.Status(400)(http);
        }

        var code = Guid.NewGuid().ToString("N");
        _codes[code] = (query["code_challenge"], query["redirect_uri"]);
        var back = new Dictionary<string, string?>(StringComparer.Ordinal) { ["state"] = query["state"], [Denial is null ? "code" : "error"] = Denial ?? code };
        if (AnswersAs is { } iss)
        {
            back["iss"] = iss;
        }

        http.Response.Redirect(QueryHelpers.AddQueryString(query["redirect_uri"], back));
        return Task.CompletedTask;
    }

    private async Task Redeem(HttpContext http)
    {
        var form = await http.Request.ReadFormAsync();
        var isClient = Secret is null
            ? form["client_id"] == ClientId
            : http.Request.Headers.Authorization == "Basic " + Convert.ToBase64String(Encoding.UTF8.GetBytes($"{ClientId}:{Secret}"));
        var isCode = _codes.TryRemove(form["code"].ToString(), out var asked)
            && asked.RedirectUri == form["redirect_uri"]
            && asked.Challenge == Base64Url.EncodeToString(SHA256.HashData(Encoding.ASCII.GetBytes(form["code_verifier"].ToString())));
        http.Response.StatusCode = isClient && isCode ? 200 : isClient ? 400 : 401;
        Redeemed.Enqueue(http.Response.StatusCode);
        var answer = !isClient ? new JsonObject { ["error"] = "invalid_client" }
            : !isCode ? new JsonObject { ["error"] = "invalid_grant" }
            : new JsonObject { ["access_token"] = Token, ["token_type"] = "Bearer", ["expires_in"] = TokenSeconds, ["scope"] = "launch patient/*.rs", ["patient"] = Patient };
        await http.Response.WriteAsync(answer.ToJsonString());
    }
}
