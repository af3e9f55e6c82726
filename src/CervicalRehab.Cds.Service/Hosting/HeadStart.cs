using System.Buffers;
using System.Text;
using CervicalRehab.Cds.Fhir.Serialization;
using CervicalRehab.Cds.Service.CdsHooks;
using CervicalRehab.Cds.Service.CdsHooks.Cards;
using CervicalRehab.Cds.Service.PatientRecord;
using CervicalRehab.Cds.Service.Publishing;
using CervicalRehab.Cds.Service.Terminology;
using OpenTelemetry;

namespace CervicalRehab.Cds.Service.Hosting;

/// <summary>
/// Reads, decides and writes for invented patients while the host is being built beside it, so that what a call needs is compiled by the time the
/// service listens. Functions alone: no server, no settings, and nothing is kept or traced.
/// </summary>
internal sealed class HeadStart
{
    private readonly Task _done;

    private HeadStart(Task done) => _done = done;

    /// <summary>Begins on a thread of its own.</summary>
    public static HeadStart Begin() => new(Task.Run(() =>
    {
        using var untraced = SuppressInstrumentationScope.Begin();
        var site = SiteCodes.Load(new()).Codes;
        foreach (var service in HookService.All)
        {
            Answer(site, service);
        }

        Sdk();
    }));

    /// <summary>
    /// The call of a hook as it is embedded: to make it takes the SDK, for which the first answer does not wait. One for each hook: a decision to start, one not to say
    /// anything, and a red flag.
    /// </summary>
    public static byte[] CallOf(HookService service) => Encoding.UTF8.GetBytes(Embedded.Text($"head-start/{service.Hook}.json") ?? throw new InvalidOperationException($"No call of {service.Hook} is embedded."));

    /// <summary>Ends when all are answered; throws what went wrong.</summary>
    public Task Done(CancellationToken ct) => _done.WaitAsync(ct);

    // The SDK looks at all its types once, a quarter of a second long: neither the first error nor the first resource it reads shall wait for that.
    private static void Sdk()
    {
        var outcome = OutcomeBody.Of([new Problem(StatusCodes.Status400BadRequest, "invalid", "not-json", "Not JSON.")]);
        _ = StrictResource.Read(ResourceJson.ToBytes(outcome.Outcome).Span);
    }

    private static void Answer(SiteCodes site, HookService service)
    {
        var request = HookRequestReader.Read(HookBody.Read(CallOf(service), site.Options), service).Request!;
        var reading = HookSteps.Read(PatientRecordSource.Gather(site, request).Record!, site.Options);
        var (answer, _) = HookSteps.Write(HookSteps.Evaluate(reading, InventedCall.At), reading, request, new CardContext(InventedCall.At, request.IdFor, HostSetup.DefaultAddress));
        HookAnswer.Write(new ArrayBufferWriter<byte>(), answer);
    }
}
