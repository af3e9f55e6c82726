using System.Text.Json;
using CervicalRehab.Cds.Fhir.Parsing.Elements;
using CervicalRehab.Cds.Fhir.Serialization;
using Hl7.Fhir.Model;

namespace CervicalRehab.Cds.Fhir.Parsing;

/// <summary>The one door from bytes to a judged resource: the fast lane, else the SDK. Lives for one call.</summary>
internal sealed class ResourceParser
{
    /// <summary>How many resources of one call are read the slow way. What is beyond is not read.</summary>
    internal const int MostOfACall = 256;

    private readonly Noted _noted = new();
    private int _left = MostOfACall;
    private bool _isExhausted;

    /// <summary>True when resources were left unread, since this was asked last, because too many needed the slow way: what was read is not all.</summary>
    internal bool TakeExhausted()
    {
        var isExhausted = _isExhausted;
        _isExhausted = false;
        return isExhausted;
    }

    /// <summary>A resource of this kind, and whatever else there is in its place.</summary>
    internal Received Read<T>(ReadOnlySpan<byte> json)
        where T : Resource, new() => Fast(json, ElementTables.Of<T>()) ?? Slow(json, ElementTables.Of<T>());

    /// <summary>The fast lane alone; null for what is left to the SDK.</summary>
    internal Received<T>? Fast<T>(ReadOnlySpan<byte> json, ElementTable<T> table)
        where T : Resource, new()
    {
        try
        {
            var reader = new Utf8JsonReader(json);
            return reader.Read() ? Fast(ref reader, json, table) : null;
        }
        catch (JsonException)
        {
            return null;
        }
    }

    /// <summary>The same from a reader on its first token; it is left on the last, or anywhere when there is nothing. Where <paramref name="table"/> looks within, <paramref name="json"/> is all of it.</summary>
    internal Received<T>? Fast<T>(ref Utf8JsonReader reader, ReadOnlySpan<byte> json, ElementTable<T> table)
        where T : Resource, new()
    {
        _noted.Clear();
        try
        {
            var it = table.Make();
            if (!table.Fill(ref reader, it, _noted))
            {
                return null;
            }

            if (table.LooksWithin && Modifiers.AreIn(json))
            {
                _noted.Add(Modifiers.Name);
            }

            return Understood<T>.Judged(it, _noted, isAsSent: false);
        }
        catch (Exception broken) when (broken is JsonException or InvalidOperationException)
        {
            return null;
        }
    }

    /// <summary>The SDK alone, in its strict mode, the only one that says all it saw. It takes thirty times as long, so a call may take it so often and no more.</summary>
    internal Received Slow<T>(ReadOnlySpan<byte> json, ElementTable<T> table)
        where T : Resource, new()
    {
        if (_left == 0)
        {
            _isExhausted = true;
            return new Unreadable();
        }

        _left--;
        _noted.Clear();
        return StrictResource.Read(json) is { Resource: T resource } read && !HasTwoOfAChoice(json, table, _noted)
            && Judge.Of(resource, read.Faults, table, _noted, table.LooksWithin && Modifiers.AreIn(json)) is { } received ? received : new Unreadable();
    }

    private static bool HasTwoOfAChoice(ReadOnlySpan<byte> json, ElementTable table, Noted noted)
    {
        var reader = new Utf8JsonReader(json);
        return reader.Read() && table.HasTwoOfAChoice(ref reader, noted);
    }
}
