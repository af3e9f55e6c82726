using System.Collections.Immutable;
using System.Globalization;
using System.Text;
using CervicalRehab.Cds.Fhir.Parsing.Elements;
using Hl7.Fhir.Model;
using Hl7.Fhir.Serialization;
using Hl7.Fhir.Validation;

namespace CervicalRehab.Cds.Fhir.Parsing;

/// <summary>
/// What makes a resource of the SDK understood: the same tables that the fast lane reads by. An element without a row, an element without a value, and what
/// the SDK could not parse are noted.
/// </summary>
internal static class Judge
{
    /// <summary>Judges an instance; null when it does not say what was sent.</summary>
    internal static Received<T>? Of<T>(SdkReading reading, ElementTable table, Noted noted, bool hasModifierWithin)
        where T : Resource
    {
        if (reading.Resource is not T resource || !AreHarmless(reading, table, noted))
        {
            return null;
        }

        Look(resource, table, noted);
        if (hasModifierWithin)
        {
            noted.Add(Modifiers.Name);
        }

        return Understood<T>.Judged(resource, noted, isAsSent: reading.Faults.IsEmpty);
    }

    private enum Place
    {
        Unknown,
        Harmless,
        OnlyJudged,
        Read,
    }

    // What is not read may be as broken as it likes. What is noted so far are second types of choices that are passed over: the SDK calls them duplicates.
    private static bool AreHarmless(SdkReading reading, ElementTable table, Noted noted)
    {
        var seconds = noted.Count;
        foreach (var fault in reading.Faults)
        {
            ImmutableArray<string> path = [.. fault.Path.Split('.', StringSplitOptions.RemoveEmptyEntries).Select(NameOf)];
            var place = PlaceOf(path, table);
            if (place == Place.Read && fault.Code is FhirJsonException.DUPLICATE_PROPERTY_CODE && seconds-- > 0)
            {
                continue;
            }

            if (place == Place.Read && SdkParser.OfShape.Contains(fault.Code) && !IsNumber(reading.Resource, fault))
            {
                return false;
            }

            if (place is Place.Unknown or Place.OnlyJudged || (place == Place.Read && (SdkParser.OfExtensions.Contains(fault.Code) || IsEmpty(fault.Code, path, table))))
            {
                noted.AddUnknown(path);
            }
        }

        return true;
    }

    // Which type of a choice it is no path tells: what is read in any of them is read.
    private static Place PlaceOf(ImmutableArray<string> path, ElementTable table)
    {
        if (path.IsEmpty)
        {
            return Place.Read;
        }

        var place = Place.Unknown;
        foreach (var row in table.Rows)
        {
            if (row.Name == path[0] || row.Choice == path[0])
            {
                var here = PlaceIn(row, path[1..]);
                place = here > place ? here : place;
            }
        }

        return place;
    }

    private static Place PlaceIn(ElementRow row, ImmutableArray<string> rest) =>
        row.Harmless is not null ? Place.Harmless
        : row is { IsOnlyJudged: true, Inner: null } ? OfExtension(rest)
        : row.IsOnlyJudged ? (Place)Math.Min((int)PlaceOf(rest, row.Inner!), (int)Place.OnlyJudged)
        : row.Inner is { } inner ? PlaceOf(rest, inner)
        : rest is ["extension", ..] ? OfExtension(rest[1..])
        : Place.Read;

    // What an extension holds is its own affair; which one it is, is not.
    private static Place OfExtension(ImmutableArray<string> within) => within is [] or ["url" or "code"] ? Place.OnlyJudged : Place.Harmless;

    // What stands in the place of a number stays as it was sent, to be judged as a number.
    private static bool IsNumber(Base it, SdkFault fault)
    {
        if (fault.Code is not CodedValidationException.INCORRECT_LITERAL_VALUE_TYPE_CODE)
        {
            return false;
        }

        object? found = it;
        foreach (var part in fault.Path.Split('.'))
        {
            found = found is Base parent && parent.TryGetValue(NameOf(part), out var value) ? value : null;
            if (found is System.Collections.IList list && part.IndexOf('[', StringComparison.Ordinal) is >= 0 and var bracket
                && int.TryParse(part[(bracket + 1)..^1], NumberStyles.None, CultureInfo.InvariantCulture, out var at))
            {
                found = at < list.Count ? list[at] : null;
            }
        }

        return found is FhirDecimal { JsonValue: not null } or Integer { JsonValue: not null };
    }

    private static string NameOf(string part) => part.IndexOf('[', StringComparison.Ordinal) is >= 0 and var bracket ? part[..bracket] : part;

    // A JSON null stands for nothing, an empty list neither.
    private static bool IsEmpty(string code, ImmutableArray<string> path, ElementTable table) =>
        code is FhirJsonException.OBJECTS_CANNOT_BE_EMPTY_CODE && !path.IsEmpty && !(path is [var only] && table.Find(only) is { MayBeEmpty: true });

    private static void Look(Base it, ElementTable? table, Noted noted)
    {
        foreach (var (name, value) in it.EnumerateElements())
        {
            var row = Row(table, name, value);
            if (row is null)
            {
                noted.AddUnknown(Encoding.UTF8.GetBytes(value is DataType chosen && IsChoice(table, name) ? Chosen(name, chosen) : name));
            }
            else if (row.Harmless is null)
            {
                LookInto(value, row, noted);
            }
        }
    }

    private static void LookInto(object value, ElementRow row, Noted noted)
    {
        if (value is IEnumerable<Base> list and not Base)
        {
            foreach (var item in list)
            {
                LookInto(item, row, noted);
            }

            return;
        }

        var first = noted.Count;
        LookAt(value, row, noted);
        if (noted.Count > first)
        {
            noted.Within(row.Name, first);
        }
    }

    private static void LookAt(object value, ElementRow row, Noted noted)
    {
        switch (value)
        {
            case Extension extension:
                Extensions.Judge(extension, noted);
                break;
            case Coding label when row is { Inner: null }:
                Labels.Judge(label, noted);
                break;
            case PrimitiveType primitive:
                LookAt(primitive, row, noted);
                break;
            case Base inner:
                if (inner is ResourceReference { ReferenceElement.JsonValue: string literal } && literal.StartsWith('#') && !row.IsFollowed)
                {
                    noted.Add($"reference.{DataTypeElements.Contained}");
                }

                Look(inner, row.Inner, noted);
                break;
            default:
                break;
        }
    }

    private static void LookAt(PrimitiveType primitive, ElementRow row, Noted noted)
    {
        if (primitive.JsonValue is null ? primitive.EnumerateElements().Any() : !Takes(row, primitive.JsonValue))
        {
            noted.AddThis();
        }

        foreach (var (name, value) in primitive.EnumerateElements())
        {
            if (name is "extension" && value is IEnumerable<Base> extensions)
            {
                foreach (var extension in extensions.OfType<Extension>())
                {
                    Extensions.Judge(extension, noted);
                }
            }
            else if (name is not ("value" or "id"))
            {
                noted.AddUnknown(Encoding.UTF8.GetBytes(name));
            }
        }
    }

    private static bool Takes(ElementRow row, object value) => row.Values.IsEmpty || row.Values.Contains(value switch { true => "true", false => "false", _ => value as string ?? string.Empty });

    private static ElementRow? Row(ElementTable? table, string name, object value) =>
        table?.Find(name) ?? (value is DataType chosen ? table?.Find(Chosen(name, chosen)) : null);

    private static bool IsChoice(ElementTable? table, string name)
    {
        foreach (var row in table?.Rows ?? [])
        {
            if (string.Equals(row.Choice, name, StringComparison.Ordinal))
            {
                return true;
            }
        }

        return false;
    }

    private static string Chosen(string name, DataType value) => $"{name}{char.ToUpperInvariant(value.TypeName[0])}{value.TypeName[1..]}";
}
