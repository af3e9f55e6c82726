using System.Collections.Immutable;

namespace CervicalRehab.Cds.Workbench.WriteBack;

/// <summary>The ways an assessment can be written to a server, best first: what it says it takes, what was granted, and what its settings say.</summary>
/// <param name="Ways">Never empty; the last is <see cref="WriteWay.Nothing"/>.</param>
/// <param name="WithResponse">Whether the form itself can be written beside its Observations.</param>
/// <param name="Takes">What the server says.</param>
/// <param name="Scope">Scopes granted.</param>
internal sealed record WriteOffer(ImmutableArray<WriteWay> Ways, bool WithResponse, ServerTakes Takes, string Scope)
{
    /// <summary>Nothing can be written.</summary>
    public static WriteOffer None { get; } = new([WriteWay.Nothing], false, ServerTakes.Unknown, string.Empty);

    /// <summary>The best way.</summary>
    public WriteWay Best => Ways[0];

    /// <summary>The offer. A way that is set wins over what the server says of itself, never over what was granted.</summary>
    public static WriteOffer Of(WriteWay? set, string scope, ServerTakes takes)
    {
        bool May(string type, WriteWay way) => WriteScopes.MayCreate(scope, type) && (set == way || takes.Create(type));
        bool Response(WriteWay way) => May("QuestionnaireResponse", way);
        bool Can(WriteWay way) => way switch
        {
            WriteWay.Transaction => (takes.Transactions || set == way) && May("Observation", way) && Response(way),
            WriteWay.Singly => May("Observation", way),
            WriteWay.Response => Response(way),
            WriteWay.Note => May("DocumentReference", way),
            _ => true,
        };
        ImmutableArray<WriteWay> ways = [.. Enum.GetValues<WriteWay>().Where(way => way >= (set ?? WriteWay.Transaction) && Can(way))];
        return new(ways, Response(ways[0]), takes, scope);
    }

    /// <summary>The next way below one, for what was refused; null when only copying is left.</summary>
    public WriteWay? Below(WriteWay way) => Ways.Where(one => one > way && one is not WriteWay.Nothing).Select(one => (WriteWay?)one).FirstOrDefault();
}
