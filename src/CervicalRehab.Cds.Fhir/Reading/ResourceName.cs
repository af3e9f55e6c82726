namespace CervicalRehab.Cds.Fhir.Reading;

/// <summary>The resource that a literal reference names, without address and version: by its type and id, or by the id alone as a URN does. Whose it is, <see cref="SubjectCheck"/> tells.</summary>
internal readonly record struct ResourceName(string? Type, string? Id)
{
    internal const string Uuid = "urn:uuid:";

    /// <summary>Type and id as a relative reference, or the id alone.</summary>
    internal string Relative => Type is null ? Id ?? string.Empty : $"{Type}/{Id}";

    internal static ResourceName Of(string? literal) => literal?.Split('/') switch
    {
        null or [] => default,
        [.., var type, var id, "_history", _] => new(type, id),
        [var only] => new(null, IsUrn(only) ? only[Uuid.Length..] : only),
        [.., var type, var id] => new(type, id),
    };

    /// <summary>True for a name that has no type to tell.</summary>
    internal static bool IsUrn(string literal) => literal.StartsWith(Uuid, StringComparison.OrdinalIgnoreCase);
}
