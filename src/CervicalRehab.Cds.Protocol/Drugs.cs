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

    /// <summary>Pregnancy.</summary>
    Pregnancy,
}

/// <summary>A caution on record.</summary>
public sealed record CautionRecord(Caution Caution, Evidence Source);

/// <summary>An estimated glomerular filtration rate in mL/min/1.73 m2.</summary>
public sealed record EgfrRecord(decimal Value, Evidence Source);
