using CervicalRehab.Cds.Fhir.Parsing;

namespace CervicalRehab.Cds.Fhir.Reading;

/// <summary>Drafts in the hook context: orders, groups of orders and programs. A bad draft is listed and never fails the call (contract section 5).</summary>
internal static class DraftReader
{
    internal static Request Drafts(ResourceParser parser, CodeLookup codes) => new(["ServiceRequest", "CarePlan", "RequestGroup"], arrived => IsOurs(arrived, parser, codes))
    {
        AreDrafts = true,
    };

    internal static void Read(Arrived arrived, ResourceParser parser, CodeLookup codes, PictureDraft picture, IReadOnlySet<string>? selected)
    {
        switch (arrived.Type)
        {
            case "CarePlan":
                CarePlanReader.ReadDraft(arrived, parser, codes, picture);
                break;
            case "RequestGroup":
                OrderGroupReader.ReadDraft(arrived, parser, codes, picture, selected);
                break;
            default:
                OrderReader.ReadDraft(arrived, parser, codes, picture, selected);
                break;
        }
    }

    private static bool IsOurs(Arrived arrived, ResourceParser parser, CodeLookup codes) => arrived.Type switch
    {
        "CarePlan" => CarePlanReader.IsOurs(arrived),
        "RequestGroup" => OrderGroupReader.IsOurs(arrived, parser, codes),
        _ => OrderReader.IsOurs(arrived, codes),
    };
}
