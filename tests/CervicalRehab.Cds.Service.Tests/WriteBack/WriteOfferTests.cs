using CervicalRehab.Cds.Workbench.WriteBack;

namespace CervicalRehab.Cds.Service.Tests.WriteBack;

/// <summary>The ways of writing that are offered: what the server says, what was granted, what its settings say.</summary>
public sealed class WriteOfferTests
{
    private const string All = "patient/Observation.c patient/QuestionnaireResponse.c patient/DocumentReference.c";

    private static readonly ServerTakes Everything = new(true, true, ["Observation", "QuestionnaireResponse", "DocumentReference"], []);

    [Theory]
    [InlineData(All, WriteWay.Transaction)]
    [InlineData("patient/Observation.write patient/QuestionnaireResponse.write", WriteWay.Transaction)]
    [InlineData("patient/Observation.cruds", WriteWay.Singly)]
    [InlineData("patient/*.cud", WriteWay.Transaction)]
    [InlineData("user/QuestionnaireResponse.write patient/Observation.read", WriteWay.Response)]
    [InlineData("patient/DocumentReference.c patient/Observation.rs", WriteWay.Note)]
    [InlineData("patient/*.read patient/*.rs launch openid", WriteWay.Nothing)]
    [InlineData("patient/Observation.c?category=http://terminology.hl7.org/CodeSystem/observation-category|vital-signs", WriteWay.Nothing)]
    [InlineData("patient/Observation.c?category=http://terminology.hl7.org/CodeSystem/observation-category|exam", WriteWay.Singly)]
    [InlineData("patient/ObservationDefinition.c patient/Observation", WriteWay.Nothing)]
    [InlineData("", WriteWay.Nothing)]
    public void What_was_granted_decides(string scope, WriteWay best) => WriteOffer.Of(null, scope, Everything).Best.ShouldBe(best);

    [Fact]
    public void What_the_server_says_it_takes_decides()
    {
        WriteOffer.Of(null, All, Everything with { Transactions = false }).Best.ShouldBe(WriteWay.Singly);
        WriteOffer.Of(null, All, Everything with { Creates = ["QuestionnaireResponse"] }).Ways.ShouldBe([WriteWay.Response, WriteWay.Nothing]);
        WriteOffer.Of(null, All, Everything with { Creates = ["DocumentReference"] }).Ways.ShouldBe([WriteWay.Note, WriteWay.Nothing]);
        WriteOffer.Of(null, All, Everything with { Creates = [] }).Ways.ShouldBe([WriteWay.Nothing]);
        WriteOffer.Of(null, All, ServerTakes.Unknown).Best.ShouldBe(WriteWay.Singly, "a server that says nothing of itself is held to its scopes");
    }

    [Fact]
    public void A_setting_wins_over_what_the_server_says_and_never_over_what_was_granted()
    {
        WriteOffer.Of(WriteWay.Note, All, Everything).Ways.ShouldBe([WriteWay.Note, WriteWay.Nothing]);
        WriteOffer.Of(WriteWay.Transaction, All, Everything with { Transactions = false }).Best.ShouldBe(WriteWay.Transaction);
        WriteOffer.Of(WriteWay.Note, All, Everything with { Creates = [] }).Best.ShouldBe(WriteWay.Note);
        WriteOffer.Of(WriteWay.Note, "patient/Observation.c", Everything).Best.ShouldBe(WriteWay.Nothing);
        WriteOffer.Of(WriteWay.Nothing, All, Everything).Best.ShouldBe(WriteWay.Nothing);
    }

    [Fact]
    public void A_form_that_cannot_be_written_is_left_out_beside_its_findings()
    {
        WriteOffer.Of(null, "patient/Observation.c", Everything).WithResponse.ShouldBeFalse();
        WriteOffer.Of(null, All, Everything with { Creates = ["Observation"] }).WithResponse.ShouldBeFalse();
        WriteOffer.Of(null, All, Everything).WithResponse.ShouldBeTrue();
    }

    [Theory]
    [InlineData("")]
    [InlineData("[]")]
    [InlineData("{\"resourceType\":\"OperationOutcome\"}")]
    public void What_is_no_CapabilityStatement_says_nothing(string text) => ServerTakes.Read(text).IsKnown.ShouldBeFalse();

    [Theory]
    [InlineData("https://ehr.example/fhir/Observation/1/_history/2", "1")]
    [InlineData("Observation/a-1", "a-1")]
    [InlineData("https://ehr.example/Observation/fhir/Observation/7", "7")]
    [InlineData("Observation/", null)]
    [InlineData("Observation/<b>", null)]
    [InlineData("Patient/1", null)]
    [InlineData("", null)]
    public void The_id_is_read_from_any_form_of_location(string location, string? id) => Reply.IdIn(location, "Observation").ShouldBe(id);
}
