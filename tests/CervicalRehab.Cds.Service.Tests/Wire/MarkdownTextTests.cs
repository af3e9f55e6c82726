using System.Text;
using CervicalRehab.Cds.Service.CdsHooks;

namespace CervicalRehab.Cds.Service.Tests.Wire;

public sealed class MarkdownTextTests
{
    [Theory]
    [InlineData("Gait instability is recorded (28 days).", "Gait instability is recorded (28 days).")]
    [InlineData("2026-05-28", "2026-05-28")]
    [InlineData("-12", @"\-12")]
    [InlineData("- item", @"\- item")]
    [InlineData("1. item", @"1\. item")]
    [InlineData("12) item", @"12\) item")]
    [InlineData("a 1. b", "a 1. b")]
    [InlineData("<script>alert(1)</script>", "&lt;script&gt;alert(1)&lt;/script&gt;")]
    [InlineData("a & b", "a &amp; b")]
    [InlineData("a|b", @"a\|b")]
    [InlineData("[x](y)", @"\[x\](y)")]
    [InlineData("*a* _b_ ~c~ `d` #e \\f", @"\*a\* \_b\_ \~c\~ \`d\` \#e \\f")]
    [InlineData("https://evil.example", @"https\://evil.example")]
    [InlineData("WWW.evil.example", @"WWW\.evil.example")]
    [InlineData("a@b.example", "a@\u2060b.example")]
    [InlineData("two\nlines\tand tab", "two lines and tab")]
    public void CARD_4_Text_is_shown_and_does_nothing(string text, string expected)
    {
        var page = new StringBuilder("before ");

        page.Append(MarkdownText.Inert(text, isStart: true));

        page.ToString().ShouldBe("before " + expected);
    }

    [Theory]
    [InlineData("-12", "-12")]
    [InlineData("1. item", "1. item")]
    [InlineData("12) item", "12) item")]
    [InlineData("a|b", @"a\|b")]
    [InlineData("www.evil.example", @"www\.evil.example")]
    public void What_goes_on_behind_a_space_opens_no_line(string text, string expected)
    {
        var page = new StringBuilder("before ");

        page.Append(MarkdownText.Inert(text));

        page.ToString().ShouldBe("before " + expected);
    }
}
