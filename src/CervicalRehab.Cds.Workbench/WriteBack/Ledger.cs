using System.Collections.Concurrent;
using System.Collections.Immutable;

namespace CervicalRehab.Cds.Workbench.WriteBack;

/// <summary>The items of one examination, by id. An item that is asked for again is the same item, whatever became of it: nothing is sent twice under two ids.</summary>
public sealed class Examination
{
    private readonly Dictionary<Guid, WriteItem> _items = [];
    private readonly Lock _one = new();

    /// <summary>One writing at a time: a button that is pressed twice waits, and finds all done.</summary>
    internal SemaphoreSlim Gate { get; } = new(1, 1);

    /// <summary>All items so far, in the order they were first asked for.</summary>
    public ImmutableArray<WriteItem> Items { get; private set; } = [];

    /// <summary>The item of an id, made when it is asked for first.</summary>
    internal WriteItem Item(Guid id, Func<WriteItem> make)
    {
        // Two requests that ask at once get one item: with two, each would be sent.
        lock (_one)
        {
            if (!_items.TryGetValue(id, out var item))
            {
                item = _items[id] = make();
                Items = Items.Add(item);
            }

            return item;
        }
    }
}

/// <summary>The examinations of one session.</summary>
public sealed class Ledger
{
    private readonly ConcurrentDictionary<Guid, Examination> _examinations = [];

    /// <summary>The examination of an id.</summary>
    internal Examination Of(Guid id) => _examinations.GetOrAdd(id, static _ => new());
}
