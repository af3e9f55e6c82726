using System.Text.Json;
using CervicalRehab.Cds.Fhir.Reading;

namespace CervicalRehab.Cds.Service.CdsHooks;

/// <summary>What a scan tells of a body.</summary>
/// <param name="Cuts">The parts nobody reads, in the order of the body.</param>
/// <param name="Tokens">How many JSON tokens were read, each once.</param>
/// <param name="HasRepeatedMember">An object repeats a member.</param>
/// <param name="IsUnchecked">Repetition was not looked for everywhere: the document must be checked for it.</param>
/// <param name="HasTooManyMembers">An object has more than <see cref="StrictReader.MaxMembers"/> members.</param>
internal readonly record struct BodyScanResult(List<Cut> Cuts, int Tokens, bool HasRepeatedMember, bool IsUnchecked, bool HasTooManyMembers);

/// <summary>
/// One pass over the body of a hook call: that it is strict JSON, and which parts of it nobody here reads. Those are cut before a document is
/// made: of a large record most is of no concern. What is kept gives the same answer as the whole (a test holds the two against each other).
/// </summary>
internal ref struct BodyScan(ReadOnlySpan<byte> body, ReaderOptions options) : IDisposable
{
    private readonly BodyCuts _cuts = new(options, body.Length);
    private StrictReader _json = new(body);
    private string? _patientId;
    private string? _fhirServer;

    /// <summary>Reads it. Throws <see cref="JsonException"/> on what is no JSON.</summary>
    public static BodyScanResult Of(ReadOnlySpan<byte> body, ReaderOptions options)
    {
        var scan = new BodyScan(body, options);
        try
        {
            return scan.Read();
        }
        finally
        {
            scan.Dispose();
        }
    }

    /// <summary>Returns the pooled memory.</summary>
    public readonly void Dispose() => _json.Dispose();

    private BodyScanResult Read()
    {
        _json.Read();
        if (_json.Token == JsonTokenType.StartObject)
        {
            ReadEnvelope();
        }
        else
        {
            _json.Skip();
        }

        while (_json.Read())
        {
        }

        return new(_json.IsUnchecked || _json.HasRepeatedMember ? [] : _cuts.About(_patientId, _fhirServer), _json.Tokens, _json.HasRepeatedMember, _json.IsUnchecked, _json.HasTooManyMembers);
    }

    private void ReadEnvelope()
    {
        while (_json.Read() && _json.Token != JsonTokenType.EndObject)
        {
            ReadMember();
            // Nothing is cut any more: what is left is only passed over.
            if (_json.HasRepeatedMember || _json.IsUnchecked)
            {
                _json.SkipRest();
                return;
            }
        }
    }

    private void ReadMember()
    {
        var (isPrefetch, isContext, isServer) = (_json.Is("prefetch"u8), _json.Is("context"u8), _json.Is("fhirServer"u8));
        var isAuthorization = _json.Is("fhirAuthorization"u8);
        _json.Read();
        if (isPrefetch && _json.Token == JsonTokenType.StartObject)
        {
            ReadPrefetch();
        }
        else if (isContext && _json.Token == JsonTokenType.StartObject)
        {
            ReadContext();
        }
        else if (isServer && _json.Token == JsonTokenType.String && _json.Text.Length <= FieldReader.LongestText)
        {
            _fhirServer = _json.GetString();
        }
        else if (isAuthorization)
        {
            _json.Skip();
        }
        else
        {
            Empty();
        }
    }

    private void ReadContext()
    {
        while (_json.Read() && _json.Token != JsonTokenType.EndObject)
        {
            var isPatient = _json.Is("patientId"u8);
            _json.Read();
            if (isPatient && _json.Token == JsonTokenType.String && _json.Text.Length <= FieldReader.LongestText)
            {
                _patientId = _json.GetString();
            }
            else
            {
                _json.Skip();
            }
        }
    }

    private void ReadPrefetch()
    {
        while (_json.Read() && _json.Token != JsonTokenType.EndObject)
        {
            _json.Read();
            if (_json.Token == JsonTokenType.StartObject)
            {
                BundleScan.Read(ref _json, _cuts);
            }
            else
            {
                Empty();
            }
        }
    }

    // What no member of the envelope is read from keeps its kind, so that a wrong kind is still told.
    private void Empty()
    {
        var (start, token) = (_json.Start, _json.Token);
        _json.Skip();
        if (token is JsonTokenType.StartArray or JsonTokenType.StartObject)
        {
            _cuts.Empty(start, _json.End, token is JsonTokenType.StartArray);
        }
    }
}
