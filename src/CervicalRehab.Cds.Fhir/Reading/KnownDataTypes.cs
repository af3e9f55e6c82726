using System.Collections.Frozen;
using System.Text.Json;

namespace CervicalRehab.Cds.Fhir.Reading;

/// <summary>The R4 data types we read, with what may stand in them (D29).</summary>
internal static class KnownDataTypes
{
    // Security labels and tags that say that something was left out of the resource (v3-ObservationValue).
    private static readonly FrozenSet<string> LeftOut = FrozenSet.ToFrozenSet(["SUBSETTED", "REDACTED", "MASKED", "ABSTRED", "AGGRED"], StringComparer.OrdinalIgnoreCase);

    private static readonly KnownMember Version = new("version", Harmless: "the codes we know mean the same in every version");
    private static readonly KnownMember UserSelected = new("userSelected", Harmless: "who chose the coding does not change it");

    internal static readonly KnownElement Coding = new(new("system"), new("code"), new("display"), Version, UserSelected);

    internal static readonly KnownElement Concept = new(new("coding", Coding), new("text"));

    internal static readonly KnownElement Quantity = new(new("value"), new("comparator"), new("unit"), new("system"), new("code"));

    /// <summary>A Quantity that must have no comparator.</summary>
    internal static readonly KnownElement SimpleQuantity = new(new("value"), new("unit"), new("system"), new("code"));

    internal static readonly KnownElement Period = new(new("start"), new("end"));

    /// <summary>A reference into the resource itself leads to something nobody follows.</summary>
    internal static readonly KnownElement Reference = new(
        new("reference"), new("display"), new("type", Harmless: "the reference names the type as well"), new("identifier", Harmless: "another name of what the reference names"))
    {
        IsFine = static reference => reference.Text("reference"u8)?.StartsWith('#') != true,
    };

    internal static readonly KnownElement Meta = new(
        new("versionId", Harmless: "which version it is, not what it says"),
        new("lastUpdated", Harmless: "when the server stored it; the examination has a date of its own"),
        new("source", Harmless: "which system it came from"),
        new("profile", Harmless: "a claim about its form, which is read as it is"),
        new("tag", new(new("system"), new("code"), new("display"), Version, UserSelected) { IsFine = IsWhole, MayBeEmpty = true }),
        new("security", new(new("system"), new("code"), new("display"), Version, UserSelected) { IsFine = IsWhole, MayBeEmpty = true }))
    {
        MayBeEmpty = true,
    };

    private static bool IsWhole(JsonElement label) => label.Text("code"u8) is not { } code || !LeftOut.Contains(code.Trim());
}
