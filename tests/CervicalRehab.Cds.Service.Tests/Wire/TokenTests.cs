namespace CervicalRehab.Cds.Service.Tests.Wire;

/// <summary>While no client is registered, nobody is asked for a token (contract section 5).</summary>
public sealed class TokenTests(TestHost host) : IClassFixture<TestHost>
{
    [Theory]
    [InlineData("/cds-services")]
    [InlineData("/cds-services/no-such-service")]
    public async Task RESP_6_A_token_that_nobody_asked_for_is_neither_judged_nor_repeated(string path)
    {
        using var client = host.CreateClient();
        using var bare = await client.GetAsync(path, TestContext.Current.CancellationToken);
        using var request = new HttpRequestMessage(HttpMethod.Get, path);
        request.Headers.Authorization = new("Bearer", "marker-token");
        using var response = await client.SendAsync(request, TestContext.Current.CancellationToken);
        var answer = await Answer.Of(response);

        answer.Status.ShouldBe((int)bare.StatusCode);
        answer.Text.ShouldBe(await bare.Content.ReadAsStringAsync(TestContext.Current.CancellationToken));
        answer.Text.ShouldNotContain("marker-token");
    }
}
