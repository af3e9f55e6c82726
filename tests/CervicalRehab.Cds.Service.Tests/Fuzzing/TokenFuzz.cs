using System.Text;
using CervicalRehab.Cds.Service.Tests.Trust;

namespace CervicalRehab.Cds.Service.Tests.Fuzzing;

/// <summary>Damaged tokens: 401 for each, and nothing but the sound token is let in.</summary>
internal static class TokenFuzz
{
    private const string Scheme = "Bearer ";

    public static void Case(FuzzHost host, Dice dice)
    {
        var audience = host.Guarded.BaseAddress!.GetLeftPart(UriPartial.Authority) + TrustHost.Discovery;
        if (dice.OneIn(3))
        {
            // Signed by the client itself, but not as a client signs: taken only where nothing that matters was hit.
            FuzzTarget.Must(host.Discover(Scheme + Odd(host.Registered, audience, dice)) is 200 or 401, "neither let in nor refused");
            return;
        }

        var sound = host.Registered.Token(audience);
        var sent = Scheme + dice.Below(8) switch
        {
            0 => sound,
            1 or 2 => string.Join('.', sound.Split('.').Select(part => dice.OneIn(3) ? dice.Of("", "e30", "bnVsbA", part[..^1], part + "A") : part)),
            _ => Encoding.Latin1.GetString(Damage.Bytes(Encoding.Latin1.GetBytes(sound), dice)),
        };

        // A header cannot carry line ends, and no server is sent one that does.
        if (sent.Any(char.IsControl))
        {
            return;
        }

        // Blanks around a token are not part of it.
        FuzzTarget.Must(host.Discover(sent) == (sent[Scheme.Length..].Trim(' ') == sound ? 200 : 401), sent);
    }

    private static string Odd(TestClient client, string audience, Dice dice)
    {
        var (header, payload) = (TestClient.Header("ES384"), client.Payload(audience));
        Damage.Once(dice.OneIn(2) ? header : payload, dice);
        return TestClient.Signed(Medicine.CorruptionTests.Text(header), Medicine.CorruptionTests.Text(payload), text => client.Sign("ES384", text));
    }
}
