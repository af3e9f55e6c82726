using System.Collections.Immutable;
using System.Text.Json;

namespace CervicalRehab.Cds.Fhir.Reading;

/// <summary>
/// What one pass over a resource tells: whether every reader here would pass it over in silence, and the literal reference it names as its
/// subject, null when it names none that could be somebody else.
/// </summary>
public readonly ref struct ScannedResource(bool isPassedOver, ReadOnlySpan<byte> subject)
{
    /// <summary>True when no reader would use, list or count the resource, provided that its subject is the patient in context.</summary>
    public bool IsPassedOver { get; } = isPassedOver;

    /// <summary>The subject's literal reference; empty when there is none to judge.</summary>
    public ReadOnlySpan<byte> Subject { get; } = subject;
}

/// <summary>A member that no reader reads, from its first byte to behind its last.</summary>
/// <param name="Start">Its first byte.</param>
/// <param name="End">The byte behind its last.</param>
/// <param name="IsArray">An array, else an object.</param>
public readonly record struct UnreadMember(int Start, int End, bool IsArray);

/// <summary>
/// Tells early which resources concern nothing here, most of a large record. Doubt keeps a resource: the readers then decide, and their
/// answer is the only one.
/// </summary>
public static class ResourceScan
{
    /// <summary>Elements of Observation and Condition that are often large and never read.</summary>
    internal static ImmutableArray<string> NotRead { get; } = ["text", "meta", "note", "category", "recorder", "asserter", "contained", "extension", "performer", "encounter", "identifier"];

    /// <summary>
    /// Reads one resource; the reader stands on its first token and is left on its last. What <paramref name="unread"/> has afterwards is of no use to
    /// a reader even where the resource is.
    /// </summary>
    public static ScannedResource Read(ref StrictReader json, ReaderOptions options, ICollection<UnreadMember> unread)
    {
        unread.Clear();
        var type = ScannedType.None;
        var code = new ScannedConcept(options);
        ReadOnlySpan<byte> subject = default;
        // Servers write the type first. Where it follows its code the resource is kept.
        var isUsual = true;
        while (json.Read() && json.Token != JsonTokenType.EndObject)
        {
            switch (Member(ref json))
            {
                case ScannedMember.ResourceType:
                    json.Read();
                    type = Type(ref json);
                    isUsual &= !code.WasRead;
                    break;
                case ScannedMember.Code when type != ScannedType.Medication:
                case ScannedMember.MedicationCode when type == ScannedType.Medication:
                    json.Read();
                    code.Read(ref json, withWords: type is ScannedType.Condition or ScannedType.Medication);
                    break;
                case ScannedMember.Subject:
                    json.Read();
                    isUsual &= Subject(ref json, ref subject);
                    break;
                case ScannedMember.Doubtful:
                    isUsual = false;
                    json.Pass();
                    break;
                case ScannedMember.NotRead when type is ScannedType.Observation or ScannedType.Condition:
                    Pass(ref json, unread);
                    break;
                default:
                    json.Pass();
                    break;
            }
        }

        return new(isUsual && !code.IsUnusual && IsPassedOver(type, code), subject);
    }

    private static void Pass(ref StrictReader json, ICollection<UnreadMember> unread)
    {
        var start = json.Pass();
        if (json[start] is (byte)'{' or (byte)'[')
        {
            unread.Add(new(start, json.End, json[start] == '['));
        }
    }

    private static bool IsPassedOver(ScannedType type, in ScannedConcept code) => type switch
    {
        ScannedType.Observation or ScannedType.Order => code is { HasCode: true, MayBeKnown: false },
        ScannedType.Condition => (code.HasCode || code.HasText) && code is { MayBeKnown: false, MayNameOpll: false },
        ScannedType.Medication => (code.HasCode || code.HasText) && code is { MayBeKnown: false, MayNameDrug: false },
        ScannedType.CodeAlone => !code.MayBeKnown,
        _ => false,
    };

    private static ScannedMember Member(ref StrictReader json)
    {
        if (json.IsEscaped)
        {
            return ScannedMember.Doubtful;
        }

        var name = json.Text;
        return name.Length switch
        {
            4 when name.SequenceEqual("code"u8) => ScannedMember.Code,
            4 when name.SequenceEqual("text"u8) || name.SequenceEqual("meta"u8) || name.SequenceEqual("note"u8) => ScannedMember.NotRead,
            5 when name.SequenceEqual("issue"u8) => ScannedMember.Doubtful,
            7 when name.SequenceEqual("subject"u8) => ScannedMember.Subject,
            8 when name.SequenceEqual("category"u8) || name.SequenceEqual("recorder"u8) || name.SequenceEqual("asserter"u8) => ScannedMember.NotRead,
            9 when name.SequenceEqual("extension"u8) || name.SequenceEqual("performer"u8) || name.SequenceEqual("encounter"u8) || name.SequenceEqual("contained"u8) => ScannedMember.NotRead,
            10 when name.SequenceEqual("identifier"u8) => ScannedMember.NotRead,
            12 when name.SequenceEqual("resourceType"u8) => ScannedMember.ResourceType,
            25 when name.SequenceEqual("medicationCodeableConcept"u8) => ScannedMember.MedicationCode,
            _ => ScannedMember.Other,
        };
    }

    private static ScannedType Type(ref StrictReader json)
    {
        if (json.Token == JsonTokenType.String && !json.IsEscaped)
        {
            var name = json.Text;
            return name.SequenceEqual("Observation"u8) ? ScannedType.Observation
                : name.SequenceEqual("Condition"u8) ? ScannedType.Condition
                : name.SequenceEqual("MedicationRequest"u8) || name.SequenceEqual("MedicationStatement"u8) ? ScannedType.Medication
                : name.SequenceEqual("ServiceRequest"u8) ? ScannedType.Order
                : name.SequenceEqual("DiagnosticReport"u8) || name.SequenceEqual("Procedure"u8) ? ScannedType.CodeAlone
                : ScannedType.None;
        }

        json.Skip();
        return ScannedType.None;
    }

    // False for a form that only the readers judge.
    private static bool Subject(ref StrictReader json, ref ReadOnlySpan<byte> literal)
    {
        if (json.Token == JsonTokenType.String)
        {
            literal = json.Text;
            return !json.IsEscaped;
        }

        if (json.Token != JsonTokenType.StartObject)
        {
            var isUsual = json.Token != JsonTokenType.StartArray;
            json.Skip();
            return isUsual;
        }

        var isPlain = true;
        while (json.Read() && json.Token != JsonTokenType.EndObject)
        {
            var isReference = json.Is("reference"u8);
            json.Read();
            if (isReference && json.Token == JsonTokenType.String)
            {
                literal = json.Text;
                isPlain &= !json.IsEscaped;
            }
            else
            {
                json.Skip();
            }
        }

        return isPlain;
    }

    private enum ScannedMember
    {
        Other,
        ResourceType,
        Code,
        MedicationCode,
        Subject,
        NotRead,
        Doubtful,
    }

    private enum ScannedType
    {
        None,
        Observation,
        Condition,
        Medication,
        Order,
        CodeAlone,
    }
}
