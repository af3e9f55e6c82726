using CervicalRehab.Cds.Service.CdsHooks;
using CervicalRehab.Cds.Service.Samples;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;

namespace CervicalRehab.Cds.Service.Hosting;

/// <summary>What somebody reads who starts the service on a machine of theirs: where it is, the page to open, and a card to ask for.</summary>
internal static class Welcome
{
    private const string Shown = "gait-instability";

    /// <summary>Says it once the service listens.</summary>
    public static void Greet(this WebApplication app, bool withWorkbench, bool isOpen, TextWriter output) => app.Lifetime.ApplicationStarted.Register(() =>
    {
        if (app.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()?.Addresses.FirstOrDefault() is { } address)
        {
            output.WriteLine(Words(ForAnybodyHere(address), withWorkbench, isOpen));
        }
    });

    /// <summary>The words, for an address without a slash at its end. Once a client is registered a card takes its token.</summary>
    public static string Words(string address, bool withWorkbench, bool isOpen)
    {
        var sample = SampleCatalog.All.Single(static sample => sample.Name == Shown);
        var token = isOpen ? string.Empty : "-H \"Authorization: Bearer $TOKEN\" ";
        var post = $"/cds-services/{HookService.All.Single(service => service.Hook == sample.Hook).Id}";
        return $"""

            {CardText.Source} listens at {address}
              {(withWorkbench ? "Open the page:  " : "Links:          ")} {address}/
              Ask for a card:  curl -s {address}/samples/{sample.Name} | curl -s {token}-H 'Content-Type: application/json' -d @- {address}{post}{(isOpen ? string.Empty : "    (TOKEN: see SECURITY.md, Register a client)")}
              For an EHR:      {address}/cds-services
              Stop:            Ctrl+C

            """;
    }

    // A wildcard is no address to open.
    private static string ForAnybodyHere(string address) => address.Replace("://[::]", "://localhost", StringComparison.Ordinal).Replace("://0.0.0.0", "://localhost", StringComparison.Ordinal).TrimEnd('/');
}
