using System.Collections.Frozen;

namespace CervicalRehab.Cds.Fhir.Reading;

/// <summary>What a site decides about reading.</summary>
public sealed record ReaderOptions
{
    /// <summary>ICD-10-CM M48.8X2 alone counts as OPLL (contract section 3). Default true.</summary>
    public bool AcceptM488X2Alone { get; init; } = true;

    /// <summary>Maps a coding of the site to one of ours; asked only for codings we do not know. Null: no map.</summary>
    public Func<Term, Term?>? SiteCode { get; init; }

    /// <summary>Code systems of the site that <see cref="SiteCode"/> must be asked about. Default none.</summary>
    public FrozenSet<string> SiteSystems { get; init; } = [];
}
