using System.Buffers;
using System.Text.Json;
using BenchmarkDotNet.Attributes;
using CervicalRehab.Cds.Benchmarks.Payloads;
using CervicalRehab.Cds.Fhir;
using CervicalRehab.Cds.Fhir.Drafting;
using CervicalRehab.Cds.Fhir.Reading;
using CervicalRehab.Cds.Protocol;
using CervicalRehab.Cds.Service.CdsHooks;
using CervicalRehab.Cds.Service.CdsHooks.Cards;
using CervicalRehab.Cds.Service.Hosting;
using CervicalRehab.Cds.Service.PatientRecord;
using CervicalRehab.Cds.Service.Pressure;
using CervicalRehab.Cds.Service.Terminology;
using CervicalRehab.Cds.Service.Trust;
using Microsoft.Extensions.Options;

namespace CervicalRehab.Cds.Benchmarks.Stages;

/// <summary>The stages between the bytes of a call and the bytes of its answer, one by one and together, beside a scan of the same bytes.</summary>
[MemoryDiagnoser]
public class HookStages
{
    private static readonly SiteCodes Site = SiteCodes.Load(new()).Codes;
    private static readonly PatientRecordSource Source = new(Site, new ServerTrust([], isDevelopment: true), null!, new Admission(Options.Create(new PressureOptions()), TimeProvider.System), Options.Create(new FetchOptions()), TimeProvider.System);
    private static readonly DateTimeOffset At = EvaluationClock.Parse(Payload.Clock)!.Value;
    private static readonly HookService Service = HookService.All.Single(service => service.Hook is Payload.Hook);

    private readonly ArrayBufferWriter<byte> _output = new(64 * 1024);
    private byte[] _sent = [];
    private byte[] _body = [];
    private HookRequest _request = null!;
    private GatheredRecord _record = null!;
    private PatientPicture _picture = null!;
    private Decision _decision = null!;
    private HookResponse _response = null!;

    /// <summary>Size of the call: S, M or L, about 15, 150 and 1,500 resources.</summary>
    [Params("S", "M", "L")]
    public string Size { get; set; } = "M";

    /// <summary>Runs every stage once, so that each has the result of the one before.</summary>
    [GlobalSetup]
    public void Start()
    {
        _sent = Payload.Sizes.Single(payload => payload.Name == Size).Body;
        _body = [.. _sent];
        _request = HookRequestReader.Read(HookBody.Read(_sent.ToArray(), Site.Options), Service).Request!;
        _record = Gather();
        _picture = PictureReader.Read(_record, Site.Options).Picture;
        _decision = RehabProtocol.Evaluate(_picture, At);
        _response = Cards();
    }

    /// <summary>Every token once: the floor of anything that reads the body.</summary>
    [Benchmark(Baseline = true)]
    public int Scan()
    {
        var tokens = 0;
        var json = new Utf8JsonReader(_sent);
        while (json.Read())
        {
            tokens++;
        }

        return tokens;
    }

    /// <summary>The one walk over the body: the envelope, and what may be of concern as slices.</summary>
    [Benchmark]
    public object Walk()
    {
        _sent.CopyTo(_body, 0);
        return HookBody.Read(_body, Site.Options);
    }

    /// <summary>The resources of the prefetch.</summary>
    [Benchmark]
    public object Gather_() => Gather();

    /// <summary>Resources to the patient's picture.</summary>
    [Benchmark]
    public object Picture() => PictureReader.Read(_record, Site.Options);

    /// <summary>Picture to decision.</summary>
    [Benchmark]
    public object Evaluate() => RehabProtocol.Evaluate(_picture, At);

    /// <summary>Decision to cards and drafts.</summary>
    [Benchmark]
    public object Write() => Cards();

    /// <summary>Cards to bytes.</summary>
    [Benchmark]
    public long Serialize() => Serialize(_response);

    /// <summary>All of it.</summary>
    [Benchmark]
    public long Whole()
    {
        _sent.CopyTo(_body, 0);
        _request = HookRequestReader.Read(HookBody.Read(_body, Site.Options), Service).Request!;
        _record = Gather();
        _picture = PictureReader.Read(_record, Site.Options).Picture;
        _decision = RehabProtocol.Evaluate(_picture, At);
        return Serialize(Cards());
    }

    // Complete: nothing is fetched, and the task has ended when it comes back.
    private GatheredRecord Gather() => Source.Gather(_request, CallingClient.Anonymous, CancellationToken.None).GetAwaiter().GetResult().Record!;

    private HookResponse Cards()
    {
        var context = new DraftContext { PatientId = _request.PatientId, EncounterId = _request.EncounterId, UserId = _request.UserId, At = At, IdFor = _request.IdFor };
        return CardWriter.Write(_decision, Drafts.For(_decision, context, programmePlan: null), new CardContext(At, _request.IdFor, "http://localhost"));
    }

    private long Serialize(HookResponse response)
    {
        _output.ResetWrittenCount();
        HookAnswer.Write(_output, response);
        return _output.WrittenCount;
    }
}
