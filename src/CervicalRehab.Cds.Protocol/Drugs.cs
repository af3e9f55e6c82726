namespace CervicalRehab.Cds.Protocol;

/// <summary>Drugs and drug groups the information line looks for (D22).</summary>
public enum DrugGroup
{
    /// <summary>Gabapentin, one of the three agents of PHARM-02.</summary>
    Gabapentin,

    /// <summary>Pregabalin, one of the three agents of PHARM-02.</summary>
    Pregabalin,

    /// <summary>Duloxetine, one of the three agents of PHARM-02.</summary>
    Duloxetine,

    /// <summary>Opioid.</summary>
    Opioid,

    /// <summary>Another central nervous system depressant.</summary>
    CnsDepressant,

    /// <summary>Monoamine oxidase inhibitor or linezolid.</summary>
    Maoi,
}

/// <summary>A drug on the patient's list.</summary>
public sealed record DrugRecord(DrugGroup Group, Evidence Source);

/// <summary>Cautions for the drug line that come from problems or observations (D22).</summary>
public enum Caution
{
    /// <summary>Lung disease.</summary>
    LungDisease,

    /// <summary>Liver disease.</summary>
    LiverDisease,

    /// <summary>Glaucoma.</summary>
    Glaucoma,

    /// <summary>Chronic kidney disease of stage 4 or 5.</summary>
    KidneyDisease,

    /// <summary>Pregnancy.</summary>
    Pregnancy,
}

/// <summary>A caution on record.</summary>
public sealed record CautionRecord(Caution Caution, Evidence Source)
{
    /// <summary>True for an examination, which a later one replaces; a problem lasts while it is active (D7).</summary>
    public bool IsExamined { get; init; }
}

/// <summary>How a reported number stands to the true one.</summary>
public enum Bound
{
    /// <summary>The number itself.</summary>
    Exact,

    /// <summary>The true one is less.</summary>
    Below,

    /// <summary>The true one is no more.</summary>
    AtMost,

    /// <summary>The true one is this or more.</summary>
    AtLeast,
}

/// <summary>An estimated glomerular filtration rate in mL/min/1.73 m2.</summary>
public sealed record EgfrRecord(decimal Value, Evidence Source)
{
    /// <summary>How the number stands to the true one, for instance below for <c>&lt; 15</c>.</summary>
    public Bound Bound { get; init; }

    /// <summary>Whether the rate is under a limit; unknown when the report does not tell.</summary>
    public Answer IsUnder(decimal limit) => Bound switch
    {
        Bound.Exact => AnswerLogic.From(Value < limit),
        Bound.Below => Value <= limit ? Answer.Yes : Answer.Unknown,
        Bound.AtMost => Value < limit ? Answer.Yes : Answer.Unknown,
        _ => Value >= limit ? Answer.No : Answer.Unknown,
    };
}
