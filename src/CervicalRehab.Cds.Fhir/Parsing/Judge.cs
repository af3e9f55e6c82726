using System.Collections.Immutable;
using System.Text;
using CervicalRehab.Cds.Fhir.Parsing.Elements;
using CervicalRehab.Cds.Fhir.Reading;
using CervicalRehab.Cds.Fhir.Serialization;
using Hl7.Fhir.Model;

namespace CervicalRehab.Cds.Fhir.Parsing;

/// <summary>Whether a resource of the SDK is understood, by the tables that the fast lane reads by: no row, no value, and what could not be parsed are noted.</summary>
internal static class Judge
{
    /// <summary>Judges an instance; null when it does not say what was sent.</summary>
    internal static Received<T>? Of<T>(T resource, ImmutableArray<ParseFault> faults, ElementTable table, Noted noted, bool hasModifierWithin)
        where T : Resource
    {
        if (!SdkFaults.AreHarmless(faults, resource, table, noted))
        {
            return null;
        }

        Look(resource, table, noted);
        if (hasModifierWithin)
        {
            noted.Add(Modifiers.Name);
        }

        return Understood<T>.Judged(resource, noted, isAsSent: faults.IsEmpty);
    }

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
                PartLabels.Judge(label, noted);
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
        if (row.MayBeUnknown && NotKnown.IsSaidOf(primitive))
        {
            return;
        }

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

    private static bool Takes(ElementRow row, object value) => row.IsDate ? value is string text && FhirDate.NamesDay(text) : row.Values.IsEmpty || row.Values.Contains(value switch { true => "true", false => "false", _ => value as string ?? string.Empty });

    private static ElementRow? Row(ElementTable? table, string name, object value) =>
        table?.Find(name) ?? (value is DataType chosen ? table?.Find(Chosen(name, chosen)) : null);

    private static bool IsChoice(ElementTable? table, string name) => table?.Rows.Any(row => string.Equals(row.Choice, name, StringComparison.Ordinal)) is true;

    private static string Chosen(string name, DataType value) => $"{name}{char.ToUpperInvariant(value.TypeName[0])}{value.TypeName[1..]}";
}
