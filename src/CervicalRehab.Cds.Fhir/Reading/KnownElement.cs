using System.Collections.Immutable;
using System.Text.Json;

namespace CervicalRehab.Cds.Fhir.Reading;

/// <summary>
/// A member that may stand in an element without leaving in doubt what is read of it: one that is read, or one that cannot change that, and
/// <paramref name="Harmless"/> says why. Of the members of one <paramref name="Choice"/> only one may be there.
/// </summary>
internal sealed record KnownMember(string Name, KnownElement? Inner = null, string? Choice = null, string? Harmless = null);

/// <summary>
/// What may stand in an element. Any other member may change what the rest says: a modifier extension, a second value, a name in another case.
/// With such a one the element is not understood, and what it says reassures nobody (D29).
/// </summary>
internal sealed class KnownElement
{
    private const string AbsentReason = "data-absent-reason";

    private static readonly ImmutableArray<KnownMember> Everywhere =
    [
        new("id", Harmless: "names the place, not what stands there"),
        new("extension", Harmless: "R4: a plain extension never changes the meaning of what holds it"),
    ];

    private static readonly KnownElement BesidePrimitive = new() { MayBeEmpty = true };

    private readonly ImmutableArray<KnownMember> _members;
    private readonly ImmutableArray<int> _choices;
    private readonly NameTable _names;

    internal KnownElement(params ImmutableArray<KnownMember> members)
    {
        _members = [.. members, .. Everywhere];
        _names = new NameTable([.. _members.Select(member => member.Name)]);
        var choices = _members.Select(member => member.Choice).OfType<string>().Distinct(StringComparer.Ordinal).ToList();
        _choices = [.. _members.Select(member => member.Choice is { } choice ? 1 << choices.IndexOf(choice) : 0)];
    }

    /// <summary>The members it may have, each once.</summary>
    internal ImmutableArray<KnownMember> Members => _members;

    /// <summary>Whether it says something when it says nothing of its own.</summary>
    internal bool MayBeEmpty { get; init; }

    /// <summary>What its values must be besides; null when any will do.</summary>
    internal Func<JsonElement, bool>? IsFine { get; init; }

    /// <summary>True when nothing in the element, or in any of a list of them, is unknown.</summary>
    internal bool Understands(JsonElement json) => json.ValueKind switch
    {
        JsonValueKind.Object => AreKnown(json) && IsFine?.Invoke(json) != false,
        JsonValueKind.Array => AreAllUnderstood(json),
        _ => false,
    };

    private bool AreAllUnderstood(JsonElement list)
    {
        foreach (var item in list.EnumerateArray())
        {
            if (item.ValueKind != JsonValueKind.Object || !Understands(item))
            {
                return false;
            }
        }

        return true;
    }

    private bool AreKnown(JsonElement json)
    {
        var (choices, isEmpty) = (0, !MayBeEmpty);
        foreach (var member in json.EnumerateObject())
        {
            var at = Reading.Members.IndexOf(_names, member);
            if (at == NameTable.None ? !IsBesideItsPrimitive(json, member) : member.Value.ValueKind != JsonValueKind.Null && !IsKnown(at, member.Value, ref choices))
            {
                return false;
            }

            isEmpty &= at >= _members.Length - Everywhere.Length || member.Value.ValueKind == JsonValueKind.Null;
        }

        return !isEmpty;
    }

    private bool IsKnown(int at, JsonElement value, ref int choices)
    {
        var (member, choice) = (_members[at], _choices[at]);
        if ((choices & choice) != 0)
        {
            return false;
        }

        choices |= choice;
        return member.Inner is { } inner ? inner.Understands(value)
            : member.Harmless is null ? value.ValueKind is not (JsonValueKind.Object or JsonValueKind.Array)
            : member.Name != "extension" || !SaysAbsent(value);
    }

    // "_status" holds the id and the extensions of "status". Without a value to extend it says that there is none.
    private bool IsBesideItsPrimitive(JsonElement json, JsonProperty member)
    {
        if (member.Name is not ['_', .. var name] || _members.FirstOrDefault(known => known.Name == name) is not { Inner: null } known)
        {
            return false;
        }

        return known.Harmless is not null || (json.TryGetProperty(name, out var value) && value.ValueKind != JsonValueKind.Null && BesidePrimitive.Understands(member.Value));
    }

    // An extension that takes the value back.
    private static bool SaysAbsent(JsonElement extensions) =>
        extensions.ValueKind != JsonValueKind.Array || extensions.EnumerateArray().Any(extension => extension.Text("url"u8)?.EndsWith(AbsentReason, StringComparison.OrdinalIgnoreCase) != false);
}
