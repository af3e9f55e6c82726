using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using CervicalRehab.Cds.Fhir.Serialization;
using Hl7.Fhir.Model;

namespace CervicalRehab.Cds.Service.Tests.Writing;

/// <summary>What a page holds is what a writer of JSON writes, whatever was on it before; a text that is put together on it is the text.</summary>
public sealed class JsonPageTests
{
    private static readonly JsonSerializerOptions Relaxed = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    [Theory]
    [InlineData("")]
    [InlineData("plain")]
    [InlineData("\"")]
    [InlineData("\n\n")]
    [InlineData("a\nb \"c\" \\d\\ \t\u0001é")]
    [InlineData("\U0001F600\"\U0001F600\n <b>'&</b> \u2028\u00a0\ufeff\u007f`+/")]
    public void A_text_is_written_as_the_serializer_writes_it(string text)
    {
        Written(page => page.Text(text)).ShouldBe(JsonSerializer.Serialize(text, Relaxed));
        Written(page => page.Text(inner => inner.Piece(text).Piece(text))).ShouldBe(JsonSerializer.Serialize(text + text, Relaxed));
        JsonPage.TextOf(page => page.Piece(text)).ShouldBe(text);
    }

    [Fact]
    public void Half_a_letter_is_written_as_the_serializer_writes_it() =>
        Written(page => page.Text("a\ud83d")).ShouldBe(JsonSerializer.Serialize("a\ud83d", Relaxed));

    [Fact]
    public void A_text_longer_than_a_page_is_written_whole_and_leaves_nothing_behind()
    {
        var text = new string('a', 300_000) + "\n" + new string('é', 100_000);

        Written(page => page.Text(text)).ShouldBe(JsonSerializer.Serialize(text, Relaxed));
        Written(page => page.Text("b")).ShouldBe("\"b\"");
    }

    [Fact]
    public void Markup_is_escaped_for_both() => JsonPage.TextOf(page => page.Markup("a < b & \"c\" > d")).ShouldBe("a &lt; b &amp; \"c\" &gt; d");

    [Fact]
    public void Members_and_items_are_parted_by_commas_at_every_depth() => Written(page =>
    {
        page.Start((byte)'{');
        page.Name("a"u8);
        page.Start((byte)'[');
        page.Number(1.50m);
        page.Start((byte)'{');
        page.End((byte)'}');
        page.Value("null"u8);
        page.End((byte)']');
        page.Name("b"u8);
        page.Text("c");
        page.End((byte)'}');
    }).ShouldBe("""{"a":[1.50,{},null],"b":"c"}""");

    [Fact]
    public void A_page_may_be_filled_while_another_is() =>
        Written(page => page.Text(outer => outer.Piece("a").Written(JsonPage.Bytes(inner => inner.Piece("b"))).Piece("c"))).ShouldBe("\"abc\"");

    [Fact]
    public void A_composed_text_is_a_text_of_the_SDK_until_another_is_set()
    {
        Markdown lines = new ComposedMarkdown(page => page.Piece("a\nb"));
        XHtml markup = new ComposedMarkup(page => page.Written("<p>"u8).Markup("a & b").Written("</p>"u8));

        ((IComposed)lines).Compose.ShouldNotBeNull();
        lines.Value.ShouldBe("a\nb");
        markup.DeepCopy().ShouldBeOfType<XHtml>().Value.ShouldBe("<p>a &amp; b</p>");
        lines.DeepCopy().ShouldBeOfType<Markdown>().Value.ShouldBe("a\nb");

        (lines.Value, markup.Value) = ("c", "<p/>");
        (lines.Value, markup.Value).ShouldBe(("c", "<p/>"));
        (((IComposed)lines).Compose, ((IComposed)markup).Compose).ShouldBe((null, null));
    }

    private static string Written(Action<JsonPage> write) => Encoding.UTF8.GetString(JsonPage.Bytes(write));
}
