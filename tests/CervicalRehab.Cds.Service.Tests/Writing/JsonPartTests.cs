using System.Buffers;
using System.Text.Json;
using CervicalRehab.Cds.Service.CdsHooks;

namespace CervicalRehab.Cds.Service.Tests.Writing;

public sealed class JsonPartTests
{
    // Around the length of a page's first piece, where a letter of two halves may be cut in two, and around the longest page that is kept.
    [Theory]
    [InlineData(0)]
    [InlineData(16_383)]
    [InlineData(16_384)]
    [InlineData(16_385)]
    [InlineData(24_575)]
    [InlineData(65_535)]
    [InlineData(65_536)]
    [InlineData(200_000)]
    public void A_text_is_written_whole_however_long_it_is(int length)
    {
        var words = new string('a', length) + "\U0001F9B4\n\"\\" + new string('b', 20_000);

        JsonPart.Text(page => page.Append('a', length).Append("\U0001F9B4\n\"\\").Append('b', 20_000)).Written().GetString().ShouldBe(words);
    }

    [Fact]
    public void A_text_does_not_begin_with_the_one_before_it()
    {
        var (first, second) = (JsonPart.Text(page => page.Append("first and longer")), JsonPart.Text(page => page.Append("second")));

        new[] { first, second, first }.Select(text => text.Written().GetString()).ShouldBe(["first and longer", "second", "first and longer"]);
    }

    [Fact]
    public void An_empty_text_is_an_empty_string() => JsonPart.Text(_ => { }).Written().ValueKind.ShouldBe(JsonValueKind.String);

    [Fact]
    public void A_page_serves_the_next_text_and_one_that_grew_long_does_not()
    {
        var (text, longText) = (JsonPart.Text(page => page.Append('a', 10_000)), JsonPart.Text(page => page.Append('a', 200_000)));
        var buffer = new ArrayBufferWriter<byte>(1_000_000);
        using var json = new Utf8JsonWriter(buffer);
        Allocated(text);

        var again = Allocated(text);
        Allocated(longText);
        var behindLong = Allocated(text);

        again.ShouldBeLessThan(1_000);
        behindLong.ShouldBeInRange(32_000, 200_000);

        long Allocated(JsonPart part)
        {
            buffer.ResetWrittenCount();
            json.Reset();
            var before = GC.GetAllocatedBytesForCurrentThread();
            part.Write(json);
            json.Flush();
            return GC.GetAllocatedBytesForCurrentThread() - before;
        }
    }
}

/// <summary>A part, to look into.</summary>
file static class Parts
{
    public static JsonElement Written(this JsonPart part) => JsonElement.Parse(ADecision.Bytes(part.Write));
}
