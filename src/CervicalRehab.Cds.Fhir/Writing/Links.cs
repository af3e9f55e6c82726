using System.Buffers;
using System.Collections.Immutable;
using System.Globalization;
using CervicalRehab.Cds.Fhir.Resources;

namespace CervicalRehab.Cds.Fhir.Writing;

/// <summary>References and dates that every draft takes from the call.</summary>
internal static class Links
{
    private static readonly SearchValues<char> OfId = SearchValues.Create("-.0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz");

    /// <summary>Patient in context.</summary>
    public static Reference Subject(this DraftContext context) => To("Patient/" + context.PatientId);

    /// <summary>Encounter in context, when there is one.</summary>
    public static Reference? Encounter(this DraftContext context) =>
        context.EncounterId is { } id ? To("Encounter/" + id) : null;

    /// <summary>The user, when a Practitioner or PractitionerRole: a patient or relative neither requests nor authors.</summary>
    public static Reference? Clinician(this DraftContext context) =>
        IsTo(context.UserId, ["Practitioner", "PractitionerRole"]) ? To(context.UserId) : null;

    /// <summary>The evaluation as an R4 dateTime, to the second, in its own offset.</summary>
    public static string Moment(this DraftContext context) => context.At.ToString(
        context.At.Offset == TimeSpan.Zero ? "yyyy-MM-dd'T'HH:mm:ss'Z'" : "yyyy-MM-dd'T'HH:mm:sszzz",
        CultureInfo.InvariantCulture);

    /// <summary>The evaluation's calendar day in its own offset.</summary>
    public static string Day(this DraftContext context) => context.At.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    /// <summary>A literal reference.</summary>
    public static Reference To(string? literal, string? display = null) => new() { Literal = literal, Display = display };

    /// <summary>True for a relative reference to one of the types, with an id that R4 allows.</summary>
    public static bool IsTo(string? literal, ReadOnlySpan<string> types) =>
        literal?.IndexOf('/', StringComparison.Ordinal) is > 0 and var slash
        && literal.Length - slash - 1 is > 0 and <= 64
        && !literal.AsSpan(slash + 1).ContainsAnyExcept(OfId)
        && IsOneOf(literal.AsSpan(0, slash), types);

    private static bool IsOneOf(ReadOnlySpan<char> type, ReadOnlySpan<string> types)
    {
        foreach (var one in types)
        {
            if (type.SequenceEqual(one))
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>Null when empty: FHIR JSON has no empty arrays.</summary>
    public static ImmutableArray<T>? OrAbsent<T>(this ImmutableArray<T> items) => items.IsEmpty ? null : items;
}
