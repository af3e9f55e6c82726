using System.Runtime.InteropServices;
using System.Text.Json;

namespace CervicalRehab.Cds.Fhir.Reading;

/// <summary>Whose data a resource is.</summary>
internal enum Whose
{
    /// <summary>The patient in context.</summary>
    ThisPatient,

    /// <summary>Somebody else.</summary>
    Other,

    /// <summary>It names nobody that can be recognized.</summary>
    NotShown,
}

/// <summary>Whether a resource is about the patient in context (contract section 3, hazard 07).</summary>
/// <param name="patientId">Bare id of the patient in context.</param>
/// <param name="fhirServer">FHIR base of the calling EHR, when named.</param>
/// <param name="patientUrl"><c>fullUrl</c>, a URN, of the Patient within the Bundle that holds all resources, when there is one.</param>
public sealed class SubjectCheck(string patientId, string? fhirServer, string? patientUrl = null)
{
    private const string Uuid = "urn:uuid:";

    // Nearly every resource of a record names its subject in the same words.
    private (byte[] Literal, Whose Whose)? _last;

    /// <summary>Whether a literal reference names somebody else.</summary>
    public bool IsOther(string reference) => Reference(reference) == Whose.Other;

    /// <summary>Judges <c>subject</c>. A malformed one passes: such a resource cannot be read anyway and is then listed as unreadable.</summary>
    internal Whose Of(JsonElement resource) => resource.Member("subject"u8) is { } subject ? Subject(subject) : Whose.NotShown;

    private Whose Subject(JsonElement subject) => subject.ValueKind switch
    {
        JsonValueKind.String => Reference(subject.Words()),
        JsonValueKind.Array => subject.EnumerateArray().Any(item => Subject(item) == Whose.Other) ? Whose.Other : Whose.ThisPatient,
        JsonValueKind.Object => subject.Member("reference"u8) switch
        {
            null => Whose.NotShown,
            { ValueKind: JsonValueKind.String } text => Again(text),
            _ => Whose.ThisPatient,
        },
        _ => Whose.ThisPatient,
    };

    private Whose Again(JsonElement text)
    {
        var literal = JsonMarshal.GetRawUtf8Value(text);
        if (_last is not { } last || !literal.SequenceEqual(last.Literal))
        {
            _last = last = (literal.ToArray(), Reference(text.Words()));
        }

        return last.Whose;
    }

    private Whose Reference(string? reference)
    {
        if (reference is null)
        {
            return Whose.NotShown;
        }

        if (string.Equals(reference, patientUrl, StringComparison.Ordinal))
        {
            return Whose.ThisPatient;
        }

        if (reference.StartsWith("urn:", StringComparison.OrdinalIgnoreCase))
        {
            return This(string.Equals(reference, Uuid + patientId, StringComparison.OrdinalIgnoreCase));
        }

        // A contained resource or a conditional reference names nobody we could compare.
        if (reference.StartsWith('#') || reference.Contains('?', StringComparison.Ordinal))
        {
            return Whose.NotShown;
        }

        return reference.Contains("://", StringComparison.Ordinal) ? Absolute(reference) : Relative(reference.Split('/'));
    }

    private Whose Absolute(string reference)
    {
        var parts = WithoutVersion(reference.Split('/'));
        var named = parts.Length > 4 && IsThisPatient(parts[^2..]);
        return This(named && (fhirServer is null || SameBase(string.Join('/', parts[..^2]), fhirServer)));
    }

    private Whose Relative(string[] reference) => WithoutVersion(reference) switch
    {
        [_, _] parts => This(IsThisPatient(parts)),
        _ => Whose.NotShown,
    };

    private bool IsThisPatient(string[] parts) =>
        string.Equals(parts[0], "Patient", StringComparison.Ordinal) && string.Equals(parts[1], patientId, StringComparison.Ordinal);

    private static string[] WithoutVersion(string[] parts) => parts is [.. var resource, "_history", _] ? resource : parts;

    private static bool SameBase(string left, string right) =>
        Uri.TryCreate(left, UriKind.Absolute, out var one)
        && Uri.TryCreate(right, UriKind.Absolute, out var other)
        && Uri.Compare(one, other, UriComponents.SchemeAndServer, UriFormat.SafeUnescaped, StringComparison.OrdinalIgnoreCase) == 0
        && string.Equals(one.AbsolutePath.TrimEnd('/'), other.AbsolutePath.TrimEnd('/'), StringComparison.Ordinal);

    private static Whose This(bool itIs) => itIs ? Whose.ThisPatient : Whose.Other;
}
