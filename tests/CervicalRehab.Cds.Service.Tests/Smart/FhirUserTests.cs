using System.Buffers.Text;
using System.Text;
using System.Text.Json.Nodes;
using CervicalRehab.Cds.Workbench.Smart;

namespace CervicalRehab.Cds.Service.Tests.Smart;

/// <summary>Who signed in, as far as it may be named in what is written.</summary>
public sealed class FhirUserTests
{
    [Theory]
    [InlineData("https://ehr.example/fhir/Practitioner/x", "Practitioner/x")]
    [InlineData("PractitionerRole/x-1", "PractitionerRole/x-1")]
    [InlineData("https://other.example/fhir/Practitioner/x", null)]
    [InlineData("Patient/x", null)]
    [InlineData("Practitioner/x?y=1", null)]
    [InlineData("Practitioner/", null)]
    public void A_practitioner_of_this_server_is_named_and_nobody_else(string claim, string? named) => User(claim).ShouldBe(named);

    [Theory]
    [InlineData("not a token")]
    [InlineData("a.%%%.c")]
    [InlineData("a.W10.c")]
    public void A_token_that_cannot_be_read_names_nobody(string token) =>
        TokenAnswer.Read(200, Answer(token), Server, DateTimeOffset.UnixEpoch).Session!.User.ShouldBeNull();

    private static SmartServer Server => new("https://ehr.example/fhir", "app", null);

    private static string? User(string claim) => TokenAnswer.Read(
        200, Answer($"e30.{Base64Url.EncodeToString(Encoding.UTF8.GetBytes(new JsonObject { ["fhirUser"] = claim }.ToJsonString()))}."), Server, DateTimeOffset.UnixEpoch).Session!.User;

    private static string Answer(string idToken) => new JsonObject { ["access_token"] = "t", ["token_type"] = "Bearer", ["patient"] = "p", ["expires_in"] = 60, ["id_token"] = idToken }.ToJsonString();
}
