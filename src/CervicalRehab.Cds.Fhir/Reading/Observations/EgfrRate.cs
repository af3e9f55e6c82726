using System.Collections.Frozen;
using CervicalRehab.Cds.Fhir.Parsing;
using CervicalRehab.Cds.Protocol;
using Hl7.Fhir.Model;

namespace CervicalRehab.Cds.Fhir.Reading;

/// <summary>A glomerular filtration rate in mL/min/1.73 m2, or why there is none (D22).</summary>
internal readonly record struct EgfrRate(decimal Value, Bound Bound, Reason? Fault)
{
    internal const string Unit = "mL/min/{1.73_m2}";

    // Laboratories write the unit in many ways. Without what sets them apart they are these; the number turns them into mL/min.
    private static readonly FrozenDictionary<string, decimal> Factors = new Dictionary<string, decimal>
    {
        ["ml/min/1.73m2"] = 1m,
        ["ml/min/1.73sqm"] = 1m,
        ["ml/s/1.73m2"] = 60m,
        ["ml/s/1.73sqm"] = 60m,
        ["ml/sec/1.73m2"] = 60m,
    }.ToFrozenDictionary(StringComparer.Ordinal);

    // The highest that a report is believed: above it is a typing error or another unit.
    private const decimal Highest = 300m;

    internal string Words => Bound switch
    {
        Bound.Below => "under ",
        Bound.AtMost => "at most ",
        Bound.AtLeast => "at least ",
        _ => string.Empty,
    } + NumberReader.Words(Value);

    internal static EgfrRate Of(Statement whole)
    {
        if (whole.Absent || whole.Quantity is not { } quantity || quantity.ValueElement.Number() is not { } number || number < 0m)
        {
            return Without(Reason.ValueNotUnderstood);
        }

        return BoundOf(quantity.ComparatorElement.Letters()) is not { } bound ? Without(Reason.ValueNotUnderstood)
            : Factor(quantity) is not { } factor ? Without(HasUnit(quantity) ? Reason.UnknownUnit : Reason.NoUnit)
            : number * factor > Highest ? Without(Reason.OutOfRange)
            : new(number * factor, bound, null);
    }

    private static EgfrRate Without(Reason fault) => new(0m, Bound.Exact, fault);

    private static Bound? BoundOf(string? comparator) => comparator switch
    {
        null => Bound.Exact,
        "<" => Bound.Below,
        "<=" => Bound.AtMost,
        ">" or ">=" => Bound.AtLeast,
        _ => null,
    };

    // Code and unit say the same, or one of them nothing.
    private static decimal? Factor(Quantity quantity)
    {
        var isForeign = quantity.SystemElement.Letters() is { Length: > 0 } system && SystemSpellings.Known(system) != Systems.Ucum;
        var (code, unit) = (isForeign ? null : Factor(quantity.CodeElement.Letters()), Factor(quantity.UnitElement.Letters()));
        return code is null ? (isForeign || string.IsNullOrWhiteSpace(quantity.CodeElement.Letters()) ? unit : null)
            : unit is null || unit == code ? code
            : null;
    }

    private static bool HasUnit(Quantity quantity) => !string.IsNullOrWhiteSpace(quantity.CodeElement.Letters()) || !string.IsNullOrWhiteSpace(quantity.UnitElement.Letters());

    private static decimal? Factor(string? unit) => unit is not null && Factors.TryGetValue(Plain(unit), out var factor) ? factor : null;

    // "mL/min/{1.73_m2}", "mL/min/1.73 m²", "mL/min/1.73sq. m" and "mL/min/1.73/m2" are one.
    private static string Plain(string unit) => new string([.. unit.Where(letter => !char.IsWhiteSpace(letter) && letter is not ('{' or '}' or '_' or '^' or '*'))])
        .ToLowerInvariant()
        .Replace("\u00b2", "2", StringComparison.Ordinal)
        .Replace("sq.m", "sqm", StringComparison.Ordinal)
        .Replace("1.73/m2", "1.73m2", StringComparison.Ordinal);
}
