using System.Buffers;
using System.Collections.Immutable;
using System.Text;
using Hl7.Fhir.Model;

namespace CervicalRehab.Cds.Fhir.Parsing;

/// <summary>What is met in one resource and not understood, as paths of element names that are completed on the way out: a resource without any costs nothing.</summary>
internal sealed class Noted
{
    // More of them say no more.
    private const int Most = 16;

    // No element of R4 has a longer name.
    private const int LongestName = 48;

    private const string AnyElement = "an unknown element";

    private static readonly SearchValues<byte> Letters = SearchValues.Create("_abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ"u8);

    private List<string>? _paths;

    internal int Count => _paths?.Count ?? 0;

    /// <summary>The coding that is being read; its parts are not kept beyond that.</summary>
    internal CodingParts Coding { get; } = new();

    /// <summary>The concept that is being read; the same holds for it.</summary>
    internal ConceptParts Concept { get; } = new();

    /// <summary>The literal reference that was read first: nearly every resource of a record names its subject in the same words.</summary>
    internal FhirString? FirstReference { get; set; }

    internal void Add(string path)
    {
        _paths ??= [];
        if (_paths.Count < Most)
        {
            _paths.Add(path);
        }
    }

    /// <summary>Notes an element by the name it came with, as far as that looks like the name of one: nothing else of a sender's text travels.</summary>
    internal void AddUnknown(ReadOnlySpan<byte> name) =>
        Add(name.Length <= LongestName && !name.ContainsAnyExcept(Letters) ? Encoding.ASCII.GetString(name) : AnyElement);

    /// <summary>The same for a path of such names.</summary>
    internal void AddUnknown(ImmutableArray<string> path)
    {
        var isOfNames = path.All(name => name.Length <= LongestName && name.All(letter => letter == '_' || char.IsAsciiLetter(letter)));
        Add(isOfNames && !path.IsEmpty ? string.Join('.', path) : AnyElement);
    }

    /// <summary>Keeps what stands in the place of a choice of <paramref name="it"/> that is taken, in an object of the same kind.</summary>
    internal void AddSecond(object it, object second) => (Seconds ??= new(ReferenceEqualityComparer.Instance)).TryAdd(it, second);

    /// <summary>The second values of the resource, by the object they stand in; null when there are none.</summary>
    internal Dictionary<object, object>? Seconds { get; private set; }

    /// <summary>Notes the element itself that is being read: its value is not there.</summary>
    internal void AddThis() => Add(string.Empty);

    /// <summary>What was noted from <paramref name="first"/> on lies within this element.</summary>
    internal void Within(string element, int first)
    {
        for (var at = first; at < Count; at++)
        {
            _paths![at] = _paths[at].Length == 0 ? element : $"{element}.{_paths[at]}";
        }
    }

    internal void Clear()
    {
        _paths?.Clear();
        Seconds = null;
    }

    /// <summary>All of it, each once; nothing is noted afterwards.</summary>
    internal ImmutableArray<string> Take()
    {
        if (Count == 0)
        {
            return [];
        }

        ImmutableArray<string> all = [.. _paths!.Distinct(StringComparer.Ordinal)];
        _paths!.Clear();
        return all;
    }
}
