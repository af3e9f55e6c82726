using System.Collections.Immutable;

namespace CervicalRehab.Cds.Protocol.Assessing;

/// <summary>Parts of lists, for what is asked of every patient many times over: nothing is made when all of a list or none of it is meant.</summary>
internal static class Lists
{
    /// <summary>The items of which the condition holds, in their order.</summary>
    public static ImmutableArray<T> Only<T>(this ImmutableArray<T> items, Func<T, bool> holds) => items.Only(holds, static (item, holds) => holds(item));

    /// <summary>The items of which the condition holds beside <paramref name="given"/>, in their order.</summary>
    public static ImmutableArray<T> Only<T, TGiven>(this ImmutableArray<T> items, TGiven given, Func<T, TGiven, bool> holds)
    {
        ImmutableArray<T>.Builder? some = null;
        var all = true;
        for (var at = 0; at < items.Length; at++)
        {
            if (!holds(items[at], given))
            {
                some = all ? Before(items, at) : some;
                all = false;
            }
            else if (!all)
            {
                (some ??= ImmutableArray.CreateBuilder<T>(items.Length - at)).Add(items[at]);
            }
        }

        return all ? items : some?.DrainToImmutable() ?? [];
    }

    /// <summary>What each item gives, in an array of their length.</summary>
    public static ImmutableArray<TResult> Each<T, TResult>(this ImmutableArray<T> items, Func<T, TResult> give)
    {
        if (items.IsEmpty)
        {
            return [];
        }

        var given = ImmutableArray.CreateBuilder<TResult>(items.Length);
        foreach (var item in items)
        {
            given.Add(give(item));
        }

        return given.MoveToImmutable();
    }

    // None of those before the first that is left out: nothing is made yet.
    private static ImmutableArray<T>.Builder? Before<T>(ImmutableArray<T> items, int end)
    {
        if (end == 0)
        {
            return null;
        }

        var before = ImmutableArray.CreateBuilder<T>(items.Length - 1);
        before.AddRange(items, end);
        return before;
    }
}
