using System.Collections.Immutable;
using System.Text.Json;
using CervicalRehab.Cds.Fhir.Parsing;
using CervicalRehab.Cds.Protocol;
using Hl7.Fhir.Model;

namespace CervicalRehab.Cds.Fhir.Reading;

/// <summary>Signs and MRI findings where no code of ours leads, in a component or as a value: what is present counts, what is unclear is open, what is absent reassures nobody (D29, D33, D36).</summary>
internal static class StrayFindings
{
    /// <summary>True for what is open when it stands astray.</summary>
    internal static bool Has(Meaning meaning) =>
        SignTable.Has(meaning) || MriReader.Tells(meaning) || meaning is Meaning.Myelopathy or Meaning.NumbnessOfUnstatedSite;

    /// <summary>The rows of what its code says and of what stands astray in it, where none of it can be read.</summary>
    internal static ImmutableArray<KnownCode> Rows(Arrived arrived) => [.. arrived.Known, .. arrived.Kinds, .. In(arrived)];

    /// <summary>The signs and MRI findings that what stands astray in it may be of, however it was sent.</summary>
    internal static ImmutableArray<KnownCode> In(Arrived arrived) =>
        arrived.MayName("component"u8) || arrived.MayName("CodeableConcept"u8) || arrived.MayName("contained"u8)
            ? [.. Codings(arrived.Json).SelectMany(arrived.Codes.InAnySystem).Where(static row => Has(row.Meaning)).DistinctBy(static row => row.Meaning)]
            : [];

    // Every coding within its components, its coded value and what is contained in it, whatever form it has.
    private static IEnumerable<Coding> Codings(JsonElement resource) => resource.ValueKind != JsonValueKind.Object ? []
        : resource.EnumerateObject().Where(static member => member.NameEquals("component"u8) || member.NameEquals("valueCodeableConcept"u8) || member.NameEquals("contained"u8))
            .SelectMany(static member => Codings(member, null, isCode: true));

    private static IEnumerable<Coding> Codings(JsonProperty member, string? system, bool isCode) =>
        (member.NameEquals("code"u8) || member.NameEquals("valueCodeableConcept"u8)) && member.Value.ValueKind is JsonValueKind.Object or JsonValueKind.Array && !JsonProbe.IsConcept(member.Value)
            ? Codings(member.Value, system, isCode).Concat(JsonProbe.Concept(member.Value).Coding)
            : Codings(member.Value, system, isCode);

    private static IEnumerable<Coding> Codings(JsonElement element, string? system, bool isCode) => element.ValueKind switch
    {
        JsonValueKind.Object => element.EnumerateObject().SelectMany(member => Codings(member, element.Text("system"u8), member.NameEquals("code"u8))),
        JsonValueKind.Array => element.EnumerateArray().SelectMany(item => Codings(item, system, isCode)),
        JsonValueKind.String when isCode => MisplacedCode.Parts(element.Words() ?? string.Empty).Select(code => new Coding(system, code)),
        JsonValueKind.Number when isCode => [new Coding(system, element.GetRawText())],
        _ => [],
    };

    internal static void Read(Examination exam)
    {
        var known = exam.Source.Known;
        if (known.Any(IsOpenOnly) && FindingReader.Read(exam.Whole) is { Finding: not Answer.No, Unclear: not Reason.NotPerformed })
        {
            LeaveOpen(exam, [.. known.Where(static row => IsOpenOnly(row.Meaning))], Reason.ValueNotUnderstood);
        }

        ReadKinds(exam, exam.Whole, exam.Source.Kinds);
        ReadValue(exam, exam.Whole, known);
        foreach (var part in exam.Components)
        {
            if (part.Code.HasCode)
            {
                ReadPart(exam, part);
            }
        }

        if (exam.Received.NotUnderstood.Any(static path => path.StartsWith("component.", StringComparison.Ordinal) || path.StartsWith("valueCodeableConcept.", StringComparison.Ordinal)))
        {
            // Something in it is not what R4 has there, and that may be the code.
            LeaveOpen(exam, In(exam.Source), Reason.NotUnderstood);
        }
    }

    private static void ReadPart(Examination exam, Statement part)
    {
        foreach (var row in part.Code.Known)
        {
            if (SignTable.Has(row.Meaning))
            {
                ReadSigns(exam, part, row);
            }
            else if (MriReader.Tells(row.Meaning) && !exam.Source.Known.Any(MriReader.Tells) && Said(exam, FindingReader.Read(part)) is { } finding)
            {
                MriReader.Add(exam, row.Meaning, finding);
            }
            else if (IsOpenOnly(row.Meaning) && Said(exam, FindingReader.Read(part)) is not null)
            {
                LeaveOpen(exam, [row], Reason.ValueNotUnderstood);
            }
        }

        if (part.Code.MayBeUnrecognized && Said(exam, FindingReader.Read(part)) is not null)
        {
            LeaveOpen(exam, exam.Source.Codes.Unrecognized(part.Code.Sent!, part.Code.Known), Reason.CodeSystemNotRecognized);
        }

        ReadKinds(exam, part, exam.Source.Codes.Kinds(part.Code.Sent, part.Code.Known));
        ReadValue(exam, part, part.Code.Known);
    }

    // Of what a code of the site is a kind of, an absence says nothing.
    private static void ReadKinds(Examination exam, Statement statement, ImmutableArray<KnownCode> kinds)
    {
        if (!kinds.IsEmpty && Said(exam, FindingReader.Read(statement)) is not null)
        {
            LeaveOpen(exam, kinds, Reason.NotUnderstood);
        }
    }

    // Beside what an examination says of its own sign another one contradicts it, and is as open (D36).
    private static void ReadSigns(Examination exam, Statement part, KnownCode row)
    {
        var own = SignTable.Of(exam.Source.Known);
        foreach (var sign in SignTable.Of([row]))
        {
            if (own.Any(one => one.Sign == sign.Sign))
            {
                continue;
            }

            var stated = SignReader.Stated(sign.Sign, part);
            if (own.IsEmpty)
            {
                if (Said(exam, stated) is { } said)
                {
                    SignReader.AddPart(exam, sign, part, said);
                }
            }
            else if (SignReader.Doubt(sign.Sign, part, stated) is { } doubt)
            {
                SignReader.AddPart(exam, sign, part, new(Answer.Unknown, doubt));
            }
        }
    }

    // A question that is not ours, answered by one of our codes: what that says of the patient is for the question to tell.
    private static void ReadValue(Examination exam, Statement statement, ImmutableArray<KnownCode> asked)
    {
        if (asked.Any(Has))
        {
            return;
        }

        LeaveOpen(exam, statement.Concept.Known, Reason.ValueNotUnderstood);
        if (statement.Concept is { MayBeUnrecognized: true, Sent: { } concept })
        {
            LeaveOpen(exam, exam.Source.Codes.Unrecognized(concept, statement.Concept.Known), Reason.CodeSystemNotRecognized);
        }
    }

    // Null for what is absent, as far as that is understood, and for what was not looked for.
    private static StatedFinding? Said(Examination exam, StatedFinding stated) =>
        stated.Unclear == Reason.NotPerformed || (stated.Finding == Answer.No && exam.Received is Understood<Observation>) ? null
        : stated.Finding == Answer.No ? new(Answer.Unknown, Reason.NotUnderstood)
        : stated;

    private static void LeaveOpen(Examination exam, ImmutableArray<KnownCode> rows, Reason reason)
    {
        foreach (var row in rows)
        {
            if (Has(row.Meaning))
            {
                exam.Picture.Unused(exam.Source, reason, row.Meaning.Fact());
                LeftOpen.ByObservation([row], exam.Source, exam.Date, exam.Picture, reason);
            }
        }
    }

    // What no Observation states by its code.
    private static bool IsOpenOnly(Meaning meaning) => Has(meaning) && !SignTable.Has(meaning) && !MriReader.Tells(meaning);
}
