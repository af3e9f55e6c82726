namespace CervicalRehab.Cds.Service.Terminology;

/// <summary>Section <c>Terminology</c>: how a site's codes join ours. Codes are the site's; thresholds never are.</summary>
internal sealed class TerminologyOptions
{
    /// <summary>Paths of FHIR R4 ConceptMaps from the site's codes to ours.</summary>
    public IList<string> ConceptMaps { get; set; } = [];

    /// <summary>Whether ICD-10-CM M48.8X2 alone counts as OPLL (contract section 3). Default true.</summary>
    public bool AcceptM488X2Alone { get; set; } = true;
}
