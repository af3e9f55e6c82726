namespace CervicalRehab.Cds.Fhir.Reading;

/// <summary>What may come next in a JSON text.</summary>
internal enum Expected : byte
{
    /// <summary>A value.</summary>
    Value,

    /// <summary>The first item of an array, or its end.</summary>
    FirstItem,

    /// <summary>The first name of an object, or its end.</summary>
    FirstName,

    /// <summary>A comma, what closes, or the end of the text.</summary>
    AfterValue,
}

/// <summary>An object or array that is open.</summary>
internal record struct Level(bool IsObject)
{
    /// <summary>Names of the object so far.</summary>
    public MemberNames.Members Members;
}
