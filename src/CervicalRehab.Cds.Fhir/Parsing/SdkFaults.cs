using System.Collections.Immutable;
using System.Globalization;
using CervicalRehab.Cds.Fhir.Serialization;
using Hl7.Fhir.Model;
using Hl7.Fhir.Serialization;
using Hl7.Fhir.Validation;

namespace CervicalRehab.Cds.Fhir.Parsing;

/// <summary>What the SDK's faults mean for a resource: nothing where it is not read, a doubt where that is not known, and no instance to rely on where it is read.</summary>
internal static class SdkFaults
{
    // Faults in what stands beside a primitive.
    private static readonly ImmutableArray<string> OfExtensions =
        [FhirJsonException.USE_OF_UNDERSCORE_WITH_NON_PRIMITIVE_CODE, FhirJsonException.UNDERSCORE_SHOULD_BE_OBJECT_CODE, FhirJsonException.PRIMITIVE_VALUE_SUPPLIED_TWICE_CODE];

    // Faults after which the SDK's instance does not say what was sent: two values in one place, an object or a list where there is none, a value of another kind.
    private static readonly ImmutableArray<string> OfShape =
    [
        FhirJsonException.DUPLICATE_PROPERTY_CODE, FhirJsonException.NESTED_ARRAY_CODE, FhirJsonException.UNEXPECTED_PRIMITIVE_VALUE_FOR_NON_PRIMITIVE_CODE,
        FhirJsonException.UNEXPECTED_OBJECT_VALUE_FOR_PRIMITIVE_CODE, FhirJsonException.RESOURCETYPE_SHOULD_BE_STRING_CODE,
        CodedValidationException.PROPERTY_TYPE_MISMATCH_CODE, CodedValidationException.WRONG_CASED_RESOURCE_TYPE_CODE, CodedValidationException.UNKNOWN_RESOURCE_TYPE_CODE,
        CodedValidationException.INCORRECT_LITERAL_VALUE_TYPE_CODE,
    ];

    private enum Place
    {
        Unknown,
        Harmless,
        OnlyJudged,
        Read,
    }

    // What is not read may be as broken as it likes. What is noted so far are second types of choices that are passed over: the SDK calls them duplicates.
    internal static bool AreHarmless(ImmutableArray<ParseFault> faults, Resource resource, ElementTable table, Noted noted)
    {
        var seconds = noted.Count;
        foreach (var fault in faults)
        {
            ImmutableArray<string> path = [.. Within(fault).Select(NameOf)];
            var place = PlaceOf(path, table);
            if (place == Place.Read && fault.Code is FhirJsonException.DUPLICATE_PROPERTY_CODE && seconds-- > 0)
            {
                continue;
            }

            if (place == Place.Read && OfShape.Contains(fault.Code) && !IsNumber(resource, fault))
            {
                return false;
            }

            if (place is Place.Unknown or Place.OnlyJudged || (place == Place.Read && (OfExtensions.Contains(fault.Code) || IsEmpty(fault.Code, path, table))))
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
    private static bool IsNumber(Resource it, ParseFault fault)
    {
        if (fault.Code is not CodedValidationException.INCORRECT_LITERAL_VALUE_TYPE_CODE)
        {
            return false;
        }

        object? found = it;
        foreach (var part in Within(fault))
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

    // The first part is the type.
    private static IEnumerable<string> Within(ParseFault fault) => fault.Path.Split('.').Skip(1);

    private static string NameOf(string part) => part.IndexOf('[', StringComparison.Ordinal) is >= 0 and var bracket ? part[..bracket] : part;

    // A JSON null stands for nothing, an empty list neither.
    private static bool IsEmpty(string code, ImmutableArray<string> path, ElementTable table) =>
        code is FhirJsonException.OBJECTS_CANNOT_BE_EMPTY_CODE && !path.IsEmpty && !(path is [var only] && table.Find(only) is { MayBeEmpty: true });
}
