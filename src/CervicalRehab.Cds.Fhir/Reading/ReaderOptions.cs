using System.Collections.Frozen;
using System.Collections.Immutable;
using System.Text;

namespace CervicalRehab.Cds.Fhir.Reading;

/// <summary>What a site decides about reading.</summary>
public sealed record ReaderOptions
{
    /// <summary>ICD-10-CM M48.8X2 alone counts as OPLL (contract section 3). Default true.</summary>
    public bool AcceptM488X2Alone { get; init; } = true;

    /// <summary>Maps a coding of the site to one of ours; asked only for codings we do not know. Null: no map.</summary>
    public Func<Term, Term?>? SiteCode { get; init; }

    /// <summary>Those of our codes that a coding of the site is a kind of: present under it is present, absent says nothing. Null: no map.</summary>
    public Func<Term, ImmutableArray<Term>>? SiteKinds { get; init; }

    /// <summary>Code systems of the site that <see cref="SiteCode"/> and <see cref="SiteKinds"/> must be asked about, in whatever spelling (D33). Default none.</summary>
    public FrozenSet<string> SiteSystems { get; init => field = value.Select(SystemSpellings.Plain).ToFrozenSet(StringComparer.Ordinal); } = [];

    /// <summary>True for one of <see cref="SiteSystems"/>, by its UTF-8.</summary>
    internal bool IsOfSite(ReadOnlySpan<byte> system) => SiteSystems.Count > 0 && SiteSystems.Contains(SystemSpellings.Plain(Encoding.UTF8.GetString(system)));
}
