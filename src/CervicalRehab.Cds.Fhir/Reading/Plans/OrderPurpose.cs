using System.Collections.Frozen;
using CervicalRehab.Cds.Fhir.Parsing;
using CervicalRehab.Cds.Protocol;
using Hl7.Fhir.Model;

namespace CervicalRehab.Cds.Fhir.Reading;

/// <summary>
/// Whether an order is for this problem (D24): a referral to a surgeon by its reason, else its words, else its body site; an assessment under a general code when any of
/// them tells it; therapy unless all that it tells is another problem.
/// </summary>
internal static class OrderPurpose
{
    // Sites of the spine as a whole; those of the neck are in the table of codes.
    private static readonly FrozenSet<string> SpineSites = FrozenSet.Create(StringComparer.Ordinal, "421060004", "2748008", "61853006");

    internal static bool IsForThisProblem(Arrived arrived, ServiceRequest order, OrderKind kind, PictureDraft picture)
    {
        var toSurgeon = kind == OrderKind.SpineSurgery;
        var said = order.EachOf<CodeableConcept>("orderDetail").Append(order.Code).OfType<CodeableConcept>().ToList();
        if (order.EachOf<Canonical>("instantiatesCanonical").Any(static canonical => CarePlanReader.Names(canonical.Letters())) || said.SelectMany(SdkElements.Codings).Any(coding => arrived.Codes.RowOf(coding).Any(static row => row.System == Systems.Activity)))
        {
            return true;
        }

        var (reason, words, site) = Told(arrived, order, said, picture, toSurgeon);
        return kind switch
        {
            OrderKind.SpineSurgery => (reason != Purpose.NotTold ? reason : words != Purpose.NotTold ? words : site) == Purpose.ThisProblem,
            OrderKind.Assessment => PurposeCode.PurposeOf([reason, words, site]) == Purpose.ThisProblem,
            _ => PurposeCode.PurposeOf([reason, words, site]) != Purpose.AnotherProblem,
        };
    }

    /// <summary>The same of therapy that was given: a session counts unless all that it tells is another problem or part of the body (D24, D37).</summary>
    internal static bool IsForThisProblem(Arrived arrived, Procedure session, PictureDraft picture)
    {
        var (reason, words, site) = Told(arrived, session, session.Code is { } code ? [code] : [], picture, toSurgeon: false);
        return PurposeCode.PurposeOf([reason, words, site]) != Purpose.AnotherProblem;
    }

    private static (Purpose Reason, Purpose Words, Purpose Site) Told(Arrived arrived, DomainResource resource, List<CodeableConcept> said, PictureDraft picture, bool toSurgeon) =>
    (
        PurposeCode.PurposeOf(resource.EachOf<CodeableConcept>("reasonCode").Select(concept => PurposeCode.Of(concept, arrived.Codes, toSurgeon))
            .Concat(resource.EachOf<ResourceReference>("reasonReference").SelectMany(reference => Of(reference, arrived, picture, toSurgeon)))),
        PurposeCode.PurposeOf(said.SelectMany(SdkElements.Texts).Select(text => PurposeText.Of(text, toSurgeon))),
        PurposeCode.PurposeOf(resource.EachOf<CodeableConcept>("bodySite").Select(concept => OfSite(concept, arrived.Codes, toSurgeon)))
    );

    /// <summary>What a body site tells.</summary>
    internal static Purpose OfSite(CodeableConcept site, CodeLookup codes, bool toSurgeon) =>
        codes.Find(site).Says(Meaning.CervicalRegion) || site.Codings().Any(IsSpine) || site.Texts().Any(text => PurposeText.Of(text, toSurgeon) == Purpose.ThisProblem) ? Purpose.ThisProblem
            : !string.IsNullOrWhiteSpace(site.TextElement.Letters()) || site.Codings().Any(coding => coding.CodeElement.Letters() is not null && !codes.RowOf(coding).Any(Sides.IsSide)) ? Purpose.AnotherProblem
            : Purpose.NotTold;

    private static bool IsSpine(Coding coding) =>
        coding.CodeElement.Letters() is { } code && SystemSpellings.Known(coding.SystemElement.Letters()) == Systems.Snomed && SpineSites.Contains(code);

    private static IEnumerable<Purpose> Of(ResourceReference reference, Arrived arrived, PictureDraft picture, bool toSurgeon)
    {
        yield return PurposeText.Of(reference.DisplayElement.Letters(), toSurgeon);
        var literal = reference.ReferenceElement.Letters() ?? string.Empty;
        var name = ResourceName.Of(literal);
        if (picture.IsProblemOfTheNeck(name.Relative))
        {
            yield return Purpose.ThisProblem;
        }
        else if ((literal.StartsWith('#') ? Contained(arrived, literal[1..]) : arrived.Context.Problems.CodeOf(name)) is { } code)
        {
            yield return PurposeCode.Of(code, arrived.Codes, toSurgeon);
        }
    }

    private static CodeableConcept? Contained(Arrived arrived, string id) =>
        arrived.Contained("Condition").FirstOrDefault(condition => string.Equals(condition.Id, id, StringComparison.Ordinal))?.Code;
}
