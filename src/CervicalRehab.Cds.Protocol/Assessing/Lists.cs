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
        var count = 0;
        foreach (var item in items)
        {
            count += holds(item, given) ? 1 : 0;
        }

        return count == items.Length ? items : count == 0 ? [] : Some(items, count, given, holds);
    }

    /// <summary>What each item gives, in an array of their length.</summary>
    public static ImmutableArray<TResult> Each<T, TResult>(this ImmutableArray<T> items, Func<T, TResult> give) => items.IsEmpty ? [] : Given(items, give);

    private static ImmutableArray<T> Some<T, TGiven>(ImmutableArray<T> items, int count, TGiven given, Func<T, TGiven, bool> holds)
    {
        var some = ImmutableArray.CreateBuilder<T>(count);
        foreach (var item in items)
        {
            if (holds(item, given))
            {
                some.Add(item);
            }
        }

        return some.MoveToImmutable();
    }

    private static ImmutableArray<TResult> Given<T, TResult>(ImmutableArray<T> items, Func<T, TResult> give)
    {
        var results = ImmutableArray.CreateBuilder<TResult>(items.Length);
        foreach (var item in items)
        {
            results.Add(give(item));
        }

        return results.MoveToImmutable();
    }
}
