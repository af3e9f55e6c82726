using System.Collections.Immutable;
using System.Globalization;
using CervicalRehab.Cds.Fhir.Parsing;
using CervicalRehab.Cds.Protocol;
using Hl7.Fhir.Model;

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

    /// <summary>The number of a statement; none beside a data-absent reason, which contradicts what was measured.</summary>
    internal static Measured Read(Statement statement, ImmutableArray<string> units) =>
        statement.Absent || statement.IsOfAbsent ? new(null, null, statement.HasNumberOrWords ? Reason.Conflicting : Reason.NotPerformed) : ReadGiven(statement, units);

    /// <summary>The number as it was given, also beside a data-absent reason.</summary>
    internal static Measured ReadGiven(Statement statement, ImmutableArray<string> units) => statement switch
    {
        { Quantity: { } quantity } => OfQuantity(quantity, units),
        { Integer: { } integer } => OfNumber(integer, Unitless, whole: true, units),
        { Concept.Known: var value } when value.Says(Meaning.NotDone) => new(null, null, Reason.NotPerformed),
        { HasValue: true } => new(null, null, Reason.ValueNotUnderstood),
        _ => new(null, null, Reason.NoValue),
    };

    /// <summary>Digits as a reader expects them, without trailing zeros.</summary>
    internal static string Words(decimal value) => value.ToString("0.####", CultureInfo.InvariantCulture);

    private static Measured OfQuantity(Quantity quantity, ImmutableArray<string> units)
    {
        if (quantity.ValueElement is not { JsonValue: not null } value)
        {
            return new(null, null, Reason.NoValue);
        }

        // "< 5" is not 5.
        if (quantity.ComparatorElement is not null)
        {
            return new(null, null, Reason.ValueNotUnderstood);
        }

        var (code, shown) = (quantity.CodeElement.Letters(), quantity.UnitElement.Letters());
        // Two units of ours that are not one: nobody knows which of them was meant.
        if (code is { Length: > 0 } && shown is { Length: > 0 } && units.Contains(shown) && !IsOne(code, shown))
        {
            return new(null, null, Reason.ValueNotUnderstood);
        }

        var unit = code is { Length: > 0 } ? code : shown;
        var foreign = quantity.SystemElement.Letters() is { Length: > 0 } system && SystemSpellings.Known(system) != Systems.Ucum ? system : null;
        return OfNumber(value, foreign ?? unit ?? Unitless, whole: false, units);
    }

    // A score is a plain number.
    private static bool IsOne(string coded, string shown) => coded == shown || (coded is "1" or ['{', ..] && shown is "1" or ['{', ..]);

    private static Measured OfNumber(PrimitiveType number, string unit, bool whole, ImmutableArray<string> units)
    {
        if (number.Number() is not { } value || (whole && !decimal.IsInteger(value)))
        {
            return new(null, null, Reason.ValueNotUnderstood);
        }

        return units.AsSpan().Contains(unit) ? new(value, unit.Length == 0 ? null : unit, null)
            : new(value, null, unit.Length == 0 ? Reason.NoUnit : Reason.UnknownUnit);
    }
}
