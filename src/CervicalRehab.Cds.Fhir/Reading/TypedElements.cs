using System.Collections.Immutable;
using System.Runtime.InteropServices;
using System.Text.Json;
using CervicalRehab.Cds.Fhir.Resources;

namespace CervicalRehab.Cds.Fhir.Reading;

/// <summary>
/// Elements of JSON to R4 data types. An element that is undefined or null is absent; one of the wrong kind throws
/// <see cref="JsonException"/>: the resource is then not valid R4 for what is read of it.
/// </summary>
internal static class TypedElements
{
    private static readonly NameTable OfConcept = new("coding", "text");
    private static readonly NameTable OfCoding = new("system", "code", "display");
    private static readonly NameTable OfReference = new("reference", "display");
    private static readonly NameTable OfPeriod = new("start", "end");
    private static readonly NameTable OfQuantity = new("value", "comparator", "unit", "system", "code");
    private static readonly NameTable OfRange = new("low", "high");

    /// <summary>True when there is nothing to read.</summary>
    internal static bool IsAbsent(this JsonElement element) => element.ValueKind is JsonValueKind.Undefined or JsonValueKind.Null;

    internal static string? AsText(this JsonElement element) => element.ValueKind switch
    {
        JsonValueKind.String => SharedTexts.Of(element),
        JsonValueKind.Undefined or JsonValueKind.Null => null,
        _ => throw new JsonException(),
    };

    internal static bool? AsFlag(this JsonElement element) => element.ValueKind switch
    {
        JsonValueKind.True => true,
        JsonValueKind.False => false,
        JsonValueKind.Undefined or JsonValueKind.Null => null,
        _ => throw new JsonException(),
    };

    /// <summary>As received, for what is judged later.</summary>
    internal static JsonElement? AsReceived(this JsonElement element) => element.IsAbsent() ? null : element;

    internal static CodeableConcept? AsConcept(this JsonElement element)
    {
        if (element.IsAbsent())
        {
            return null;
        }

        var members = default(FewMembers);
        Members.Find(element, OfConcept, members);
        return new CodeableConcept { Coding = members[0].AsList(AsCoding), Text = members[1].AsText() };
    }

    /// <summary>What a CodeableConcept says.</summary>
    internal static StatedConcept AsStated(this JsonElement element, CodeLookup codes) =>
        element.IsAbsent() ? default : StatedConcept.TryRead(element, codes, out var stated) ? stated : throw new JsonException();

    internal static Reference? AsReference(this JsonElement element)
    {
        if (element.IsAbsent())
        {
            return null;
        }

        var members = default(FewMembers);
        Members.Find(element, OfReference, members);
        return new Reference { Literal = members[0].AsText(), Display = members[1].AsText() };
    }

    internal static Period? AsPeriod(this JsonElement element)
    {
        if (element.IsAbsent())
        {
            return null;
        }

        var members = default(FewMembers);
        Members.Find(element, OfPeriod, members);
        return new Period { Start = members[0].AsText(), End = members[1].AsText() };
    }

    internal static Quantity? AsQuantity(this JsonElement element)
    {
        if (element.IsAbsent())
        {
            return null;
        }

        var members = default(FewMembers);
        Members.Find(element, OfQuantity, members);
        return new Quantity
        {
            Value = members[0].AsReceived(),
            Comparator = members[1].AsText(),
            Unit = members[2].AsText(),
            System = members[3].AsText(),
            Code = members[4].AsText(),
        };
    }

    internal static ReferenceRange? AsRange(this JsonElement element)
    {
        if (element.IsAbsent())
        {
            return null;
        }

        var members = default(FewMembers);
        Members.Find(element, OfRange, members);
        return new ReferenceRange { Low = members[0].AsQuantity(), High = members[1].AsQuantity() };
    }

    /// <summary>A repeating element; JSON nulls stay in it.</summary>
    internal static ImmutableArray<T>? AsList<T>(this JsonElement element, Func<JsonElement, T?> item)
        where T : class
    {
        if (element.IsAbsent())
        {
            return null;
        }

        var items = new T[element.Length()];
        var at = 0;
        foreach (var one in element.EnumerateArray())
        {
            items[at++] = item(one)!;
        }

        return ImmutableCollectionsMarshal.AsImmutableArray(items);
    }

    /// <summary>How many items a list has; throws for anything but a list.</summary>
    internal static int Length(this JsonElement list) => list.ValueKind == JsonValueKind.Array ? list.GetArrayLength() : throw new JsonException();

    /// <summary>Throws unless it is a text or absent.</summary>
    internal static void MustBeText(this JsonElement element)
    {
        if (!element.IsTextOrAbsent())
        {
            throw new JsonException();
        }
    }

    /// <summary>Throws unless it is a Reference or absent.</summary>
    internal static void MustBeReference(this JsonElement element)
    {
        if (!element.IsAbsent())
        {
            var members = default(FewMembers);
            Members.Find(element, OfReference, members);
            members[0].MustBeText();
            members[1].MustBeText();
        }
    }

    private static Coding? AsCoding(this JsonElement element)
    {
        if (element.IsAbsent())
        {
            return null;
        }

        var members = default(FewMembers);
        Members.Find(element, OfCoding, members);
        return new Coding(members[0].AsText(), members[1].AsText(), members[2].AsText());
    }
}
