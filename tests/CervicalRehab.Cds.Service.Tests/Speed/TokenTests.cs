using System.Text;
using System.Text.Json;
using CervicalRehab.Cds.Fhir.Reading;

namespace CervicalRehab.Cds.Service.Tests.Speed;

/// <summary>The reader of tokens by itself: nothing behind it refuses what it lets through.</summary>
public sealed class TokenTests
{
    private const string Sample = """ { "a" : [ 1 , -2.5e+7 , true , false , null , "x\\u00e9\\n" , { } , [ ] ] , "b":{"c":{"d":"\\\"","e":[[0]]},"f":0.1E-2} } """;

    // Whether a value is read token by token, passed over as a whole, or passed over with the rest of its object.
    public enum How
    {
        ByToken,
        Skipped,
        Passed,
        WithTheRest,
    }

    public static TheoryData<string> Whole { get; } =
    [
        "0", "-0", "10", "1.0", "0.25", "1e5", "1E5", "1e+5", "1e-05", "-1.5E+10", "true", "false", "null", "\"\"", "\"a\"", "\"\\\"\\\\\\/\\b\\f\\n\\r\\t\"",
        "\"\\u0000\\uABCD\\uabcd\\u09aF\"", "{}", "[]", "{ }", "[ ]", "[1]", "[1,2]", "{\"a\":1}", "{\"a\" : 1 , \"b\" : 2}", "[[],{}]",
    ];

    public static TheoryData<string> Broken { get; } =
    [
        "", "01", "-", "-a", "+1", "1.", "1.a", ".5", "1e", "1e+", "1ea", "--1", "1x", "00", "-01", "tru", "nul", "fals", "nulll", "True", "x", "\"\\x\"", "\"\\u12g4\"", "\"\\ug123\"", "\"\\u123g\"",
        "\"\\u12\"", "\"a\u001fb\"", "\"a\nb\"", "\"open", "\"\\", "\"\\u", "\"\\u1234", "[1,]", "[,1]", "[1 2]", "[1}", "[", "[1", "[1,", "{", "{\"a\"", "{\"a\":", "{\"a\":1", "{\"a\":1,", "{\"a\":1,}", "{,}", "{\"a\" 1}", "{\"a\" 12}",
        "{\"a\"}", "{a:1}", "{xa\":1}", "{1:1}", "{\"a\":1]", "{\"a\":1 \"b\":2}", "{\"a\":1,xb\":2}", "{\"a\":1,\"b\"2}", "]", "}", ":", ",",
    ];

    [Theory, MemberData(nameof(Whole))]
    public void What_is_a_value_is_read_in_every_way(string value)
    {
        foreach (var how in Enum.GetValues<How>())
        {
            IsRead(value, how).ShouldBeTrue($"{how}");
            IsRead($" \t\r\n{value} \t\r\n", how).ShouldBeTrue($"{how}");
        }

        IsRead($"{value} 1", How.ByToken, alone: true).ShouldBeFalse();
        IsRead(value, How.ByToken, alone: true).ShouldBeTrue();
    }

    [Theory, MemberData(nameof(Broken))]
    public void REQ_10_What_is_no_value_is_refused_in_every_way(string value)
    {
        foreach (var how in Enum.GetValues<How>())
        {
            IsRead(value, how).ShouldBeFalse($"{how}");
        }

        IsRead(value, How.ByToken, alone: true).ShouldBeFalse();
    }

    [Fact]
    public void REQ_10_A_text_that_ends_anywhere_before_its_end_is_refused()
    {
        var whole = Encoding.UTF8.GetBytes(Sample.TrimEnd());
        for (var skipped = 0; skipped < 30; skipped++)
        {
            CountOfTokens(whole, skipped).ShouldBe(TokensOf(whole));
            for (var end = 0; end < whole.Length; end++)
            {
                Should.Throw<JsonException>(() => CountOfTokens(whole[..end], skipped), $"{end} bytes, skipping from token {skipped}");
            }
        }
    }

    [Theory]
    [InlineData("a")]
    [InlineData("01234567890123456789012345678")]
    [InlineData("012345678901234567890123456789")]
    [InlineData("0123456789012345678901234567890")]
    [InlineData("01234567890123456789012345678901")]
    [InlineData("012345678901234567890123456789012345678901234567890123456789012")]
    [InlineData("0123456789012345678901234567890123456789012345678901234567890123")]
    public void A_text_ends_at_its_quote_wherever_that_is(string text)
    {
        foreach (var (json, end) in new[] { ($"{text}\"", text.Length + 1), ($"{text}\\\"\"", text.Length + 3), ($"{text} \"", text.Length + 2), ($"{text}\u001f\"", Lexeme.Broken), (text, Lexeme.Broken), ($"{text}\\", Lexeme.Broken) })
        {
            var isEscaped = false;
            Lexeme.String(Encoding.UTF8.GetBytes(json), 0, ref isEscaped).ShouldBe(end, json);
            isEscaped.ShouldBe(json.Contains('\\') && end != Lexeme.Broken || json.EndsWith('\\'), json);
        }
    }

    [Theory]
    [InlineData("{\"a\":1,\"a\":2}", true)]
    [InlineData("{\"a\":1,\"a\" :2}", true)]
    [InlineData("{\"a\":1 , \"a\":\"b\"}", true)]
    [InlineData("{\"\":1,\"b\":2,\"\":3}", true)]
    [InlineData("{\"valueString\":1,\"b\":2,\"valueString\":3}", true)]
    [InlineData("{\"xvalueString\":1,\"yvalueString\":2}", false)]
    [InlineData("{\"a\":1,\"b\":{\"a\":2}}", false)]
    [InlineData("{\"a\":{\"b\":1},\"b\":2}", false)]
    [InlineData("[{\"a\":1},{\"a\":1}]", false)]
    [InlineData("{\"aa\":1,\"a\":1,\"\":1}", false)]
    public void REQ_10_A_member_repeated_is_noticed_in_every_way(string json, bool isRepeated)
    {
        foreach (var how in Enum.GetValues<How>())
        {
            using var reader = Read($"{{\"first\":{{\"b\":0}},\"value\":{json}}}", how);
            (reader.HasRepeatedMember, reader.IsUnchecked).ShouldBe((isRepeated, false), $"{how}");
        }
    }

    [Theory]
    [InlineData(63, false)]
    [InlineData(64, false)]
    [InlineData(65, true)]
    public void REQ_10_So_many_members_of_one_object_are_looked_through(int count, bool isUnchecked)
    {
        var inner = $"{{{string.Join(',', Enumerable.Range(0, count).Select(at => $"\"m{at}\":{at}"))}}}";
        foreach (var how in Enum.GetValues<How>())
        {
            // Names of the objects around it, and of those before it, do not count.
            using var reader = Read($"{{\"first\":1,\"b\":2,\"c\":3,\"value\":{{\"d\":{inner},\"e\":{inner},\"f\":[{inner}]}}}}", how);
            (reader.HasRepeatedMember, reader.IsUnchecked).ShouldBe((false, isUnchecked), $"{how}");
        }
    }

    [Theory]
    [InlineData(63, true)]
    [InlineData(64, false)]
    [InlineData(200, false)]
    public void REQ_10_No_way_reads_deeper_than_another(int levels, bool isRead)
    {
        foreach (var how in Enum.GetValues<How>())
        {
            IsRead(new string('[', levels) + new string(']', levels), how).ShouldBe(isRead, $"{how}");
            IsRead(string.Concat(Enumerable.Repeat("{\"a\":", levels)) + "1" + new string('}', levels), how).ShouldBe(isRead, $"{how}");
        }
    }

    [Fact]
    public void A_reader_returns_what_it_borrowed()
    {
        var json = Encoding.UTF8.GetBytes(Sample);
        CountOfTokens(json, 0);

        var allocated = HookPath.Least(() => json, static json =>
        {
            for (var at = 0; at < 100; at++)
            {
                CountOfTokens(json, 0);
            }
        });

        allocated.ShouldBeLessThan(100 * 200);
    }

    private static bool IsRead(string value, How how, bool alone = false)
    {
        try
        {
            using var reader = Read(alone ? value : $"{{\"first\":0,\"value\":{value}}}", how);
            return true;
        }
        catch (JsonException)
        {
            return false;
        }
    }

    private static StrictReader Read(string json, How how)
    {
        var reader = new StrictReader(Encoding.UTF8.GetBytes(json));
        for (var steps = 0; reader.Read(); steps++)
        {
            Ends(steps, json.Length);
            if (how is How.WithTheRest && reader.Token is JsonTokenType.PropertyName && reader.Is("first"u8))
            {
                reader.Pass();
                reader.SkipRest();
            }
            else if (how is How.Passed && reader.Token is JsonTokenType.PropertyName)
            {
                reader.Pass();
            }
            else if (how is How.Skipped && reader.End > 1)
            {
                reader.Skip();
            }
        }

        return reader;
    }

    // Everything that opens from the token of this number on is skipped.
    private static int CountOfTokens(byte[] json, int skipped)
    {
        using var reader = new StrictReader(json);
        for (var at = 0; reader.Read(); at++)
        {
            Ends(at, json.Length);
            if (at >= skipped)
            {
                reader.Skip();
            }
        }

        return reader.Tokens;
    }

    // Each token takes a byte at least: a reader that gives more of them goes round for ever.
    private static void Ends(int steps, int bytes) => steps.ShouldBeLessThan(bytes, "the reader goes on behind the end");

    private static int TokensOf(byte[] json)
    {
        var reader = new Utf8JsonReader(json);
        var count = 0;
        while (reader.Read())
        {
            count++;
        }

        return count;
    }
}
