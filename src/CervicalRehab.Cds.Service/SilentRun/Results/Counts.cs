using System.Runtime.InteropServices;

namespace CervicalRehab.Cds.Service.SilentRun.Results;

/// <summary>How often something was met, by its code.</summary>
internal sealed class Counts : Dictionary<string, long>
{
    public Counts()
        : base(StringComparer.Ordinal)
    {
    }

    /// <summary>By frequency, the most frequent first, and equals by name.</summary>
    public IEnumerable<KeyValuePair<string, long>> Ranked => this.OrderByDescending(static count => count.Value).ThenBy(static count => count.Key, StringComparer.Ordinal);

    /// <summary>By name.</summary>
    public IEnumerable<KeyValuePair<string, long>> Ordered => this.OrderBy(static count => count.Key, StringComparer.Ordinal);

    /// <summary>Counts once more, or several times.</summary>
    public void Note(string code, long times = 1) => CollectionsMarshal.GetValueRefOrAddDefault(this, code, out _) += times;

    /// <summary>Adds another count.</summary>
    public void Add(Counts other)
    {
        foreach (var (code, times) in other)
        {
            Note(code, times);
        }
    }
}

/// <summary>Where every record of the input ended (contract section 6): the others together are <see cref="Total"/>.</summary>
internal sealed class LineCounts
{
    /// <summary>All records: the lines of the input, the entries of its Bundles.</summary>
    public long Total { get; set; }

    /// <summary>Read for a patient with OPLL, or said about the export itself.</summary>
    public long Used { get; set; }

    /// <summary>Of no concern: of a type or code that is not read, or of a patient without OPLL.</summary>
    public long NotOurs { get; set; }

    /// <summary>The same record once more.</summary>
    public long Duplicate { get; set; }

    /// <summary>Deleted, as the export says.</summary>
    public long Deleted { get; set; }

    /// <summary>Not readable: each is listed.</summary>
    public long Rejected { get; set; }

    /// <summary>Adds others.</summary>
    public void Add(LineCounts other)
    {
        Total += other.Total;
        Used += other.Used;
        NotOurs += other.NotOurs;
        Duplicate += other.Duplicate;
        Deleted += other.Deleted;
        Rejected += other.Rejected;
    }
}
