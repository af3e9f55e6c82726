using System.Buffers;
using System.Collections.Immutable;
using System.Text;
using System.Text.Json;
using CervicalRehab.Cds.Benchmarks.Payloads;
using CervicalRehab.Cds.Fhir.Drafting;
using CervicalRehab.Cds.Fhir.Reading;
using CervicalRehab.Cds.Protocol;
using CervicalRehab.Cds.Service.CdsHooks;
using CervicalRehab.Cds.Service.CdsHooks.Cards;
using CervicalRehab.Cds.Service.CdsHooks.Profiles;
using CervicalRehab.Cds.Service.Hosting;
using CervicalRehab.Cds.Service.PatientRecord;
using CervicalRehab.Cds.Service.Pressure;
using CervicalRehab.Cds.Service.Terminology;
using CervicalRehab.Cds.Service.Trust;
using Hl7.Fhir.Model;

namespace CervicalRehab.Cds.Service.Tests.Speed;

/// <summary>The path from the bytes of a call to the bytes of its answer, on this thread and without a server.</summary>
internal static class HookPath
{
    private static readonly SiteCodes Site = SiteCodes.Load(new()).Codes;
    private static readonly DateTimeOffset At = EvaluationClock.Parse(Payload.Clock)!.Value;

    // Every call here brings all its keys, so nothing is ever asked for.
    private static readonly PatientRecordSource Source = new(Site, new ServerTrust([], isDevelopment: true), null!, new Admission(Microsoft.Extensions.Options.Options.Create(new PressureOptions()), TimeProvider.System), Microsoft.Extensions.Options.Options.Create(new FetchOptions()), TimeProvider.System);

    /// <summary>How the readers here read.</summary>
    public static ReaderOptions Options => Site.Options;

    /// <summary>As the service answers: what is of no concern is passed over in the walk over the body, and the answer is written on the shortest way.</summary>
    public static string Answer(byte[] body, string hook, DateTimeOffset? at = null)
    {
        return Answer(HookBody.Read(body.AsMemory().ToArray(), Site.Options), hook, at ?? At, Shortest);
    }

    /// <summary>The answer that a client gets, whose calls are answered by this profile and whose EHR may launch the course; the whole path as the service goes it.</summary>
    public static JsonElement Answer(byte[] body, string hook, DateTimeOffset at, ClientProfile profile)
    {
        var output = new ArrayBufferWriter<byte>();
        HookAnswer.Write(output, Steps(body, hook, at, profile));
        return JsonElement.Parse(output.WrittenSpan);
    }

    /// <summary>The number of bytes of such an answer; the pages they are written on serve all calls.</summary>
    public static int Bytes(byte[] body, string hook, ClientProfile profile)
    {
        Page.ResetWrittenCount();
        HookAnswer.Write(Page, Steps(body, hook, At, profile));
        return Page.WrittenCount;
    }

    private static readonly ArrayBufferWriter<byte> Page = new(64 * 1024);

    private static HookResponse Steps(byte[] body, string hook, DateTimeOffset at, ClientProfile profile)
    {
        var request = HookRequestReader.Read(HookBody.Read(body.AsMemory().ToArray(), Site.Options), HookService.All.Single(one => string.Equals(one.Hook, hook, StringComparison.Ordinal))).Request!;
        var record = Source.Gather(request, CallingClient.Anonymous, CancellationToken.None).GetAwaiter().GetResult().Record!;
        var reading = PictureReader.Read(record, Site.Options);
        var context = new CardContext(at, request.IdFor, "https://cds.example") { Client = CallingClient.Anonymous with { Profile = profile }, Course = "https://cds.example/launch" };
        return HookSteps.Write(RehabProtocol.Evaluate(reading.Picture, at), reading, request, context).Answer;
    }

    /// <summary>The plan that <c>$apply</c> makes of the record of a call.</summary>
    public static CarePlan Applied(byte[] body, string hook, DateTimeOffset at)
    {
        var sent = HookBody.Read(body.AsMemory().ToArray(), Site.Options);
        var request = HookRequestReader.Read(sent, HookService.All.Single(one => string.Equals(one.Hook, hook, StringComparison.Ordinal))).Request!;
        var record = Source.Gather(request, CallingClient.Anonymous, CancellationToken.None).GetAwaiter().GetResult().Record!;
        return AppliedPlan.For(RehabProtocol.Evaluate(PictureReader.Read(record, Site.Options).Picture, at), request.PatientId, at);
    }

    /// <summary>The drafts of a call; none when it is refused.</summary>
    public static ImmutableArray<Draft> Drafted(byte[] body, string hook, DateTimeOffset at)
    {
        var sent = HookBody.Read(body.AsMemory().ToArray(), Site.Options);
        var request = HookRequestReader.Read(sent, HookService.All.Single(one => string.Equals(one.Hook, hook, StringComparison.Ordinal))).Request!;
        return Source.Gather(request, CallingClient.Anonymous, CancellationToken.None).GetAwaiter().GetResult().Record is { } record && PictureReader.Read(record, Site.Options) is { Fault: PatientFault.None } reading
            ? Drafts(request, RehabProtocol.Evaluate(reading.Picture, at), reading, at)
            : [];
    }

    /// <summary>The plain path: nothing is passed over, and the answer as the serializer writes it of its own accord.</summary>
    public static string AnswerToWhole(byte[] body, string hook) => Answer(HookBody.Read(body.AsMemory().ToArray(), options: null), hook, At, response => JsonSerializer.Serialize(response, CdsHooksJson.Wire.HookResponse));

    /// <summary>Bytes allocated by one call, its body apart, once everything is compiled. The least of some calls: a collection may empty the pools before any of them.</summary>
    public static long Allocated(byte[] body)
    {
        var service = HookService.All.Single(one => one.Hook is Payload.Hook);
        var output = new ArrayBufferWriter<byte>(64 * 1024);
        for (var call = 0; call < 3; call++)
        {
            Once(body.AsMemory().ToArray(), service, output);
        }

        return Least(() => body.AsMemory().ToArray(), copy => Once(copy, service, output));
    }

    /// <summary>The least that is allocated by one of some runs; what a run is given is made before it.</summary>
    public static long Least<T>(Func<T> give, Action<T> run) => Enumerable.Range(0, 4).Min(_ =>
    {
        var given = give();
        var before = GC.GetAllocatedBytesForCurrentThread();
        run(given);
        return GC.GetAllocatedBytesForCurrentThread() - before;
    });

    private static void Once(byte[] body, HookService service, ArrayBufferWriter<byte> output)
    {
        output.ResetWrittenCount();
        HookAnswer.Write(output, Cards(HookRequestReader.Read(HookBody.Read(body, Site.Options), service).Request!, At));
    }

    private static string Answer(HookBody body, string hook, DateTimeOffset at, Func<HookResponse, string> write)
    {
        var service = HookService.All.Single(one => string.Equals(one.Hook, hook, StringComparison.Ordinal));
        var (request, problems) = HookRequestReader.Read(body, service);
        return request is null ? Text(problems) : write(Cards(request, at));
    }

    private static string Shortest(HookResponse response)
    {
        var output = new ArrayBufferWriter<byte>();
        HookAnswer.Write(output, response);
        return Encoding.UTF8.GetString(output.WrittenSpan);
    }

    private static HookResponse Cards(HookRequest request, DateTimeOffset at)
    {
        // The gathering of a whole prefetch has ended when the task comes back.
        var gathering = Source.Gather(request, CallingClient.Anonymous, CancellationToken.None).GetAwaiter().GetResult();
        if (gathering.Record is not { } record)
        {
            return new([Refusal(Text(gathering.Problems))]);
        }

        var reading = PictureReader.Read(record, Site.Options);
        if (reading.Fault is not PatientFault.None)
        {
            return new([Refusal(reading.Fault.ToString())]);
        }

        var decision = RehabProtocol.Evaluate(reading.Picture, at);
        return CardWriter.Write(decision, Drafts(request, decision, reading, at), new CardContext(at, request.IdFor, "http://localhost"), [.. decision.Beside.Select(note => Fhir.Drafting.Drafts.Beside(note, decision, Context(request, at)))]);
    }

    private static ImmutableArray<Draft> Drafts(HookRequest request, Decision decision, PictureReading reading, DateTimeOffset at)
    {
        var plan = decision.RunningProgramme?.Source.Reference is { } running && reading.Plans.TryGetValue(running, out var found) ? found : null;
        return Fhir.Drafting.Drafts.For(decision, Context(request, at), plan);
    }

    private static DraftContext Context(HookRequest request, DateTimeOffset at) => new() { PatientId = request.PatientId, EncounterId = request.EncounterId, UserId = request.UserId, At = at, IdFor = request.IdFor };

    private static string Text(ImmutableArray<CervicalRehab.Cds.Service.Hosting.Problem> problems) => string.Join('\n', problems.Select(problem => $"{problem.Status} {problem.Code} {problem.Text} {problem.Diagnostics}"));

    private static Card Refusal(string words) => new()
    {
        Uuid = string.Empty,
        Summary = words,
        Detail = JsonPart.Text(text => text.Append(words)),
        Indicator = "info",
        OverrideReasons = OverrideReasons.Of("hold"),
        Source = new(words, words, new(null, null)),
        Extension = new(new() { ContentVersion = string.Empty, EvaluatedAt = string.Empty }),
    };
}
