using System.Globalization;
using System.Text.Json;

namespace CervicalRehab.Cds.Service.Tests.Conformance.Messages;

/// <summary>What an element of a message may hold.</summary>
internal enum Holds
{
    /// <summary>Text.</summary>
    Text,

    /// <summary>A UUID.</summary>
    Uuid,

    /// <summary>One of the codes of its row.</summary>
    Code,

    /// <summary>An absolute address.</summary>
    Url,

    /// <summary>A moment with its offset.</summary>
    Instant,

    /// <summary>A whole number.</summary>
    Integer,

    /// <summary>True or false.</summary>
    Flag,

    /// <summary>An object whose members have rows of their own.</summary>
    Parts,

    /// <summary>An object of any members.</summary>
    Open,

    /// <summary>A coding with a code.</summary>
    Coding,

    /// <summary>A FHIR resource.</summary>
    Resource,
}

/// <summary>One element of a CDS Hooks message, as the specification's logical models of June 2026 have it.</summary>
/// <param name="Path">Names from the root of the message, separated by points.</param>
/// <param name="Min">1 for an element that must be there.</param>
/// <param name="IsList">True for an array.</param>
/// <param name="Holds">What it, or each item of it, holds.</param>
/// <param name="Codes">The codes it may hold.</param>
internal sealed record MessageElement(string Path, int Min, bool IsList, Holds Holds, params string[] Codes)
{
    /// <summary>The element this one is in; empty at the root.</summary>
    public string Parent => Path.LastIndexOf('.') is > 0 and var at ? Path[..at] : string.Empty;

    /// <summary>Its own name.</summary>
    public string Name => Path[(Path.LastIndexOf('.') + 1)..];

    /// <summary>True when a value is what this element may hold.</summary>
    public bool Fits(JsonElement value) => Holds switch
    {
        Holds.Text => Text(value) is not null,
        Holds.Uuid => Guid.TryParseExact(Text(value), "D", out _),
        Holds.Code => Text(value) is { } code && Codes.Contains(code, StringComparer.Ordinal),
        Holds.Url => Uri.TryCreate(Text(value), UriKind.Absolute, out var address) && address.Scheme is "http" or "https",
        Holds.Instant => Text(value) is { } moment && moment.Contains('T', StringComparison.Ordinal) && DateTimeOffset.TryParse(moment, CultureInfo.InvariantCulture, out _),
        Holds.Integer => value.ValueKind is JsonValueKind.Number && value.TryGetInt32(out _),
        Holds.Flag => value.ValueKind is JsonValueKind.True or JsonValueKind.False,
        Holds.Parts or Holds.Open => value.ValueKind is JsonValueKind.Object,
        Holds.Coding => Has(value, "code"),
        Holds.Resource => Has(value, "resourceType"),
        _ => false,
    };

    private static string? Text(JsonElement value) => value.ValueKind is JsonValueKind.String ? value.GetString() : null;

    private static bool Has(JsonElement value, string member) => value.ValueKind is JsonValueKind.Object && value.TryGetProperty(member, out var held) && !string.IsNullOrEmpty(Text(held));
}
