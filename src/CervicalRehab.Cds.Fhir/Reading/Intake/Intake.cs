using System.Collections.Immutable;
using System.Text.Json;
using CervicalRehab.Cds.Protocol;
using Hl7.Fhir.Validation;

namespace CervicalRehab.Cds.Fhir.Reading;

/// <summary>Lets through what is about this patient and concerns us; lists or counts what must not be passed over in silence.</summary>
internal sealed partial class Intake(ReadingContext context, PictureDraft picture)
{
    // Whatever order a server sends them in, the same resources give the same answer (DATA-7).
    private static readonly Comparer<SentResource> ByIdAndText = Comparer<SentResource>.Create((one, other) =>
        string.CompareOrdinal(one.Id, other.Id) is not 0 and var order ? order : one.Bytes.Span.SequenceCompareTo(other.Bytes.Span));

    // What may be this patient's and is not shown to be: read apart, so that nothing of it reassures.
    private PictureDraft? _notShown;

    private bool _isInPart;

    /// <summary>Studies, which come among the reports and tell of an MRI as well (D39).</summary>
    internal List<SentResource> Studies { get; } = [];

    /// <summary>Reads the resources of one part of the record that a reader asked for, each into the picture where it belongs.</summary>
    internal void Read(ImmutableArray<SentResource> resources, Request request)
    {
        if (resources.IsDefaultOrEmpty)
        {
            return;
        }

        var ordered = resources.ToArray();
        Array.Sort(ordered, ByIdAndText);
        for (var (at, next) = (0, 0); at < ordered.Length; at = next)
        {
            next = at + 1;
            while (next < ordered.Length && string.Equals(ordered[next].Id, ordered[at].Id, StringComparison.Ordinal))
            {
                next++;
            }

            if (next == at + 1)
            {
                if (Meet(ordered[at], request) is { } one)
                {
                    Take(one, request);
                }
            }
            else
            {
                ReadAll(ordered.AsSpan(at, next - at), request);
            }
        }
    }

    /// <summary>Adds what is left open by that which may be this patient's, once all parts are read. True when a drug is among it.</summary>
    internal bool Settle() => _notShown is { } apart && apart.OpenIn(picture);

    /// <summary>True when, since this was asked last, a record came of which the server left out what it is.</summary>
    internal bool TakeInPart()
    {
        var isInPart = _isInPart;
        _isInPart = false;
        return isInPart;
    }

    private void Take(Met met, Request request)
    {
        var (arrived, whose, isOurs) = met;
        if (whose == Whose.Other)
        {
            picture.OtherPatientsResources++;
        }
        else if (IsNameless(arrived, request))
        {
            _isInPart = true;
            var listed = picture.UnusedCount;
            TakeOne(arrived, whose, request, isOurs);
            if (picture.UnusedCount == listed)
            {
                picture.Unused(arrived, Reason.Incomplete);
            }
        }
        else
        {
            TakeOne(arrived, whose, request, isOurs);
        }
    }

    // What is not ours is of no concern but for what it may be.
    private void TakeOne(Arrived arrived, Whose whose, Request request, bool isOurs)
    {
        var into = picture;
        if (whose == Whose.NotShown && !request.AreDrafts)
        {
            picture.Unused(arrived, Reason.NoSubject);
            into = _notShown ??= new PictureDraft();
        }

        ReadWhole(arrived, request, into, isOurs);
    }

    // A property of the SDK throws on what is of another kind than it. No reader may ask one that can; should one, its part of the record is not all, and the call goes on.
    private void ReadWhole(Arrived arrived, Request request, PictureDraft into, bool isOurs)
    {
        try
        {
            if (isOurs)
            {
                request.Read(arrived, into);
            }

            if (!request.ReadsWithin)
            {
                Within.Read(arrived, into);
            }
        }
        catch (CodedValidationException)
        {
            _isInPart = true;
            picture.Unused(arrived, Reason.Unreadable);
        }
    }

    // A draft is incomplete by nature.
    private static bool IsNameless(Arrived arrived, Request request) => !request.AreDrafts && !request.Types.IsEmpty && Nameless.Is(arrived);

    // Null when it is not our concern, or no resource at all: the latter is listed.
    private Met? Meet(SentResource sent, Request request)
    {
        try
        {
            if (sent.Kind == JsonValueKind.Object)
            {
                if (request.AsksFor(sent.Type))
                {
                    return Concern(sent, request);
                }

                if (sent.Type is "ImagingStudy")
                {
                    Studies.Add(sent);
                }

                return null;
            }
        }
        catch (InvalidOperationException)
        {
            // Names that are not valid Unicode: as unreadable as anything else that is no resource.
        }

        picture.Unused(request.Types[0], Reason.Unreadable);
        return null;
    }

    private Met? Concern(SentResource sent, Request request)
    {
        var arrived = Recognized(sent, request);
        var met = new Met(arrived, context.Subjects.Of(sent), request.IsOurs(arrived));
        return request.Types.IsEmpty ? (Within.Has(arrived) ? met : null)
            : met.IsOurs || met.Whose == Whose.Other || IsNameless(arrived, request) || (!request.ReadsWithin && Within.Has(arrived)) ? met : null;
    }

    // Whether its reader asks for it; else it is met for what it may be, or for what it holds.
    private readonly record struct Met(Arrived Arrived, Whose Whose, bool IsOurs);

    // What the lane reads is recognized by what it read, and looked at once.
    private Arrived Recognized(SentResource sent, Request request)
    {
        if (sent is { IsUsual: true, Type: { } type } && request.Lane?.Invoke(context.Parser, sent) is var (read, concept))
        {
            var known = new Arrived(sent, type, context) { Typed = true };
            known.Recognize(read, concept);
            return known;
        }

        var json = sent.Json;
        var arrived = new Arrived(sent, sent.Type ?? request.Types[0], context) { Typed = sent.Type is not null && !sent.HasRepeatedMember };
        if (sent.HasRepeatedMember)
        {
            arrived.RecognizeRepeated();
        }
        else if (request.Code is { } code)
        {
            arrived.Recognize(code(json, context));
        }
        else
        {
            arrived.Recognize(json.Member("code"u8) ?? default);
        }

        return arrived;
    }
}
