using System.Text;
using CervicalRehab.Cds.Service.Trust;

namespace CervicalRehab.Cds.Service.Tests.Trust;

/// <summary>Who sees pages: everybody in a trial, operators elsewhere.</summary>
public sealed class OperatorTests
{
    private const string Password = "correct horse battery";

    private static readonly string Hash = PasswordHashing.Hash(Password);

    private static readonly string[] Registered = ["Operators:0:Name=ana", $"Operators:0:PasswordHash={Hash}"];

    [Fact]
    public async Task SEC_1_Pages_are_open_in_Development_without_operators()
    {
        using var host = new TrustHost();

        (await Page(host, null)).ShouldBe(200);
    }

    [Fact]
    public async Task SEC_1_Without_operators_a_page_elsewhere_does_not_exist()
    {
        using var host = new TrustHost([.. TrustHost.Production, "AllowAnonymous=true"]);
        using var response = await host.Send(HttpMethod.Get, "/", Basic("ana", Password));

        ((int)response.StatusCode).ShouldBe(404);
        (await Answer.Of(response)).Codes.ShouldBe(["no-such-address"]);
    }

    [Theory]
    [InlineData("", true)]
    [InlineData("operators", true)]
    [InlineData("production", false)]
    [InlineData("production operators", true)]
    public async Task What_is_for_operators_is_described_where_it_is_served(string how, bool isDescribed)
    {
        using var host = new TrustHost([.. how.Contains("production", StringComparison.Ordinal) ? [.. TrustHost.Production, "AllowAnonymous=true"] : Array.Empty<string>(), .. how.Contains("operators", StringComparison.Ordinal) ? Registered : []]);
        using var response = await host.Send(HttpMethod.Get, "/openapi/v1.json", null);
        var paths = (await Answer.Of(response)).Json.GetProperty("paths");

        paths.TryGetProperty("/insights", out _).ShouldBe(isDescribed);
        paths.TryGetProperty("/insights/feedback.ndjson", out _).ShouldBe(isDescribed);
        paths.TryGetProperty("/cds-services", out _).ShouldBeTrue();
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task SEC_1_With_operators_a_page_needs_one(bool production)
    {
        using var host = new TrustHost(production ? [.. Registered, .. TrustHost.Production, "AllowAnonymous=true"] : Registered);
        using var refused = await host.Send(HttpMethod.Get, "/", null);

        ((int)refused.StatusCode).ShouldBe(401);
        refused.Headers.WwwAuthenticate.ToString().ShouldStartWith("Basic");
        (await refused.Content.ReadAsStringAsync(TestContext.Current.CancellationToken)).ShouldBeEmpty();
        (await Page(host, Basic("ana", Password))).ShouldBe(200);
        (await Page(host, Basic("ana", "wrong marker"))).ShouldBe(401);
        (await Page(host, Basic("Ana", Password))).ShouldBe(401);
        (await Page(host, Basic("eve", Password))).ShouldBe(401);
        (await Page(host, Basic("ana", string.Empty))).ShouldBe(401);
        (await Page(host, "Basic marker")).ShouldBe(401);
        (await Page(host, "Bearer marker")).ShouldBe(401);
        host.Log.Lines.ShouldContain("operator refused wrong-password");
        host.Log.Lines.ShouldAllBe(line => !line.Contains("marker", StringComparison.Ordinal) && !line.Contains(Password, StringComparison.Ordinal));
    }

    [Fact]
    public async Task SEC_1_Guesses_are_bounded_and_lock_nobody_out_who_is_at_work()
    {
        using var host = new TrustHost(Registered);
        (await Page(host, Basic("ana", Password))).ShouldBe(200);
        for (var guess = 0; guess < 19; guess++)
        {
            (await Page(host, Basic("ana", $"guess {guess}"))).ShouldBe(401);
        }

        using var throttled = await host.Send(HttpMethod.Get, "/", Basic("ana", "one too many"));

        ((int)throttled.StatusCode).ShouldBe(429);
        throttled.Headers.RetryAfter!.Delta.ShouldBe(TimeSpan.FromMinutes(1));
        (await Page(host, Basic("ana", Password))).ShouldBe(200);
    }

    [Theory]
    [InlineData("Operators:0:Name=ana", "Operators:0:PasswordHash")]
    [InlineData("Operators:0:Name=ana;Operators:0:PasswordHash=correct horse battery", "Operators:0:PasswordHash")]
    [InlineData("Operators:0:PasswordHash=HASH", "Operators:0:Name")]
    [InlineData("Operators:0:Name=a:b;Operators:0:PasswordHash=HASH", "Operators:0:Name")]
    [InlineData("Operators:0:Name=ana;Operators:0:PasswordHash=HASH;Operators:1:Name=ana;Operators:1:PasswordHash=HASH", "Operators:1:Name")]
    [InlineData("Operators:0:Name=ana;Operators:0:PasswordHash=HASH", "")]
    public void SEC_1_A_mistake_in_an_operator_refuses_the_start(string settings, string named)
    {
        var refusals = ClientRulesTests.Settings(settings.Replace("HASH", Hash, StringComparison.Ordinal)).Refusals();

        refusals.Length.ShouldBe(named.Length == 0 ? 0 : 1);
        string.Concat(refusals).ShouldStartWith(named);
    }

    [Fact]
    public async Task SEC_1_The_command_prints_a_hash_that_opens_and_refuses_a_short_password()
    {
        using var output = new StringWriter();
        using var error = new StringWriter();
        (await PasswordHashing.Run(new StringReader(Password + "\n"), output, error)).ShouldBe(0);
        var printed = output.ToString().Trim();

        PasswordHashing.IsHash(printed).ShouldBeTrue();
        PasswordHashing.IsRight(printed, Password).ShouldBeTrue();
        PasswordHashing.IsRight(printed, "another password").ShouldBeFalse();
        (await PasswordHashing.Run(new StringReader("short"), output, error)).ShouldBe(1);
        error.ToString().ShouldContain("12 characters");
    }

    private static async Task<int> Page(TrustHost host, string? authorization)
    {
        using var response = await host.Send(HttpMethod.Get, "/", authorization);
        return (int)response.StatusCode;
    }

    private static string Basic(string name, string password) => "Basic " + Convert.ToBase64String(Encoding.UTF8.GetBytes($"{name}:{password}"));
}
