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

/// <summary>
/// Tells early which resources concern nothing here, most of a large record. Doubt keeps a resource: the readers then decide, and their
/// answer is the only one.
/// </summary>
public static class ResourceScan
{
    /// <summary>Elements of Observation and Condition that are often large and never read; of the extensions only one that names a focus is, and <c>meta</c> tells versions apart.</summary>
    internal static ImmutableArray<string> NotRead { get; } = ["text", "note", "category", "recorder", "asserter", "contained", "extension", "performer", "encounter", "identifier"];

    private static readonly ImmutableArray<(string Name, ScannedMember Kind)> s_members =
    [
        ("resourceType", ScannedMember.ResourceType),
        ("code", ScannedMember.Code),
        ("medicationCodeableConcept", ScannedMember.MedicationCode),
        ("subject", ScannedMember.Subject),
        ("issue", ScannedMember.Doubtful),
        // Read as the code is, and rare (D41).
        ("orderDetail", ScannedMember.Doubtful),
        .. NotRead.Select(name => (name, name == "extension" ? ScannedMember.SeldomRead : ScannedMember.NotRead)),
    ];

    private static readonly NameTable s_names = new([.. s_members.Select(member => member.Name)]);

    /// <summary>
    /// Reads one resource; the reader stands on its first token and is left on its last. What <paramref name="unread"/> has afterwards is of no use to
    /// a reader even where the resource is.
    /// </summary>
    public static ScannedResource Read(ref StrictReader json, ReaderOptions options, ICollection<UnreadMembers> unread)
    {
        unread.Clear();
        var gap = new MemberGap(json.End);
        var type = ScannedType.None;
        var code = new ScannedConcept(options);
        ReadOnlySpan<byte> subject = default;
        // Servers write the type first. Where it follows its code the resource is kept.
        var isUsual = true;
        while (json.Read() && json.Token != JsonTokenType.EndObject)
        {
            var member = Member(ref json);
            if (member is (ScannedMember.NotRead or ScannedMember.SeldomRead) && type is (ScannedType.Observation or ScannedType.Condition))
            {
                json.Pass();
                if (member is ScannedMember.NotRead || !MayMatter(json.Passed))
                {
                    gap.Open();
                }
                else
                {
                    gap.CloseBefore(json.Start, unread);
                    gap.StartsBehind(json.End);
                }

                continue;
            }

            gap.CloseBefore(json.Start, unread);
            switch (member)
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
                default:
                    json.Pass();
                    break;
            }

            gap.StartsBehind(json.End);
        }

        gap.CloseAtTheEnd(json.Start, unread);
        return new(isUsual && !code.IsUnusual && IsPassedOver(type, code), subject);
    }

    private static bool IsPassedOver(ScannedType type, in ScannedConcept code) => type switch
    {
        ScannedType.Observation or ScannedType.Order => code is { HasCode: true, MayBeKnown: false },
        ScannedType.Condition => (code.HasCode || code.HasText) && code is { MayBeKnown: false, MayNameOpll: false },
        ScannedType.Medication => (code.HasCode || code.HasText) && code is { MayBeKnown: false, MayNameDrug: false },
        ScannedType.CodeAlone => !code.MayBeKnown,
        _ => false,
    };

    // What is written with escapes may be anything.
    private static bool MayMatter(ReadOnlySpan<byte> member) =>
        member.Contains((byte)'\\') || member.IndexOf("observation-focusCode"u8) >= 0;

    private static ScannedMember Member(ref StrictReader json) =>
        json.IsEscaped ? ScannedMember.Doubtful : s_names.IndexOf(json.Text) is >= 0 and var at ? s_members[at].Kind : ScannedMember.Other;

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
        SeldomRead,
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
