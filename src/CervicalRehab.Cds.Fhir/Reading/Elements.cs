using System.Collections.Immutable;

namespace CervicalRehab.Cds.Fhir.Reading;

internal static class Elements
{
    /// <summary>The items of a repeating element; none when it is absent. JSON nulls among them are skipped.</summary>
    internal static IEnumerable<T> Each<T>(this ImmutableArray<T>? items)
        where T : class =>
        items is { IsDefaultOrEmpty: false } present ? present.Where(item => item is not null) : [];
}
