using System.Collections.Immutable;
using System.Runtime.InteropServices;

namespace CervicalRehab.Cds.Protocol.Assessing;

/// <summary>Parts of lists, for what is asked of every patient many times over: nothing is made when all of a list or none of it is meant.</summary>
internal static class Lists
{
    /// <summary>The items of which the condition holds, in their order.</summary>
    public static ImmutableArray<T> Only<T>(this ImmutableArray<T> items, Func<T, bool> holds)
    {
        var count = 0;
        foreach (var item in items)
        {
            count += holds(item) ? 1 : 0;
        }

        return count == items.Length ? items : count == 0 ? [] : Some(items, count, holds);
    }

    /// <summary>The items of which the condition holds beside <paramref name="given"/>, in their order.</summary>
    public static ImmutableArray<T> Only<T, TGiven>(this ImmutableArray<T> items, TGiven given, Func<T, TGiven, bool> holds)
    {
        var count = 0;
        foreach (var item in items)
        {
            count += holds(item, given) ? 1 : 0;
        }

        return count == items.Length ? items : count == 0 ? [] : Some(items, count, given, holds);
    }

    /// <summary>What each item gives, in an array of their length.</summary>
    public static ImmutableArray<TResult> Each<T, TResult>(this ImmutableArray<T> items, Func<T, TResult> give) => items.IsEmpty ? [] : Given(items, give);

    /// <summary>The item with the greatest key, of several the first; null when there is none.</summary>
    public static T? Greatest<T, TKey>(this ImmutableArray<T> items, Func<T, TKey> key)
        where T : class
        where TKey : IComparable<TKey> => items.Greatest(key, static (item, key) => key(item));

    /// <summary>The item with the greatest key beside <paramref name="given"/>, of several the first; null when there is none.</summary>
    public static T? Greatest<T, TGiven, TKey>(this ImmutableArray<T> items, TGiven given, Func<T, TGiven, TKey> key)
        where T : class
        where TKey : IComparable<TKey>
    {
        if (items.IsEmpty)
        {
            return null;
        }

        var (greatest, most) = (items[0], key(items[0], given));
        foreach (var item in items.AsSpan()[1..])
        {
            var other = key(item, given);
            (greatest, most) = other.CompareTo(most) > 0 ? (item, other) : (greatest, most);
        }

        return greatest;
    }

    private static ImmutableArray<T> Some<T>(ImmutableArray<T> items, int count, Func<T, bool> holds)
    {
        var some = new T[count];
        var at = 0;
        foreach (var item in items)
        {
            if (holds(item))
            {
                some[at++] = item;
            }
        }

        return ImmutableCollectionsMarshal.AsImmutableArray(some);
    }

    private static ImmutableArray<T> Some<T, TGiven>(ImmutableArray<T> items, int count, TGiven given, Func<T, TGiven, bool> holds)
    {
        var some = new T[count];
        var at = 0;
        foreach (var item in items)
        {
            if (holds(item, given))
            {
                some[at++] = item;
            }
        }

        return ImmutableCollectionsMarshal.AsImmutableArray(some);
    }

    private static ImmutableArray<TResult> Given<T, TResult>(ImmutableArray<T> items, Func<T, TResult> give)
    {
        var results = new TResult[items.Length];
        for (var at = 0; at < results.Length; at++)
        {
            results[at] = give(items[at]);
        }

        return ImmutableCollectionsMarshal.AsImmutableArray(results);
    }
}
