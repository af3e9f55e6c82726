using System.Diagnostics.Metrics;
using CervicalRehab.Cds.Service.PatientRecord;

namespace CervicalRehab.Cds.Service.Trust;

/// <summary>What is seen of trust: codes and the client's place in the settings; never a token or anything a token says (JWT-13).</summary>
internal sealed partial class TrustTelemetry : IDisposable
{
    private readonly Meter _meter = new(FetchTelemetry.MeterName);
    private readonly Counter<long> _refused;
    private readonly Counter<long> _unasked;
    private readonly ILogger<TrustTelemetry> _logger;

    public TrustTelemetry(ILogger<TrustTelemetry> logger)
    {
        _logger = logger;
        _refused = _meter.CreateCounter<long>("cervical_rehab.tokens.refused", "{token}", "Refused tokens by code");
        _unasked = _meter.CreateCounter<long>("cervical_rehab.tokens.store_unavailable", "{token}", "Tokens whose replay was judged without the shared store");
    }

    public void Dispose() => _meter.Dispose();

    /// <summary>Says at the start who may call.</summary>
    public void Announce(TrustSettings settings)
    {
        if (settings.IsOpen)
        {
            OpenLine(_logger);
        }

        foreach (var client in settings.Clients)
        {
            ClientLine(_logger, client.Section, client.Issuer);
        }
    }

    /// <summary>A refused call.</summary>
    public void Refused(Verdict verdict)
    {
        var code = (verdict.Refusal ?? Refusal.NoToken).Code();
        _refused.Add(1, new KeyValuePair<string, object?>("code", code));
        RefusedLine(_logger, code, verdict.Client?.Options.Section ?? "none");
    }

    /// <summary>A token that was judged without the shared store.</summary>
    public void StoreNotAsked()
    {
        _unasked.Add(1);
        StoreLine(_logger);
    }

    /// <summary>A client's keys were read.</summary>
    public void KeysRead(string client, KeySet keys) => KeysLine(_logger, client, keys.Keys.Length, keys.Unusable);

    /// <summary>A client's keys could not be read; those known before stay.</summary>
    public void KeysNotRead(string client, string code) => NoKeysLine(_logger, client, code);

    /// <summary>A refused operator.</summary>
    public void OperatorRefused(PasswordVerdict verdict) => OperatorLine(_logger, verdict is PasswordVerdict.TooMany ? "too-many-guesses" : "wrong-password");

    [LoggerMessage(20, LogLevel.Warning, "OPEN: no client is registered, so everybody who reaches this service may call it without a token (settings Clients)")]
    private static partial void OpenLine(ILogger logger);

    [LoggerMessage(21, LogLevel.Information, "client {Client} registered: {Issuer}")]
    private static partial void ClientLine(ILogger logger, string client, string issuer);

    [LoggerMessage(22, LogLevel.Warning, "token refused {Code} client={Client}")]
    private static partial void RefusedLine(ILogger logger, string code, string client);

    [LoggerMessage(23, LogLevel.Warning, "token judged without the shared store of used tokens: the record of this process decided")]
    private static partial void StoreLine(ILogger logger);

    [LoggerMessage(24, LogLevel.Information, "client {Client}: {Keys} keys read, {Unusable} passed over")]
    private static partial void KeysLine(ILogger logger, string client, int keys, int unusable);

    [LoggerMessage(25, LogLevel.Warning, "client {Client}: keys not read ({Code}), those known before stay")]
    private static partial void NoKeysLine(ILogger logger, string client, string code);

    [LoggerMessage(26, LogLevel.Warning, "operator refused {Code}")]
    private static partial void OperatorLine(ILogger logger, string code);
}
