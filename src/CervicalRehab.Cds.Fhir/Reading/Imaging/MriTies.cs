using System.Collections.Immutable;
using System.Globalization;

namespace CervicalRehab.Cds.Fhir.Reading;

/// <summary>
/// Puts items together that share an ImagingStudy or a day, or of which one lists the other. Each item looks up what it shares, so that many
/// items are not compared with one another. A study stands where its last item came.
/// </summary>
internal sealed class MriTies
{
    private readonly Dictionary<(By By, string Key), List<Group>> _groups = [];
    private readonly List<Group> _all = [];
    private int _count;

    private enum By
    {
        Study,
        Day,
        Finding,
        Lister,
    }

    /// <summary>Adds the next item, and joins the groups it ties together.</summary>
    internal void Add(MriItem item)
    {
        var tied = Ties(item, lookup: true).SelectMany(Sharing).Select(group => group.Root).Distinct().OrderBy(group => group.Last).ToList();
        var joined = tied.Count > 0 ? tied[0] : new Group();
        foreach (var group in tied.Skip(1))
        {
            joined.Take(group);
        }

        joined.Append(item, _count++);
        foreach (var key in Ties(item, lookup: true).Where(_groups.ContainsKey))
        {
            _groups[key] = [joined];
        }

        foreach (var key in Ties(item, lookup: false))
        {
            Register(key, joined);
        }

        if (tied.Count == 0)
        {
            _all.Add(joined);
        }
    }

    /// <summary>The items of each study, in the order in which the studies were last added to.</summary>
    internal IEnumerable<ImmutableArray<MriItem>> Studies() =>
        _all.Select(group => group.Root).Distinct().OrderBy(group => group.Last).Select(group => group.Items());

    private IEnumerable<Group> Sharing((By By, string Key) key) => _groups.GetValueOrDefault(key) ?? [];

    private void Register((By By, string Key) key, Group group)
    {
        if (!_groups.TryGetValue(key, out var groups))
        {
            _groups[key] = [group];
        }
        else if (groups[^1].Root != group)
        {
            groups.Add(group);
        }
    }

    // What an item is found by is what the other looks for: a finding by the reports that list it, a report by its findings.
    private static IEnumerable<(By By, string Key)> Ties(MriItem item, bool lookup) =>
    [
        .. item.Tie.Studies.Select(study => (By.Study, study)),
        .. item.Source.Date is { IsOneDay: true } day ? [(By.Day, day.First.ToString("O", CultureInfo.InvariantCulture))] : Array.Empty<(By, string)>(),
        .. item.Tie.Results.Select(result => (lookup ? By.Finding : By.Lister, result)),
        .. item.Tie.Id is { } id ? [(lookup ? By.Lister : By.Finding, id)] : Array.Empty<(By, string)>(),
    ];

    /// <summary>Items as a chain, so that two groups join at no cost.</summary>
    private sealed class Group
    {
        private Group? _into;
        private Node? _head;
        private Node? _tail;

        public Group Root => _into is null ? this : _into = _into.Root;

        public int Last { get; private set; }

        public void Append(MriItem item, int at) => Append(new Node(item), null, at);

        public void Take(Group other)
        {
            other._into = this;
            Append(other._head!, other._tail, Last);
        }

        public ImmutableArray<MriItem> Items()
        {
            var items = ImmutableArray.CreateBuilder<MriItem>();
            for (var node = _head; node is not null; node = node.Next)
            {
                items.Add(node.Item);
            }

            return items.ToImmutable();
        }

        private void Append(Node head, Node? tail, int last)
        {
            if (_tail is null)
            {
                _head = head;
            }
            else
            {
                _tail.Next = head;
            }

            _tail = tail ?? head;
            Last = last;
        }
    }

    private sealed class Node(MriItem item)
    {
        public MriItem Item { get; } = item;

        public Node? Next { get; set; }
    }
}
