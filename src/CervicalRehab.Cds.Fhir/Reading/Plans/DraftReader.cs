namespace CervicalRehab.Cds.Fhir.Reading;

/// <summary>Drafts in the hook context: orders, groups of orders and programmes. A bad draft is listed and never fails the call (contract section 5).</summary>
internal static class DraftReader
{
    internal static Request Drafts(CodeLookup codes) => new(["ServiceRequest", "CarePlan", "RequestGroup"], arrived => IsOurs(arrived, codes))
    {
        AreDrafts = true,
    };

    internal static void Read(Arrived arrived, CodeLookup codes, PictureDraft picture, IReadOnlySet<string>? selected)
    {
        switch (arrived.Type)
        {
            case "CarePlan":
                CarePlanReader.ReadDraft(arrived, codes, picture);
                break;
            case "RequestGroup":
                OrderGroupReader.ReadDraft(arrived, codes, picture, selected);
                break;
            default:
                OrderReader.ReadDraft(arrived, codes, picture, selected);
                break;
        }
    }

    private static bool IsOurs(Arrived arrived, CodeLookup codes) => arrived.Type switch
    {
        "CarePlan" => CarePlanReader.IsOurs(arrived),
        "RequestGroup" => OrderGroupReader.IsOurs(arrived, codes),
        _ => OrderReader.IsOurs(arrived, codes),
    };
}
