using System.Collections.Immutable;

namespace CervicalRehab.Cds.Fhir.Reading;

internal static class Repeating
{
    /// <summary>The items of a repeating element; none when it is absent. JSON nulls among them are skipped.</summary>
    internal static ImmutableArray<T> Each<T>(this ImmutableArray<T>? items)
        where T : class =>
        items is not { IsDefaultOrEmpty: false } present ? []
            : present.Contains(null!) ? present.RemoveAll(item => item is null)
            : present;
}
