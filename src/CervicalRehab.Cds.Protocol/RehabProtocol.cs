namespace CervicalRehab.Cds.Protocol;

/// <summary>The protocol's one public entry.</summary>
public static class RehabProtocol
{
    /// <summary>
    /// Decides about one patient. <paramref name="at"/> is the evaluation moment in the site's own offset; dates are compared
    /// by calendar day (D6, D16).
    /// </summary>
    public static Decision Evaluate(PatientPicture picture, DateTimeOffset at) =>
        new() { Pathway = Pathway.NotApplicable, Indicator = Indicator.Info, Summary = picture.Deceased ? at.ToString("O", null) : string.Empty };
}
