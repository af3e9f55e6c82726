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
    internal static Received<T>? Of<T>(SdkReading reading, ElementTable table, Noted noted)
        where T : Resource
    {
        if (reading.Resource is not T resource || !AreHarmless(reading, table, noted))
        {
            return null;
        }

        Look(resource, table, isFollowed: false, noted);
        return Understood<T>.Judged(resource, noted);
    }

    // What is not read may be as broken as it likes. What has no row is noted by the walk over the instance.
    private static bool AreHarmless(SdkReading reading, ElementTable table, Noted noted)
    {
        foreach (var fault in reading.Faults)
        {
            ImmutableArray<string> path = [.. fault.Path.Split('.', StringSplitOptions.RemoveEmptyEntries).Select(NameOf)];
            if (!LeadsToWhatIsRead(path, table))
            {
                continue;
            }

            var isNumber = fault.Code is CodedValidationException.INCORRECT_LITERAL_VALUE_TYPE_CODE && IsNumber(reading.Resource, fault.Path);
            if (SdkParser.OfShape.Contains(fault.Code) && !isNumber)
            {
                return false;
            }

            if (IsEmpty(fault.Code) && !path.IsEmpty)
            {
                noted.Add(string.Join('.', path));
            }
        }

        return true;
    }

    // Which type of a choice it is no path tells: any of them will do.
    private static bool LeadsToWhatIsRead(ImmutableArray<string> path, ElementTable table)
    {
        if (path.IsEmpty)
        {
            return true;
        }

        foreach (var row in table.Rows)
        {
            if ((row.Name == path[0] || row.Choice == path[0]) && row.Harmless is null
                && (row.Inner is { } inner ? LeadsToWhatIsRead(path[1..], inner) : path.Length == 1 || (row.Name != "extension" && path[1] != "extension")))
            {
                return true;
            }
        }

        return false;
    }

    // What stands in the place of a number stays as it was sent, to be judged as a number.
    private static bool IsNumber(Base it, string path)
    {
        object? found = it;
        foreach (var part in path.Split('.'))
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
    private static bool IsEmpty(string code) => code is FhirJsonException.OBJECTS_CANNOT_BE_EMPTY_CODE;

    private static void Look(Base it, ElementTable? table, bool isFollowed, Noted noted)
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
                LookInto(value, row, isFollowed || row.IsFollowed, noted);
            }
        }
    }

    private static void LookInto(object value, ElementRow row, bool isFollowed, Noted noted)
    {
        if (value is IEnumerable<Base> list and not Base)
        {
            foreach (var item in list)
            {
                LookInto(item, row, isFollowed, noted);
            }

            return;
        }

        var first = noted.Count;
        LookAt(value, row, isFollowed, noted);
        if (noted.Count > first)
        {
            noted.Within(row.Name, first);
        }
    }

    private static void LookAt(object value, ElementRow row, bool isFollowed, Noted noted)
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
                LookAt(primitive, noted);
                break;
            case Base inner:
                if (!isFollowed && inner is ResourceReference { ReferenceElement.JsonValue: string literal } && literal.StartsWith('#'))
                {
                    noted.Add($"reference.{DataTypeElements.Contained}");
                }

                Look(inner, row.Inner, isFollowed, noted);
                break;
            default:
                break;
        }
    }

    private static void LookAt(PrimitiveType primitive, Noted noted)
    {
        if (primitive.JsonValue is null && primitive.EnumerateElements().Any())
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
