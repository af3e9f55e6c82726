namespace CervicalRehab.Cds.Service.Tests.Conformance;

/// <summary>What a row of the conformance statement comes to.</summary>
internal enum Standing
{
    /// <summary>The service does it, and a test bears the row's id.</summary>
    Met,

    /// <summary>An option the specification leaves open and this service does not take.</summary>
    NotUsed,

    /// <summary>Binds the client, or the specification's next version, and leaves this service nothing to do.</summary>
    NotOurs,

    /// <summary>Of a hook or a guide that this service does not offer.</summary>
    NotOffered,
}

/// <summary>One requirement on a CDS Hooks service.</summary>
/// <param name="Id">Stable id of the row; a family and a number.</param>
/// <param name="Level">How strongly, and whom it binds: <c>client</c> is the caller's duty that the service checks or survives, <c>ours</c> a bar of our own.</param>
/// <param name="Text">What is asked, in few words.</param>
/// <param name="Standing">What it comes to here.</param>
/// <param name="Reason">Why there is no test; null for a row that is met.</param>
internal sealed record Requirement(string Id, string Level, string Text, Standing Standing = Standing.Met, string? Reason = null)
{
    /// <summary>The id without its number, as names of tests write it.</summary>
    public string Family => Id[..Id.LastIndexOf('-')].Replace('-', '_');
}
