using System.Collections.Immutable;
using System.Text.Json;
using CervicalRehab.Cds.Workbench.Layout;

namespace CervicalRehab.Cds.Workbench.WriteBack;

/// <summary>What a server says it takes, in its CapabilityStatement.</summary>
/// <param name="IsKnown">False when the statement could not be had: the granted scopes alone decide then.</param>
/// <param name="Transactions">Whether it takes transactions.</param>
/// <param name="Creates">Types it creates.</param>
/// <param name="Conditional">Types it creates unless they are there already (<c>If-None-Exist</c>).</param>
internal sealed record ServerTakes(bool IsKnown, bool Transactions, ImmutableHashSet<string> Creates, ImmutableHashSet<string> Conditional)
{
    /// <summary>Nothing is known of it.</summary>
    public static ServerTakes Unknown { get; } = new(false, false, [], []);

    /// <summary>Reads a CapabilityStatement; anything else says nothing.</summary>
    public static ServerTakes Read(string text)
    {
        if (Json.Parse(text) is not { } json || json.Text("resourceType") is not "CapabilityStatement")
        {
            return Unknown;
        }

        ImmutableArray<JsonElement> servers = [.. json.Items("rest").Where(rest => rest.Text("mode") is "server")];
        ImmutableArray<JsonElement> types = [.. servers.SelectMany(rest => rest.Items("resource"))];
        return new(
            true,
            servers.Any(rest => Codes(rest).Contains("transaction")),
            [.. types.Where(type => Codes(type).Contains("create")).Select(type => type.Text("type")).OfType<string>()],
            [.. types.Where(type => type.Text("conditionalCreate") is "true").Select(type => type.Text("type")).OfType<string>()]);
    }

    /// <summary>Whether it creates resources of a type, as far as it says.</summary>
    public bool Create(string type) => !IsKnown || Creates.Contains(type);

    private static IEnumerable<string> Codes(JsonElement part) => part.Items("interaction").Select(one => one.Text("code")).OfType<string>();
}
