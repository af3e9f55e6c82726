using System.Buffers;
using System.Text.Json;

namespace CervicalRehab.Cds.Fhir.Reading;

/// <summary>Whose data a resource is.</summary>
internal enum Whose
{
    /// <summary>The patient in context.</summary>
    ThisPatient,

    /// <summary>Somebody else.</summary>
    Other,

    /// <summary>It names nobody, or one who may be this patient and is not shown to be (D31).</summary>
    NotShown,
}

/// <summary>Whether a resource is about the patient in context (contract section 3, hazard 07).</summary>
/// <param name="patientId">Bare id of the patient in context.</param>
/// <param name="fhirServer">FHIR base of the calling EHR, when named.</param>
/// <param name="patientUrl"><c>fullUrl</c>, a URN, of the Patient within the Bundle that holds all resources, when there is one.</param>
/// <param name="linkedIds">Ids of other records of the same person.</param>
public sealed class SubjectCheck(string patientId, string? fhirServer, string? patientUrl = null, IReadOnlySet<string>? linkedIds = null)
{
    private static readonly SearchValues<char> s_letters = SearchValues.Create("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz");

    // Nearly every resource of a record names its subject in the same words.
    private (string Literal, Whose Whose)? _last;

    /// <summary>Whether a literal reference names somebody else.</summary>
    public bool IsOther(string reference) => Again(reference) == Whose.Other;

    /// <summary>Whether a literal reference names the patient in context, in whatever spelling.</summary>
    internal bool IsThis(string? reference) => Reference(reference) == Whose.ThisPatient;

    /// <summary>Judges <c>subject</c>. A malformed one passes: such a resource cannot be read anyway and is then listed as unreadable.</summary>
    internal Whose Of(SentResource resource) => !resource.IsUsual ? Of(resource.Json) : resource.Subject is { } literal ? Again(literal) : Whose.NotShown;

    /// <summary>The same, whatever form it has.</summary>
    internal Whose Of(JsonElement resource) => resource.Member("subject"u8) is { } subject ? Subject(subject) : Whose.NotShown;

    /// <summary>What stands within a resource is of its subject: in other words, too, as long as they name the patient in context.</summary>
    internal bool IsOfAnother(Arrived inner, Arrived holder) =>
        Literal(inner.Json) is { } subject && !string.Equals(subject, Literal(holder.Json), StringComparison.Ordinal) && Of(inner.Json) != Whose.ThisPatient;

    private static string? Literal(JsonElement resource) => resource.Member("subject"u8)?.Text("reference"u8);

    private Whose Subject(JsonElement subject) => subject.ValueKind switch
    {
        JsonValueKind.String => Reference(subject.Words()),
        JsonValueKind.Array => subject.EnumerateArray().Any(item => Subject(item) == Whose.Other) ? Whose.Other : Whose.ThisPatient,
        JsonValueKind.Object => subject.Member("reference"u8) switch
        {
            null => Whose.NotShown,
            { ValueKind: JsonValueKind.String } text => Reference(text.Words()),
            _ => Whose.ThisPatient,
        },
        _ => Whose.ThisPatient,
    };

    private Whose Again(string literal)
    {
        if (_last is not { } last || !string.Equals(literal, last.Literal, StringComparison.Ordinal))
        {
            _last = last = (literal, Reference(literal));
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
            return Urn(reference);
        }

        // A contained resource, a part of one, a conditional reference and an id in other letters name nobody we could compare.
        if (reference.AsSpan().IndexOfAny('#', '?', '%') >= 0)
        {
            return Whose.NotShown;
        }

        var parts = WithoutVersion(reference.Split('/'));
        return !reference.Contains("://", StringComparison.Ordinal) ? parts is [var type, var id] ? Named(type, id, isHere: true) : Whose.NotShown
            : parts.Length > 4 ? Named(parts[^2], parts[^1], fhirServer is null || SameBase(string.Join('/', parts[..^2]), fhirServer))
            : Whose.NotShown;
    }

    // Within one Bundle two URNs are two; without the Bundle nobody knows what one stands for.
    private Whose Urn(string reference) =>
        string.Equals(reference, ResourceName.Uuid + patientId, StringComparison.OrdinalIgnoreCase) ? Whose.ThisPatient
        : patientUrl is null || string.Equals(reference, patientUrl, StringComparison.OrdinalIgnoreCase) ? Whose.NotShown
        : Whose.Other;

    // This patient's id at another address, or below a type in other letters, may be this patient: a server behind a proxy writes its inner address. What is no id, or below no type, names nobody.
    private Whose Named(string type, string id, bool isHere) =>
        !SentResource.IsId(id.Trim()) || type.Trim() is not [_, ..] name || name.AsSpan().ContainsAnyExcept(s_letters) ? Whose.NotShown
        : !string.Equals(type.Trim(), "Patient", StringComparison.OrdinalIgnoreCase) ? Whose.Other
        : string.Equals(id.Trim(), patientId, StringComparison.Ordinal) ? isHere && type is "Patient" && id.Length == patientId.Length ? Whose.ThisPatient : Whose.NotShown
        : linkedIds?.Contains(id.Trim()) is true ? Whose.NotShown
        : Whose.Other;

    private static string[] WithoutVersion(string[] parts) => parts is [.. var resource, "_history", _] ? resource : parts;

    private static bool SameBase(string left, string right) =>
        Uri.TryCreate(left, UriKind.Absolute, out var one)
        && Uri.TryCreate(right, UriKind.Absolute, out var other)
        && Uri.Compare(one, other, UriComponents.SchemeAndServer, UriFormat.SafeUnescaped, StringComparison.OrdinalIgnoreCase) == 0
        && string.Equals(one.AbsolutePath.TrimEnd('/'), other.AbsolutePath.TrimEnd('/'), StringComparison.Ordinal);
}
