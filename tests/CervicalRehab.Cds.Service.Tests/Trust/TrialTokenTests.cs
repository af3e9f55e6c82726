using System.Diagnostics;

namespace CervicalRehab.Cds.Service.Tests.Trust;

/// <summary>The script of SECURITY.md makes a token that is accepted.</summary>
public sealed class TrialTokenTests
{
    [Fact]
    public async Task JWT_6_JWT_10_The_trial_token_is_accepted()
    {
        var script = File.ReadAllText(RepositoryFiles.PathOf("SECURITY.md")).Split("<!-- token -->\n```js\n")[1].Split("```")[0];
        var folder = Directory.CreateTempSubdirectory();
        try
        {
            await File.WriteAllTextAsync(Path.Combine(folder.FullName, "token.mjs"), script, TestContext.Current.CancellationToken);
            await Token(folder.FullName, "x");
            using var host = new TrustHost("Clients:0:Issuer=https://ehr.example", $"Clients:0:JwksFile={Path.Combine(folder.FullName, "client.jwks.json")}");

            (await host.Discover(await Token(folder.FullName, host.At(TrustHost.Discovery)))).ShouldBe(200);
            (await host.Discover(await Token(folder.FullName, host.At(TrustHost.Hook)))).ShouldBe(401);
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    private static async Task<string> Token(string folder, string audience)
    {
        using var node = Process.Start(new ProcessStartInfo("node", ["token.mjs", audience]) { WorkingDirectory = folder, RedirectStandardOutput = true, UseShellExecute = false })!;
        var token = await node.StandardOutput.ReadToEndAsync(TestContext.Current.CancellationToken);
        await node.WaitForExitAsync(TestContext.Current.CancellationToken);
        node.ExitCode.ShouldBe(0);
        return token.Trim();
    }
}
