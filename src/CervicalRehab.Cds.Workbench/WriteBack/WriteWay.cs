namespace CervicalRehab.Cds.Workbench.WriteBack;

/// <summary>How an assessment gets into the record, the best way first.</summary>
public enum WriteWay
{
    /// <summary>The form and its Observations in one transaction: all of it or nothing.</summary>
    Transaction,

    /// <summary>The form, then each Observation, one request each.</summary>
    Singly,

    /// <summary>The form alone.</summary>
    Response,

    /// <summary>A note of plain text.</summary>
    Note,

    /// <summary>Not at all: text to copy.</summary>
    Nothing,
}
