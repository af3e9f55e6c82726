using System.Collections.Frozen;
using System.Collections.Immutable;
using CervicalRehab.Cds.Fhir.Parsing;
using CervicalRehab.Cds.Protocol;
using Hl7.Fhir.Model;

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

    internal static bool IsForThisProblem(Arrived arrived, ServiceRequest order, OrderKind kind, CodeLookup codes, PictureDraft picture) =>
        kind == OrderKind.SpineSurgery ? IsForTheNeck(arrived, order, codes, picture) : !NamesASite(order, codes) || IsForTheNeck(arrived, order, codes, picture);

    private static bool IsForTheNeck(Arrived arrived, ServiceRequest order, CodeLookup codes, PictureDraft picture)
    {
        var said = order.EachOf<CodeableConcept>("orderDetail").Append(order.Code).OfType<CodeableConcept>().ToList();
        return order.EachOf<Canonical>("instantiatesCanonical").Any(canonical => CarePlanReader.Names(canonical.Letters()))
            || said.SelectMany(Codings).Any(coding => codes.RowOf(coding).Any(row => row.System == Systems.Activity))
            || said.Exists(SaysNeck)
            || order.EachOf<CodeableConcept>("bodySite").Any(site => IsNeckOrSpine(site, codes))
            || order.EachOf<CodeableConcept>("reasonCode").Any(reason => IsProblemOfTheNeck(reason, codes))
            || order.EachOf<ResourceReference>("reasonReference").Any(reference => RefersToTheNeck(reference, arrived, codes, picture));
    }

    private static IEnumerable<Coding> Codings(CodeableConcept concept) => concept.EachOf<Coding>("coding");

    private static bool NamesASite(ServiceRequest order, CodeLookup codes) => order.EachOf<CodeableConcept>("bodySite").Any(site =>
        !string.IsNullOrWhiteSpace(site.TextElement.Letters()) || Codings(site).Any(coding => coding.CodeElement.Letters() is not null && !codes.RowOf(coding).Any(IsSide)));

    private static bool IsSide(Meaning meaning) => meaning is Meaning.LeftSide or Meaning.RightSide or Meaning.BothSides;

    private static bool IsNeckOrSpine(CodeableConcept site, CodeLookup codes) =>
        codes.Find(site).Says(Meaning.CervicalRegion) || Codings(site).Any(coding => coding.CodeElement.Letters() is { } code && SystemSpellings.Known(coding.SystemElement.Letters()) == Systems.Snomed && SpineSites.Contains(code)) || SaysNeck(site);

    private static bool IsProblemOfTheNeck(CodeableConcept reason, CodeLookup codes) =>
        codes.Find(reason).Any(meaning => meaning is Meaning.Opll or Meaning.OpllCervical or Meaning.OpllCervicalUnspecific or Meaning.OpllSiteUnspecified or Meaning.Myelopathy or Meaning.CordCompression or Meaning.Spasm)
        || Codings(reason).Any(coding => coding.CodeElement.Letters() is { } code && SystemSpellings.Known(coding.SystemElement.Letters()) == Systems.Icd10Cm
            && NeckIcd.Any(prefix => code.Replace(".", string.Empty, StringComparison.Ordinal).StartsWith(prefix, StringComparison.OrdinalIgnoreCase)))
        || SaysNeck(reason);

    private static bool RefersToTheNeck(ResourceReference reference, Arrived arrived, CodeLookup codes, PictureDraft picture)
    {
        var literal = reference.ReferenceElement.Letters() ?? string.Empty;
        return Says(reference.DisplayElement.Letters())
            || (literal.StartsWith('#') ? IsProblemOfTheNeck(Contained(arrived, literal[1..], codes), codes) : picture.IsProblemOfTheNeck(Relative(literal)));
    }

    private static CodeableConcept Contained(Arrived arrived, string id, CodeLookup codes) =>
        arrived.Contained("Condition", codes).FirstOrDefault(condition => string.Equals(condition.Id, id, StringComparison.Ordinal))?.Code ?? new CodeableConcept();

    // Type and id, without address and version.
    private static string Relative(string literal) => literal.Split('/') switch
    {
        [.., var type, var id, "_history", _] => $"{type}/{id}",
        [.., var type, var id] => $"{type}/{id}",
        _ => literal,
    };

    private static bool SaysNeck(CodeableConcept concept) => Says(concept.TextElement.Letters()) || Codings(concept).Any(coding => Says(coding.DisplayElement.Letters()));

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
