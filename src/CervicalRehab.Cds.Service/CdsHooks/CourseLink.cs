using System.Collections.Immutable;
using System.Text.Json;
using System.Text.Json.Nodes;
using CervicalRehab.Cds.Protocol;
using CervicalRehab.Cds.Service.Hosting;
using CervicalRehab.Cds.Service.Trust;

namespace CervicalRehab.Cds.Service.CdsHooks;

/// <summary>The card's link to the patient's course, for callers whose EHR may launch it and for nobody else.</summary>
internal sealed class CourseLink(ImmutableArray<SmartServerOptions> servers, TrustSettings trust, PublicAddress address)
{
    private const string Label = "Course of this patient";

    /// <summary>Where the EHR launches the course; null when its server is not set up for it.</summary>
    public string? LaunchAddress(HttpRequest http, string? fhirServer, CallingClient caller) =>
        servers.Any(server => IsOfCaller(server, fhirServer, caller)) ? address.Base(http) + "/launch" : null;

    /// <summary>The link of a pathway card. Its context names the topic and the content, never the patient.</summary>
    public static CardLink Of(string launch, string topic) =>
        new(Label, launch, "smart", new JsonObject { ["topic"] = topic, ["contentVersion"] = Content.Version }.ToJsonString(JsonSerializerOptions.Default));

    private bool IsOfCaller(SmartServerOptions server, string? fhirServer, CallingClient caller) => trust.IsOpen
        ? fhirServer is not null && SmartServerOptions.IsSame(server.Issuer, fhirServer)
        : caller.Issuer is { } issuer && SmartServerOptions.ClientOf(server.Issuer, trust)?.Issuer == issuer;
}
