using System.Buffers.Text;
using System.Collections.Immutable;
using System.Text;
using CervicalRehab.Cds.Workbench.Layout;

namespace CervicalRehab.Cds.Workbench.Smart;

/// <summary>What a card's <c>appContext</c> says, once an EHR has passed it on. One that is absent or cannot be read says nothing: the record itself decides then.</summary>
/// <param name="IsForAssessment">True for a card that asks for the assessment form.</param>
/// <param name="Asked">Ids of the facts the card asks for.</param>
public sealed record LaunchContext(bool IsForAssessment, ImmutableArray<string> Asked)
{
    private const int Longest = 8_192;

    /// <summary>A launch without a context.</summary>
    public static LaunchContext None { get; } = new(false, []);

    /// <summary>Reads it: base64url of JSON, as our cards send it.</summary>
    public static LaunchContext Read(string? text) =>
        text is { Length: > 0 and <= Longest } && Decoded(text) is { } decoded && Json.Parse(decoded) is { } json
            ? new(json.Text("page") is "assessment", json.Texts("asked"))
            : None;

    private static string? Decoded(string text)
    {
        try
        {
            return Encoding.UTF8.GetString(Base64Url.DecodeFromChars(text));
        }
        catch (FormatException)
        {
            return null;
        }
    }
}
