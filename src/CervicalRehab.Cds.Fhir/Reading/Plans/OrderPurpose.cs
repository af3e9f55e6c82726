using System.Collections.Frozen;
using System.Collections.Immutable;
using System.Text.Json;
using CervicalRehab.Cds.Fhir.Resources;
using CervicalRehab.Cds.Protocol;

namespace CervicalRehab.Cds.Fhir.Reading;

/// <summary>
/// Whether an order is for this problem (D24). A surgeon has many fields: such a referral counts when it is ours, or when its code, reason, body
/// site or text is the neck or the spine. Any other order counts unless it names another place.
/// </summary>
internal static class OrderPurpose
{
    private static readonly FrozenSet<string> NeckWords = Set("neck", "cervical");
    private static readonly FrozenSet<string> SpineWords = Set("spine", "spinal");

    // The neck of another bone or organ, the cervix, and diseases of the neck that are not the spine's.
    private static readonly FrozenSet<string> NotTheSpine = Set(
        "femur", "femoral", "hip", "humerus", "humeral", "radius", "radial", "talus", "talar", "scapula", "rib", "tooth", "teeth", "bladder", "gallbladder", "pancreas", "pancreatic", "penis",
        "cervix", "uterus", "uterine", "vagina", "vaginal", "dysplasia", "intraepithelial", "cytology", "smear", "cancer", "carcinoma", "neoplasm", "lymph", "lymphadenopathy", "thyroid", "cyst");

    private static readonly FrozenSet<string> OtherLevels = Set("lumbar", "lumbosacral", "thoracic", "thoracolumbar", "sacral", "sacrum", "coccyx", "coccygeal", "iliac", "tibial", "scapular", "nasal", "calcaneal");

    // Sites of the spine as a whole; those of the neck are in the table of codes.
    private static readonly FrozenSet<string> SpineSites = Set("421060004", "2748008", "61853006");

    // Cervical disc and spondylosis, stenosis of the cervical canal, cervicalgia: without the dot.
    private static readonly ImmutableArray<string> NeckIcd = ["M50", "M4712", "M4722", "M47812", "M47892", "M4802", "M542"];

    internal static bool IsForThisProblem(Arrived arrived, OrderKind kind, CodeLookup codes, PictureDraft picture) =>
        kind == OrderKind.SpineSurgery ? IsForTheNeck(arrived, codes, picture) : !NamesASite(arrived.Json, codes) || IsForTheNeck(arrived, codes, picture);

    /// <summary>The concepts of a repeating element, also where one stands alone.</summary>
    internal static ImmutableArray<CodeableConcept> Concepts(JsonElement order, ReadOnlySpan<byte> name) => order.Member(name) switch
    {
        { ValueKind: JsonValueKind.Array } list => [.. list.EnumerateArray().Select(item => JsonProbe.Concept(item))],
        { } one => [JsonProbe.Concept(one)],
        _ => [],
    };

    private static bool IsForTheNeck(Arrived arrived, CodeLookup codes, PictureDraft picture)
    {
        var json = arrived.Json;
        var said = Concepts(json, "orderDetail"u8).Add(arrived.Code);
        return CarePlanReader.IsOurs(arrived)
            || said.SelectMany(concept => concept.Coding.Each()).Any(coding => codes.Find(new CodeableConcept { Coding = [coding] }).Any(row => row.System == Systems.Activity))
            || said.Any(SaysNeck)
            || Concepts(json, "bodySite"u8).Any(site => IsNeckOrSpine(site, codes))
            || Concepts(json, "reasonCode"u8).Any(reason => IsProblemOfTheNeck(reason, codes))
            || References(json).Any(reference => RefersToTheNeck(reference, json, codes, picture));
    }

    private static bool NamesASite(JsonElement order, CodeLookup codes) => Concepts(order, "bodySite"u8).Any(site =>
        !string.IsNullOrWhiteSpace(site.Text) || site.Coding.Each().Any(coding => coding.Code is not null && !codes.Find(new CodeableConcept { Coding = [coding] }).Any(IsSide)));

    private static bool IsSide(Meaning meaning) => meaning is Meaning.LeftSide or Meaning.RightSide or Meaning.BothSides;

    private static bool IsNeckOrSpine(CodeableConcept site, CodeLookup codes) =>
        codes.Find(site).Says(Meaning.CervicalRegion) || site.Coding.Each().Any(coding => coding.Code is { } code && SystemSpellings.Known(coding.System) == Systems.Snomed && SpineSites.Contains(code)) || SaysNeck(site);

    private static bool IsProblemOfTheNeck(CodeableConcept reason, CodeLookup codes) =>
        codes.Find(reason).Any(meaning => meaning is Meaning.Opll or Meaning.OpllCervical or Meaning.OpllCervicalUnspecific or Meaning.OpllSiteUnspecified or Meaning.Myelopathy or Meaning.CordCompression or Meaning.Spasm)
        || reason.Coding.Each().Any(coding => coding.Code is { } code && SystemSpellings.Known(coding.System) == Systems.Icd10Cm && NeckIcd.Any(prefix => code.Replace(".", string.Empty, StringComparison.Ordinal).StartsWith(prefix, StringComparison.OrdinalIgnoreCase)))
        || SaysNeck(reason);

    private static JsonElement.ArrayEnumerator References(JsonElement order) =>
        order.Member("reasonReference"u8) is { ValueKind: JsonValueKind.Array } list ? list.EnumerateArray() : default;

    private static bool RefersToTheNeck(JsonElement reference, JsonElement order, CodeLookup codes, PictureDraft picture)
    {
        var literal = reference.Text("reference"u8) ?? string.Empty;
        return Says(reference.Text("display"u8))
            || (literal.StartsWith('#') ? Contained(order, literal[1..]) is { } code && IsProblemOfTheNeck(JsonProbe.Concept(code), codes) : picture.IsProblemOfTheNeck(Relative(literal)));
    }

    private static JsonElement? Contained(JsonElement order, string id) => order.Member("contained"u8) is { ValueKind: JsonValueKind.Array } contained
        ? contained.EnumerateArray().Where(resource => resource.Text("resourceType"u8) is "Condition" && string.Equals(resource.Text("id"u8), id, StringComparison.Ordinal)).Select(resource => resource.Member("code"u8)).FirstOrDefault()
        : null;

    // Type and id, without address and version.
    private static string Relative(string literal) => literal.Split('/') switch
    {
        [.., var type, var id, "_history", _] => $"{type}/{id}",
        [.., var type, var id] => $"{type}/{id}",
        _ => literal,
    };

    private static bool SaysNeck(CodeableConcept concept) => Says(concept.Text) || concept.Coding.Each().Any(coding => Says(coding.Display));

    private static bool Says(string? text)
    {
        if (text is null)
        {
            return false;
        }

        var words = Words.Of(text).Select(word => word.ToLowerInvariant()).ToHashSet(StringComparer.Ordinal);
        var (neck, spine) = (words.Overlaps(NeckWords), words.Overlaps(SpineWords));
        return spine ? neck || !words.Overlaps(OtherLevels) : neck && !words.Overlaps(NotTheSpine);
    }

    private static FrozenSet<string> Set(params ReadOnlySpan<string> words) => words.ToArray().ToFrozenSet(StringComparer.Ordinal);
}
