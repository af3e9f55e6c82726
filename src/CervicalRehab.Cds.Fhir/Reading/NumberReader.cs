using System.Collections.Immutable;
using System.Globalization;
using System.Text.Json;
using CervicalRehab.Cds.Fhir.Resources;
using CervicalRehab.Cds.Protocol;

namespace CervicalRehab.Cds.Fhir.Reading;

/// <summary>A number with its unit, or why there is none. The number is kept for display when only its unit is at fault.</summary>
internal readonly record struct Measured(decimal? Value, string? Unit, Reason? Fault)
{
    internal string Words => Value is { } value ? NumberReader.Words(value) : "unknown";
}

/// <summary>Quantity or integer to a number in one of the units a measure accepts.</summary>
internal static class NumberReader
{
    /// <summary>Stands for a number without a unit.</summary>
    internal const string Unitless = "";

    internal static Measured Read(Statement statement, ImmutableArray<string> units) => statement switch
    {
        { Absent: true } => new(null, null, Reason.NotPerformed),
        { Quantity: { } quantity } => OfQuantity(quantity, units),
        { HasInteger: true, Integer: var integer } => OfNumber(integer, Unitless, whole: true, units),
        { Concept.Known: var value } when value.Says(Meaning.NotDone) => new(null, null, Reason.NotPerformed),
        { HasValue: true } => new(null, null, Reason.ValueNotUnderstood),
        _ => new(null, null, Reason.NoValue),
    };

    /// <summary>Digits as a reader expects them, without trailing zeros.</summary>
    internal static string Words(decimal value) => value.ToString("0.####", CultureInfo.InvariantCulture);

    internal static decimal? Number(JsonElement? element) =>
        element is { ValueKind: JsonValueKind.Number } number && number.TryGetDecimal(out var value) ? value : null;

    private static Measured OfQuantity(Quantity quantity, ImmutableArray<string> units)
    {
        if (quantity.Value is not { ValueKind: not JsonValueKind.Null } value)
        {
            return new(null, null, Reason.NoValue);
        }

        // "< 5" is not 5.
        if (quantity.Comparator is not null)
        {
            return new(null, null, Reason.ValueNotUnderstood);
        }

        // Two units of ours that are not one: nobody knows which of them was meant.
        if (quantity.Code is { Length: > 0 } coded && quantity.Unit is { Length: > 0 } shown && units.Contains(shown) && !IsOne(coded, shown))
        {
            return new(null, null, Reason.ValueNotUnderstood);
        }

        var unit = string.IsNullOrEmpty(quantity.Code) ? quantity.Unit : quantity.Code;
        var foreignSystem = quantity.System is { Length: > 0 } system && !string.Equals(system, Systems.Ucum, StringComparison.Ordinal);
        return OfNumber(value, foreignSystem ? quantity.System! : unit ?? Unitless, whole: false, units);
    }

    // A score is a plain number.
    private static bool IsOne(string coded, string shown) => coded == shown || (coded is "1" or ['{', ..] && shown is "1" or ['{', ..]);

    private static Measured OfNumber(JsonElement element, string unit, bool whole, ImmutableArray<string> units)
    {
        if (Number(element) is not { } value || (whole && !decimal.IsInteger(value)))
        {
            return new(null, null, Reason.ValueNotUnderstood);
        }

        return units.AsSpan().Contains(unit) ? new(value, unit.Length == 0 ? null : unit, null)
            : new(value, null, unit.Length == 0 ? Reason.NoUnit : Reason.UnknownUnit);
    }
}
