using System.Text.Json;
using System.Text.Json.Nodes;
using CervicalRehab.Cds.Service.Samples;
using CervicalRehab.Cds.Service.Tests.Memory;
using CervicalRehab.Cds.Service.Tests.Trust;

namespace CervicalRehab.Cds.Service.Tests.Profiles;

/// <summary>Registered clients of each kind at the front door: their answers, their feedback, and the operators' page.</summary>
public sealed class ProfiledCallTests
{
    private const string Feedback = TrustHost.Hook + "/feedback";

    [Fact]
    public async Task Each_client_is_answered_by_its_own_profile_and_all_feedback_ends_in_the_same_insights()
    {
        using TestClient epic = new("https://epic.example"), oracle = new("https://oracle.example"), plain = new("https://plain.example");
        using var host = new TrustHost(
        [
            .. epic.Settings(0, "Profile=epic", "OrderKeys:0:Kind=spine-surgery", "OrderKeys:0:System=urn:com.epic.cdshooks.action.code.system.preference-list-item", "OrderKeys:0:Code=4711"),
            .. oracle.Settings(1, "Profile=oracle", "Profile:Critical=lowered"),
            .. plain.Settings(2),
        ]);

        var (ofEpic, ofOracle, whole) = (await Card(host, epic, 1), await Card(host, oracle, 2), await Card(host, plain, 3));

        ofEpic.Text("source", "topic", "code").ShouldStartWith("urgentSurgicalReferral");
        ofEpic.Items("suggestions")[0].Items("actions")[0].GetProperty("resource").GetProperty("code").Items("coding").ShouldHaveSingleItem().Text("code").ShouldBe("4711");
        ofOracle.Text("indicator").ShouldBe("warning");
        ofOracle.Items("suggestions").ShouldBeEmpty();
        whole.Text("source", "topic", "code").ShouldBe("urgent-surgical-referral");
        whole.Text("selectionBehavior").ShouldBe("at-most-one");

        (await Give(host, epic, Item(ofEpic, "\"overrideReasons\":{\"extension\":{\"com.epic.cdshooks.feedback.overrideReason.reasonCategory\":\"45\",\"com.epic.cdshooks.feedback.overrideReason.reasonDisplay\":\"Does not meet criteria\"},\"userComment\":\"x\"}"))).ShouldBe(200);
        (await Give(host, oracle, Item(ofOracle, "\"overrideReason\":{\"reason\":{\"code\":\"documented-in-error\",\"system\":\"https://cervical-rehab.example/fhir/CodeSystem/override-reason\"}}"))).ShouldBe(200);
        (await Give(host, plain, $$"""{"card":"{{whole.Text("uuid")}}","outcome":"accepted","acceptedSuggestions":[{"id":"{{whole.Items("suggestions")[0].Text("uuid")}}"}],"outcomeTimestamp":"2026-06-01T09:05:00Z"}""")).ShouldBe(200);

        using var insights = await host.Client.GetAsync("/insights", TestContext.Current.CancellationToken);
        var topic = (await Answer.Of(insights)).Json.Items("cards").ShouldHaveSingleItem();
        topic.Text("topic").ShouldBe("urgent-surgical-referral");
        (topic.Text("issued"), topic.Text("accepted"), topic.Text("overridden")).ShouldBe(("3", "1", "2"));
        topic.Items("reasons").Select(reason => reason.Text("code")).ShouldBe(["45", "documented-in-error"], ignoreOrder: true);
    }

    [Fact]
    public async Task The_log_and_the_operators_page_name_the_keys_that_are_missing_and_the_rows_that_were_set()
    {
        using var epic = new TestClient();
        using var host = new TrustHost(epic.Settings(0, "Profile=epic", "Profile:DetailFormat=plain", "OrderKeys:0:Kind=assessment", "OrderKeys:0:System=urn:x:y", "OrderKeys:0:Code=1").Append("PublicBaseUrl=https://cds.site.example/base/").ToArray());

        using var response = await host.Client.GetAsync("/protocol/clients", TestContext.Current.CancellationToken);
        var page = await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken);

        ((int)response.StatusCode).ShouldBe(200);
        page.ShouldContain("Links to allow: https://cds.site.example/base/protocol (exactly)");
        page.ShouldContain("<strong>Clients:0</strong> https://ehr.example: profile epic, set otherwise: DetailFormat = plain. <strong>No order key for physical-therapy, spine-surgery, mobilization</strong>");
        host.Log.Lines.ShouldContain("client Clients:0 has no order key for: physical-therapy, spine-surgery, mobilization. Its cards give these orders in words until OrderKeys names them");
        host.Log.Lines.ShouldContain("client Clients:0 is answered by the profile epic; set otherwise: [DetailFormat]");
    }

    [Fact]
    public async Task The_page_shows_an_answer_of_each_pathway_and_what_is_lost_and_is_for_operators()
    {
        using var trial = new TestHost();
        var page = (await trial.Get("/protocol/clients")).Text;

        foreach (var words in new[] { "id=\"epic\"", "id=\"oracle\"", "id=\"athena\"", "id=\"cds-hooks\"", "What the site must set up", "What is lost", "Urgent surgical referral: ", "Conservative plan: ", "Order by hand:", "urgentSurgicalReferral", "No client is registered" })
        {
            page.ShouldContain(words);
        }

        page.ShouldNotContain("<script");
        using var client = new TestClient();
        using var closed = new TrustHost([.. TrustHost.Production, .. client.Settings()]);
        using var refused = await closed.Client.GetAsync("/protocol/clients", TestContext.Current.CancellationToken);
        ((int)refused.StatusCode).ShouldBe(404);
    }

    [Fact]
    public async Task In_a_trial_a_call_may_name_a_profile_and_a_registered_client_may_not()
    {
        using var trial = new TestHost();
        using var caller = trial.CreateClient();
        using var epic = await Clinic.Send(caller, TrustHost.Hook + "?profile=epic", TestHost.Call().ToJsonString());
        using var wrong = await Clinic.Send(caller, TrustHost.Hook + "?profile=cerner", TestHost.Call().ToJsonString());
        using var client = new TestClient();
        using var host = new TrustHost(client.Settings());
        using var registered = await host.Send(HttpMethod.Post, TrustHost.Hook + "?profile=epic", "Bearer " + client.Token(host.At(TrustHost.Hook)));

        Calls.Cards((await Answer.Of(epic)).Json)[0].Text("selectionBehavior").ShouldBe("any");
        (await Answer.Of(wrong)).Issues[0].GetProperty("details").GetProperty("text").GetString().ShouldBe("The parameter profile must be one of cds-hooks, epic, oracle, athena.");
        Calls.Cards((await Answer.Of(registered)).Json)[0].Text("selectionBehavior").ShouldBe("at-most-one");
    }

    [Fact]
    public async Task The_workbench_shows_a_sample_as_a_client_gets_it_and_the_course_page_the_plan_in_full()
    {
        using var trial = new TrustHost();
        var epic = await trial.Client.GetStringAsync("/?sample=conservative-plan&hook=patient-view&profile=epic", TestContext.Current.CancellationToken);
        var whole = await trial.Client.GetStringAsync("/?sample=conservative-plan&hook=patient-view&profile=unknown", TestContext.Current.CancellationToken);
        var course = await trial.Client.GetStringAsync("/course?sample=conservative-plan", TestContext.Current.CancellationToken);
        var referral = await trial.Client.GetStringAsync("/course?sample=gait-instability", TestContext.Current.CancellationToken);

        epic.ShouldContain("POST /cds-services/cervical-rehab-patient-view?profile=epic");
        epic.ShouldContain("Order by hand:");
        whole.ShouldNotContain("Order by hand:");
        foreach (var words in new[] { "The plan in full", "Next phase", "Goals", "Reassessment", "Precautions", "Stop the program for" })
        {
            course.ShouldContain(words);
        }

        referral.ShouldNotContain("The plan in full");
    }

    private static string Item(JsonElement card, string reason) => $$"""{"card":"{{card.Text("uuid")}}","outcome":"overridden",{{reason}},"outcomeTimestamp":"2026-06-01T09:05:00Z"}""";

    private static async Task<JsonElement> Card(TrustHost host, TestClient client, int call)
    {
        var body = TestHost.Call(patient: SamplePatient.Baseline(TestHost.Today).WithUnsided("gait-instability", present: true));
        body["hookInstance"] = new Guid(call, 0, 0, new byte[8]).ToString();
        var answer = await Post(host, client, TrustHost.Hook, body.ToJsonString());
        answer.Status.ShouldBe(200, answer.Text);
        return Calls.Cards(answer.Json)[0].Clone();
    }

    private static async Task<int> Give(TrustHost host, TestClient client, string item) =>
        (await Post(host, client, Feedback, new JsonObject { ["feedback"] = new JsonArray(JsonNode.Parse(item)) }.ToJsonString())).Status;

    private static async Task<Answer> Post(TrustHost host, TestClient client, string path, string body)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, path) { Content = new StringContent(body, new System.Net.Http.Headers.MediaTypeHeaderValue("application/json")) };
        request.Headers.Authorization = new("Bearer", client.Token(host.At(path)));
        using var response = await host.Client.SendAsync(request, TestContext.Current.CancellationToken);
        return await Answer.Of(response);
    }
}
