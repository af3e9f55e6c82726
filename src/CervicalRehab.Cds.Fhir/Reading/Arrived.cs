using System.Collections.Immutable;
using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using CervicalRehab.Cds.Fhir.Resources;
using CervicalRehab.Cds.Protocol;

namespace CervicalRehab.Cds.Fhir.Reading;

/// <summary>One resource as far as it is known before it is read in full.</summary>
internal sealed record Arrived(JsonElement Json, string? SentId, string Type, CodeableConcept Code, ImmutableArray<KnownCode> Known)
{
    /// <summary>False when the resource does not say what it is.</summary>
    internal required bool Typed { get; init; }

    /// <summary>Id, only when it is a valid one: nothing else of the sender's text may travel in a reference.</summary>
    internal string? Id { get; } = SentId is { } id && IsId(id) ? id : null;

    /// <summary>Relative reference, or the type alone.</summary>
    internal string Reference => field ??= Id is null ? Type : $"{Type}/{Id}";

    /// <summary>Fact id of what its code says.</summary>
    internal string? Fact => Known.Select(row => row.Meaning.Fact()).FirstOrDefault(fact => fact is not null);

    /// <summary>True when a code was found, known or not.</summary>
    internal bool HasCode
    {
        get
        {
            foreach (var coding in Code.Coding.Each())
            {
                if (coding.Code is not null)
                {
                    return true;
                }
            }

            return false;
        }
    }

    /// <summary>The typed resource, or null when it is not valid R4 for the elements we read.</summary>
    internal T? Read<T>(JsonTypeInfo<T> type)
        where T : class => Read(json => json.Deserialize(type));

    /// <summary>The typed resource as <paramref name="read"/> makes it, or null when that throws.</summary>
    internal T? Read<T>(Func<JsonElement, T?> read)
        where T : class
    {
        try
        {
            return Typed ? read(Json) : null;
        }
        catch (Exception broken) when (broken is JsonException or InvalidOperationException or NotSupportedException)
        {
            return null;
        }
    }

    /// <summary>What the card says about this record.</summary>
    internal Evidence Evidence(string fact, string value, RecordedDate? date = null, string? status = null, string? unit = null, Side side = Side.NotStated, string? method = null) => new()
    {
        Fact = fact,
        Value = value,
        Unit = unit,
        Side = Sides.Word(side),
        Method = method,
        Date = date,
        Status = status,
        Reference = Reference,
    };

    private static bool IsId(string id) =>
        id.Length is > 0 and <= 64 && id.All(letter => char.IsAsciiLetterOrDigit(letter) || letter is '-' or '.');
}
