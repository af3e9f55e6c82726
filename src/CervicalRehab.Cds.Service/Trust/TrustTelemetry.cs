using System.Diagnostics.Metrics;
using CervicalRehab.Cds.Service.PatientRecord;

namespace CervicalRehab.Cds.Service.Trust;

/// <summary>What is seen of trust: codes and the client's place in the settings; never a token or anything a token says (JWT-13).</summary>
internal sealed partial class TrustTelemetry(ILogger<TrustTelemetry> logger, IMeterFactory meters)
{
    private readonly Counter<long> _refused = meters.Create(FetchTelemetry.MeterName).CreateCounter<long>("cervical_rehab.tokens.refused", "{token}", "Refused tokens by code");
    private readonly Counter<long> _unasked = meters.Create(FetchTelemetry.MeterName).CreateCounter<long>("cervical_rehab.tokens.store_unavailable", "{token}", "Tokens whose replay was judged without the shared store");

    /// <summary>Says at the start who may call.</summary>
    public void Announce(TrustSettings settings)
    {
        if (settings.IsOpen)
        {
            OpenLine();
        }

        foreach (var client in settings.Clients)
        {
            ClientLine(client.Section, client.Issuer);
        }
    }

    /// <summary>A refused call.</summary>
    public void Refused(Verdict verdict)
    {
        var code = (verdict.Refusal ?? Refusal.NoToken).Code();
        _refused.Add(1, new KeyValuePair<string, object?>("code", code));
        RefusedLine(code, verdict.Client?.Options.Section ?? "none");
    }

    /// <summary>A token that was judged without the shared store.</summary>
    public void StoreNotAsked()
    {
        _unasked.Add(1);
        StoreLine();
    }

    /// <summary>A client's keys were read.</summary>
    public void KeysRead(string client, KeySet keys) => KeysLine(client, keys.Keys.Length, keys.Unusable);

    /// <summary>A client's keys could not be read; those known before stay.</summary>
    [LoggerMessage(25, LogLevel.Warning, "client {Client}: keys not read ({Code}), those known before stay")]
    public partial void KeysNotRead(string client, string code);

    /// <summary>A refused operator.</summary>
    public void OperatorRefused(PasswordVerdict verdict) => OperatorLine(verdict is PasswordVerdict.TooMany ? "too-many-guesses" : "wrong-password");

    [LoggerMessage(20, LogLevel.Warning, "OPEN: no client is registered, so everybody who reaches this service may call it without a token (settings Clients)")]
    private partial void OpenLine();

    [LoggerMessage(21, LogLevel.Information, "client {Client} registered: {Issuer}")]
    private partial void ClientLine(string client, string issuer);

    [LoggerMessage(22, LogLevel.Warning, "token refused {Code} client={Client}")]
    private partial void RefusedLine(string code, string client);

    [LoggerMessage(23, LogLevel.Warning, "token judged without the shared store of used tokens: the record of this process decided")]
    private partial void StoreLine();

    [LoggerMessage(24, LogLevel.Information, "client {Client}: {Keys} keys read, {Unusable} passed over")]
    private partial void KeysLine(string client, int keys, int unusable);

    [LoggerMessage(26, LogLevel.Warning, "operator refused {Code}")]
    private partial void OperatorLine(string code);
}
