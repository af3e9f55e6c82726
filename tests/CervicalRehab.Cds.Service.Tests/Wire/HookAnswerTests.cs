using CervicalRehab.Cds.Service.CdsHooks;
using Microsoft.AspNetCore.Http;

namespace CervicalRehab.Cds.Service.Tests.Wire;

/// <summary>An answer is whole or not begun.</summary>
public sealed class HookAnswerTests
{
    [Fact]
    public async Task A_fault_while_an_answer_is_written_sends_nothing_of_it_and_leaves_nothing_to_the_next_one()
    {
        var (broken, whole) = (NewContext(), NewContext());

        await Should.ThrowAsync<InvalidDataException>(() => new HookAnswer(new([Card("first", JsonPart.Text(_ => throw new InvalidDataException()))])).ExecuteAsync(broken));
        await new HookAnswer(new([Card("second", JsonPart.Text(text => text.Append("of the second")))])).ExecuteAsync(whole);

        (Sent(broken), broken.Response.ContentLength, broken.Response.ContentType).ShouldBe((string.Empty, null, null));
        Sent(whole).ShouldStartWith("""{"cards":[{"uuid":"second",""");
        Sent(whole).ShouldNotContain("first");
        whole.Response.ContentLength.ShouldBe(whole.Response.Body.Length);
    }

    private static DefaultHttpContext NewContext() => new() { Response = { Body = new MemoryStream() } };

    private static string Sent(DefaultHttpContext http) => System.Text.Encoding.UTF8.GetString(((MemoryStream)http.Response.Body).ToArray());

    private static Card Card(string uuid, JsonPart detail) => new()
    {
        Uuid = uuid,
        Summary = "x",
        Detail = detail,
        Indicator = "info",
        OverrideReasons = OverrideReasons.Of("hold"),
        Source = new("x", "x", new(null, null)),
        Extension = new(new() { ContentVersion = string.Empty, EvaluatedAt = string.Empty }),
    };
}
