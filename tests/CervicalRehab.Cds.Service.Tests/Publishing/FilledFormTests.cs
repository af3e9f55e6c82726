using System.Collections.Immutable;
using System.Globalization;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using CervicalRehab.Cds.Fhir.Extracting;
using CervicalRehab.Cds.Fhir.Serialization;
using CervicalRehab.Cds.Service.Tests.Medicine;
using CervicalRehab.Cds.Service.Tests.WriteBack;
using CervicalRehab.Cds.Workbench.Assessment;

namespace CervicalRehab.Cds.Service.Tests.Publishing;

/// <summary>Five filled forms with what our own extraction makes of them, kept beside the guide: other people's tools are held against them there (<c>npm run forms</c>).</summary>
public sealed class FilledFormTests
{
    private const string Present = "52101004";
    private const string NotExamined = "not-performed";

    private static readonly JsonSerializerOptions Indented = new() { WriteIndented = true, NewLine = "\n" };

    private static readonly ImmutableDictionary<string, ImmutableDictionary<string, string>> Forms = new Dictionary<string, ImmutableDictionary<string, string>>(StringComparer.Ordinal)
    {
        ["normal"] = Examined.Normal,
        ["weakness-of-both-hands"] = Examined.Normal.SetItem("hand-weakness-left-side", Present).SetItem("hand-weakness-right-side", Present)
            .SetItem("upper-limb-strength-mrc-left-side", "3").SetItem("upper-limb-strength-mrc-right-side", "4"),
        ["decimals-and-zero"] = Examined.Normal.SetItem("rom-flexion", "0").SetItem("rom-extension", "33.5").SetItem("38214-3", "0").SetItem("72514-3", "0"),
        ["bladder-and-one-hoffmann"] = Examined.Normal.SetItem("bladder-dysfunction", Present).SetItem("hoffmann-sign-left-side", Present),
        ["not-examined"] = Examined.Normal.SetItem("gait-instability", NotExamined).SetItem("hoffmann-sign-right-side", NotExamined).SetItem("rom-rotation-left", NotExamined).SetItem("shoulder-rom", NotExamined),
    }.ToImmutableDictionary(StringComparer.Ordinal);

    public static TheoryData<string, string> Expected => new()
    {
        { "normal", "conservative-plan" },
        { "weakness-of-both-hands", "urgent-surgical-referral" },
        { "decimals-and-zero", "conservative-plan" },
        { "bladder-and-one-hoffmann", "urgent-surgical-referral" },
        { "not-examined", "complete-assessment" },
    };

    [Theory]
    [MemberData(nameof(Expected))]
    public void A_filled_form_has_its_pathway_and_is_kept_beside_the_guide(string name, string pathway)
    {
        var response = new FilledForm(AssessmentForm.Form.Item, Forms[name]).Response(
            AssessmentForm.Form, Chart.PatientId, "Practitioner/p1", null, DateTimeOffset.Parse(TestHost.Now, CultureInfo.InvariantCulture));
        response.Id = name;
        var observations = ObservationExtraction.Extract(AssessmentForm.Form, response, linkId => $"{name}-{linkId}".ToLowerInvariant());
        var chart = new Chart([.. Chart.Baseline.Resources.Where(resource => (string?)resource["resourceType"] == "Condition")])
            .WithExactly([.. observations.Select(Json)]);

        chart.Pathway.ShouldBe(pathway);
        var kept = new JsonObject
        {
            ["pathway"] = pathway,
            ["response"] = JsonNode.Parse(Json(response)),
            ["observations"] = new JsonArray([.. observations.Select(observation => JsonNode.Parse(Json(observation)))]),
        };
        RepositoryFiles.ShouldSay(RepositoryFiles.PathOf("fhir-profiles", "forms", $"{name}.json"), kept.ToJsonString(Indented) + "\n");
    }

    private static string Json(Hl7.Fhir.Model.Base value) => Encoding.UTF8.GetString(ResourceJson.ToBytes(value).Span);
}
