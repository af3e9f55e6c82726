namespace CervicalRehab.Cds.Service.Trust;

/// <summary>Where a client's keys come from.</summary>
internal interface IClientKeys
{
    /// <summary>The keys as they are known now, newer ones asked for when <paramref name="kid"/> is not among them; null when none can be had.</summary>
    ValueTask<KeySet?> For(string kid, CancellationToken ct);
}
