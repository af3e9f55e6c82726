using CervicalRehab.Cds.Service.PatientRecord;

namespace CervicalRehab.Cds.Service.Tests.Fetching;

/// <summary>What a token lets the service ask.</summary>
public sealed class ScopeTests
{
    [Theory]
    // SMART 1
    [InlineData("user/Observation.read", "Whole", "Whole")]
    [InlineData("patient/Observation.*", "Whole", "Whole")]
    [InlineData("system/*.read", "Whole", "Whole")]
    [InlineData("patient/*.*", "Whole", "Whole")]
    [InlineData("user/Observation.write", "None", "None")]
    [InlineData("user/Condition.read", "None", "None")]
    // SMART 2
    [InlineData("user/Observation.rs", "Whole", "Whole")]
    [InlineData("user/*.cruds", "Whole", "Whole")]
    [InlineData("user/Observation.r", "Whole", "None")]
    [InlineData("user/Observation.s", "None", "Whole")]
    [InlineData("user/Observation.cud", "None", "None")]
    [InlineData("user/Observation.rs?category=http://terminology.hl7.org/CodeSystem/observation-category|exam", "Part", "Part")]
    [InlineData("user/Observation.c?code=a.read", "None", "None")]
    [InlineData("user/Observation.rs?category=exam user/Observation.rs", "Whole", "Whole")]
    // neither
    [InlineData("launch launch/patient openid fhirUser offline_access", "None", "None")]
    [InlineData("launch/patient user/Observation.read", "Whole", "Whole")]
    [InlineData("Observation.read", "None", "None")]
    [InlineData("practitioner/Observation.read", "None", "None")]
    [InlineData("user/Observation", "None", "None")]
    [InlineData("user/Observation.", "None", "None")]
    [InlineData("user/observation.read", "None", "None")]
    [InlineData("/.", "None", "None")]
    [InlineData("?", "None", "None")]
    [InlineData("", "None", "None")]
    public void FA_5_Scopes_of_both_versions_are_read(string scopes, string read, string search)
    {
        FhirScopes.For(scopes, "Observation", isSearch: false).ToString().ShouldBe(read);
        FhirScopes.For(scopes, "Observation", isSearch: true).ToString().ShouldBe(search);
    }

    [Theory]
    [InlineData("user/Patient.read user/Observation.rs", 300, "conditions", "fetch-scope-missing")]
    [InlineData("launch openid", 300, "patient conditions", "fetch-scope-missing")]
    [InlineData("user/*.read", 0, "patient conditions", "fetch-token-expired")]
    [InlineData("user/*.read", -5, "patient conditions", "fetch-token-expired")]
    public async Task FA_5_FA_9_What_the_token_does_not_allow_is_said_and_not_sent(string scope, int expiresIn, string keys, string code)
    {
        await using var server = await StubFhirServer.Start();
        using var host = new FetchingHost();

        var answer = await host.Post(FetchingHost.Without(FetchingHost.Call(server.Base, scope: scope, expiresIn: expiresIn)));

        answer.Status.ShouldBe(412);
        answer.Expressions.ShouldBe(keys.Split(' ').Select(key => $"prefetch.{key}"));
        answer.Codes.ShouldAllBe(found => found == code);
        server.Requests.Select(request => request.Key).ShouldNotContain("conditions");
    }

    [Theory]
    [InlineData("user/Patient.read", "could not be evaluated", false)]
    [InlineData("user/Observation.rs?category=exam", "arrived in part only", true)]
    public async Task FA_5_Signs_the_token_does_not_cover_reassure_nobody(string scope, string words, bool sent)
    {
        await using var server = await StubFhirServer.Start();
        using var host = new FetchingHost();

        var answer = await host.Post(FetchingHost.Without(FetchingHost.Call(server.Base, scope: scope), "signs"));

        answer.Pathway().ShouldBe("complete-assessment");
        answer.Words().ShouldContain(words);
        server.Requests.Any().ShouldBe(sent);
    }

    [Theory]
    [InlineData("a b")]
    [InlineData("a\r\nX-Injected: b")]
    [InlineData("schlüssel")]
    public async Task FA_4_A_token_that_is_no_header_value_is_400(string token)
    {
        await using var server = await StubFhirServer.Start();
        using var host = new FetchingHost();
        var call = FetchingHost.Without(FetchingHost.Call(server.Base));
        call["fhirAuthorization"]!["access_token"] = token;

        var answer = await host.Post(call);

        answer.Status.ShouldBe(400);
        answer.Expressions.ShouldBe(["fhirAuthorization.access_token"]);
        answer.Text.ShouldNotContain("Injected");
        server.Connections.ShouldBe(0);
    }
}
