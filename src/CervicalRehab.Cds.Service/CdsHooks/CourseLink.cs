using System.Buffers.Text;
using System.Collections.Immutable;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using CervicalRehab.Cds.Protocol;
using CervicalRehab.Cds.Service.Hosting;
using CervicalRehab.Cds.Service.Trust;

namespace CervicalRehab.Cds.Service.CdsHooks;

/// <summary>The card's link to the patient's course or the assessment, for callers whose EHR may launch it and for nobody else.</summary>
internal sealed class CourseLink(ImmutableArray<SmartServerOptions> servers, TrustSettings trust, PublicAddress address)
{
    private const string Label = "Course of this patient";

    private const string FormLabel = "Fill in the assessment";

    // A running program that waits for a measurement.
    private static readonly ImmutableArray<string> Reassessments = ["motion-overdue", "motion-not-comparable", "pain-not-comparable"];

    private static readonly ImmutableArray<string> Motion = [.. Enum.GetValues<Movement>().Select(Facts.Of)];

    /// <summary>Where the EHR launches the course; null when its server is not set up for it.</summary>
    public string? LaunchAddress(HttpRequest http, string? fhirServer, CallingClient caller) =>
        servers.Any(server => IsOfCaller(server, fhirServer, caller)) ? address.Base(http) + "/launch" : null;

    /// <summary>The link of a pathway card: to the form where it asks for an examination, else to the course. Its context names facts, the topic and the content, never the patient.</summary>
    public static CardLink Of(string launch, Decision decision) => AsksForAssessment(decision)
        ? Assessment(launch, decision.Pathway.Code(), [.. decision.Missing.Select(static missing => missing.Fact).Distinct(StringComparer.Ordinal)])
        : new(Label, launch, "smart", Encoded(new JsonObject { ["topic"] = decision.Pathway.Code(), ["contentVersion"] = Content.Version }));

    /// <summary>The link of a card beside the pathway card; null for one that asks for no examination.</summary>
    public static CardLink? Of(string launch, SideNote note) => note.Topic is SideTopic.ReassessmentDue ? Assessment(launch, note.Topic.Code(), Motion) : null;

    private static bool AsksForAssessment(Decision decision) =>
        decision.Pathway is Pathway.CompleteAssessment || (decision.Pathway is Pathway.Hold && decision.Because.Any(static finding => Reassessments.Contains(finding.Rule)));

    private static CardLink Assessment(string launch, string topic, ImmutableArray<string> asked) => new(FormLabel, launch, "smart", Encoded(new JsonObject
    {
        ["page"] = "assessment",
        ["topic"] = topic,
        ["contentVersion"] = Content.Version,
        ["asked"] = new JsonArray([.. asked.Select(static fact => JsonValue.Create(fact))]),
    }));

    // base64url: some EHRs replace what stands between percent signs, and some escape what they pass on.
    private static string Encoded(JsonObject context) => Base64Url.EncodeToString(Encoding.UTF8.GetBytes(context.ToJsonString(JsonSerializerOptions.Default)));

    private bool IsOfCaller(SmartServerOptions server, string? fhirServer, CallingClient caller) => trust.IsOpen
        ? fhirServer is not null && SmartServerOptions.IsSame(server.Issuer, fhirServer)
        : caller.Issuer is { } issuer && SmartServerOptions.ClientOf(server.Issuer, trust)?.Issuer == issuer;
}
