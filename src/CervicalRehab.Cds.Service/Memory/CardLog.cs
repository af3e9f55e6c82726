using CervicalRehab.Cds.Protocol;
using CervicalRehab.Cds.Service.CdsHooks;
using CervicalRehab.Cds.Service.Trust;

namespace CervicalRehab.Cds.Service.Memory;

/// <summary>What is kept of a card: nothing of the patient, the call or the record.</summary>
/// <param name="Uuid">The card's uuid.</param>
/// <param name="Client">Issuer of the calling client; empty for an anonymous one.</param>
/// <param name="Service">Id of the service.</param>
/// <param name="Pathway">The decision's pathway.</param>
/// <param name="Topic">The card's topic.</param>
/// <param name="Indicator">The card's indicator.</param>
/// <param name="Clauses">Clause ids, separated by spaces.</param>
/// <param name="Suggestions">Uuids of its suggestions, separated by spaces.</param>
/// <param name="ContentVersion">Version of the clinical content.</param>
/// <param name="IssuedAt">Moment of evaluation.</param>
internal sealed record IssuedCard(
    string Uuid, string Client, string Service, string Pathway, string Topic, string Indicator, string Clauses, string Suggestions, string ContentVersion, DateTimeOffset IssuedAt)
{
    /// <summary>The moment as it is stored.</summary>
    public long At => IssuedAt.ToUnixTimeMilliseconds();
}

/// <summary>The only part of the memory that a hook call meets. It takes and never gives, so that nothing kept can change an answer.</summary>
internal sealed class CardLog(CardQueue queue)
{
    /// <summary>Notes the cards of an answer. Never waits and never fails.</summary>
    public void Note(string service, CallingClient client, Decision decision, HookResponse response, DateTimeOffset at)
    {
        foreach (var card in response.Cards)
        {
            var trace = card.Trace!;
            queue.Add(new IssuedCard(
                card.Uuid,
                client.Issuer ?? string.Empty,
                service,
                decision.Pathway.Code(),
                card.Topic,
                card.Indicator,
                string.Join(' ', trace.Clauses.IsDefault ? [] : trace.Clauses),
                string.Join(' ', (card.Suggestions.IsDefault ? [] : card.Suggestions).Select(suggestion => suggestion.Uuid)),
                trace.ContentVersion,
                at));
        }
    }
}
