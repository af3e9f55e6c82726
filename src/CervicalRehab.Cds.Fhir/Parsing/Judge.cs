using System.Text;
using CervicalRehab.Cds.Fhir.Parsing.Elements;
using Hl7.Fhir.Model;
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

    // What is not read may be as broken as it likes.
    private static bool AreHarmless(SdkReading reading, ElementTable table, Noted noted)
    {
        foreach (var fault in reading.Faults)
        {
            var (row, isHarmless) = At(fault.Path, table);
            if (isHarmless)
            {
                continue;
            }

            var isNumber = fault.Code is CodedValidationException.INCORRECT_LITERAL_VALUE_TYPE_CODE && row is { Name: "value" or "valueInteger" };
            if (SdkParser.OfShape.Contains(fault.Code) && !isNumber)
            {
                return false;
            }

            if (isNumber || IsEmpty(fault.Code))
            {
                noted.Add(Names(fault.Path));
            }
        }

        return true;
    }

    // The row that a path leads to, and whether it leads into what is not read. An element without a row is noted by the walk.
    private static (ElementRow? Row, bool IsHarmless) At(string path, ElementTable table)
    {
        var (row, inner) = (default(ElementRow), table);
        foreach (var part in path.Split('.', StringSplitOptions.RemoveEmptyEntries))
        {
            var name = part.IndexOf('[', StringComparison.Ordinal) is >= 0 and var bracket ? part[..bracket] : part;
            row = inner?.Find(name) ?? inner?.Rows.FirstOrDefault(one => one.Choice == name);
            if (row is null or { Harmless: not null })
            {
                return (row, row is not null || inner?.Rows.Length > 0);
            }

            inner = row.Inner ?? (name == row.Choice ? Among(inner!, name) : null);
        }

        return (row, false);
    }

    // Which type of a choice it is no path tells: quantities are the only ones with numbers in them.
    private static ElementTable? Among(ElementTable table, string choice) => table.Rows.FirstOrDefault(row => row.Choice == choice && row.Inner is not null)?.Inner;

    private static bool IsEmpty(string code) => code is CodedValidationException.ELEMENT_CANNOT_BE_EMPTY_CODE;

    private static string Names(string path) => string.Join('.', path.Split('.').Select(part => part.IndexOf('[', StringComparison.Ordinal) is >= 0 and var bracket ? part[..bracket] : part));

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
            case Meta meta:
                Labels.Judge(meta, noted);
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
        if (primitive.JsonValue is null)
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
