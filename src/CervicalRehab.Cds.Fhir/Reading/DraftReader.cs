namespace CervicalRehab.Cds.Fhir.Reading;

/// <summary>Drafts in the hook context: orders and programmes. A bad draft is listed and never fails the call (contract section 5).</summary>
internal static class DraftReader
{
    internal static readonly Request Drafts = new(["ServiceRequest", "CarePlan"], arrived => IsPlan(arrived) ? CarePlanReader.IsOurs(arrived) : OrderReader.IsOurs(arrived))
    {
        AreDrafts = true,
    };

    internal static void Read(Arrived arrived, CodeLookup codes, PictureDraft picture, IReadOnlySet<string>? selected)
    {
        if (IsPlan(arrived))
        {
            CarePlanReader.ReadDraft(arrived, codes, picture);
        }
        else
        {
            OrderReader.ReadDraft(arrived, picture, selected);
        }
    }

    private static bool IsPlan(Arrived arrived) => arrived.Type is "CarePlan";
}
