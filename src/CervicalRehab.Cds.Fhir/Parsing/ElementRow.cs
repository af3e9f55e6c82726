using System.Collections.Immutable;
using System.Text.Json;

namespace CervicalRehab.Cds.Fhir.Parsing;

/// <summary>Reads one element into its object; the reader stands on the value's first token and is left on its last. False when only the SDK can tell what it is.</summary>
internal delegate bool ElementReader<in T>(ref Utf8JsonReader json, T into, Noted noted);

/// <summary>One element whose meaning is known: it is read, or it changes nothing of what is read.</summary>
internal abstract record ElementRow(string Name)
{
    /// <summary>Why an element that is not read is harmless; null for one that is read.</summary>
    internal string? Harmless { get; private protected init; }

    /// <summary>What is understood within it; null for a primitive, and for what is judged as a whole.</summary>
    internal ElementTable? Inner { get; init; }

    /// <summary>The object means nothing without it.</summary>
    internal bool IsRequired { get; init; }

    /// <summary>For a choice, the name that its types share.</summary>
    internal string? Choice { get; init; }

    /// <summary>Nothing of it is kept: it only tells whether the rest is understood. What cannot be read of it is noted, and the rest warns all the same.</summary>
    internal bool IsOnlyJudged { get; init; }

    /// <summary>The only values that are understood; empty when the reader judges them.</summary>
    internal ImmutableArray<string> Values { get; init; } = [];

    /// <summary>A reference whose reader looks for what it names within the resource, too.</summary>
    internal bool IsFollowed { get; init; }

    /// <summary>A reason why it is not known stands in its place as well as nothing: it says no more than if it were absent.</summary>
    internal bool MayBeUnknown { get; init; }

    /// <summary>A text that names no day is no date: it may say anything.</summary>
    internal bool IsDate { get; init; }

    /// <summary>Without anything in it it says no more than if it were absent.</summary>
    internal bool MayBeEmpty { get; init; }
}

/// <summary>A row as the fast lane uses it.</summary>
internal sealed record ElementRow<T> : ElementRow
{
    /// <summary>An element that is read.</summary>
    internal ElementRow(string name, ElementReader<T>? read)
        : base(name) => Read = read;

    /// <summary>An element that is passed over, and why that is right.</summary>
    internal ElementRow(string name, string harmless)
        : base(name) => Harmless = harmless;

    /// <summary>How it is read; null for an element that is passed over, and where only the SDK reads.</summary>
    internal ElementReader<T>? Read { get; }
}
