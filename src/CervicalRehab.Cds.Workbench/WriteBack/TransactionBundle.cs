using System.Collections.Immutable;
using System.Text.Json;
using CervicalRehab.Cds.Fhir.Serialization;
using CervicalRehab.Cds.Workbench.Layout;
using Hl7.Fhir.Model;

namespace CervicalRehab.Cds.Workbench.WriteBack;

/// <summary>Items as one transaction, and its answer entry by entry.</summary>
internal static class TransactionBundle
{
    /// <summary>The Bundle.</summary>
    public static ReadOnlyMemory<byte> Of(ImmutableArray<WriteItem> items, Func<WriteItem, string?> condition) => ResourceJson.ToBytes(new Bundle
    {
        Type = Bundle.BundleType.Transaction,
        Entry =
        [
            .. items.Select(item => new Bundle.EntryComponent
            {
                FullUrl = item.Urn,
                Resource = item.Resource,
                Request = new() { Method = Bundle.HTTPVerb.POST, Url = item.Type, IfNoneExist = condition(item) },
            }),
        ],
    });

    /// <summary>What each entry's answer says, as if it had been sent alone; empty for what is no Bundle of answers.</summary>
    public static ImmutableArray<Reply> Replies(string body) => Json.Parse(body) is { } json && json.Text("resourceType") is "Bundle"
        ? [.. json.Items("entry").Select(Reply)]
        : [];

    /// <summary>Ties an Observation to the form it comes from: by its address in the same transaction, by the id the server gave it, else not at all.</summary>
    public static void Link(WriteItem item, ImmutableArray<WriteItem> all, ImmutableArray<WriteItem> together)
    {
        if (item.Resource is not Observation observation)
        {
            return;
        }

        var form = all.FirstOrDefault(one => one.Resource is QuestionnaireResponse);
        var reference = form is { State: WriteState.Written, ServerId: { } id } ? $"{form.Type}/{id}"
            : form is not null && together.Contains(form) ? form.Urn
            : null;
        observation.DerivedFrom = reference is null ? [] : [new ResourceReference(reference)];
    }

    private static Reply Reply(JsonElement entry)
    {
        var status = int.TryParse(entry.Text("response", "status")?.Split(' ')[0], System.Globalization.NumberStyles.None, System.Globalization.CultureInfo.InvariantCulture, out var number) ? number : 0;
        var body = entry.At("response", "outcome") ?? entry.At("resource");
        return status == 0 ? new Reply(Sent.Lost) : new Reply(Sent.Answered, status, status < 300 ? entry.At("resource")?.GetRawText() ?? string.Empty : body?.GetRawText() ?? string.Empty, entry.Text("response", "location") ?? string.Empty);
    }
}
