using System.Globalization;
using System.Text;
using System.Text.Json;
using CervicalRehab.Cds.Fhir.Reading;
using CervicalRehab.Cds.Service.CdsHooks;
using CervicalRehab.Cds.Service.Tests.Medicine;
using FsCheck;
using FsCheck.Fluent;

namespace CervicalRehab.Cds.Service.Tests.Speed;

/// <summary>The one pass refuses exactly what the plain parser refuses, at the same place.</summary>
public sealed class StrictReaderTests
{
    // Names that differ in the middle only, in one letter, or only by how they are written.
    private static readonly Gen<string> Name = Gen.Elements(
        "a", "b", "", "ab", "ba", "resourceType", "resourceTyqe", "valueCodeableConcept", "valueCodfableConcept", "valueXxxxxxxxConcept", "\\u0061", "\\u0062", "é", "\\u00e9", "a\\\"b");

    private static readonly Gen<string> Value = Gen.Sized(Nested);

    [Fact]
    public void REQ_10_Repeated_members_are_found_wherever_the_plain_parser_finds_them() => Generated.Holds(3_000, Value.ToArbitrary(), ShouldAgree);

    [Fact]
    public void REQ_10_Broken_JSON_is_refused_at_the_place_where_the_plain_parser_refuses_it() => Generated.Holds(
        2_000,
        (from value in Value from at in Gen.Choose(0, 10_000) from letter in Gen.Elements("", "}", "]", ",", "\"", "{", "\\", "\u0001", "/") select (value, at, letter)).ToArbitrary(),
        row => ShouldAgree(row.value.Remove(row.at % row.value.Length, 1).Insert(row.at % row.value.Length, row.letter)));

    [Fact]
    public void It_reads_the_tokens_of_the_plain_reader_and_skips_as_far() => Generated.Holds(
        2_000,
        (from value in Value from skipped in Gen.Choose(0, 40) from space in Gen.Elements("", " ", "\n\t ") select (Json: Spaced(value, space), skipped)).ToArbitrary(),
        row => ShouldReadAlike(Encoding.UTF8.GetBytes(row.Json), row.skipped));

    [Theory]
    [InlineData("0")]
    [InlineData("-0.5E-3")]
    [InlineData("1e+9")]
    [InlineData("01")]
    [InlineData("-")]
    [InlineData("+1")]
    [InlineData("1.")]
    [InlineData(".5")]
    [InlineData("1e")]
    [InlineData("1e+")]
    [InlineData("--1")]
    [InlineData("1x")]
    [InlineData("tru")]
    [InlineData("nulll")]
    [InlineData("FALSE")]
    [InlineData("")]
    [InlineData("\"\\x\"")]
    [InlineData("\"\\u12g4\"")]
    [InlineData("\"\\u12\"")]
    [InlineData("\"a\u001Fb\"")]
    [InlineData("\"open")]
    [InlineData("/* no */ 1")]
    public void REQ_10_Every_kind_of_value_is_one_for_both_or_for_neither(string value)
    {
        foreach (var json in new[] { value, $"[{value}]", $"[{value},1]", $"{{\"a\":{value}}}", $"{{\"prefetch\":{{\"a\":{{\"entry\":[{{\"resource\":{{\"b\":{value}}}}}]}}}}}}" })
        {
            ShouldAgree(json);
        }
    }

    [Theory]
    [InlineData(63)]
    [InlineData(64)]
    [InlineData(65)]
    public void REQ_10_Both_read_as_deep(int levels)
    {
        ShouldAgree(new string('[', levels) + new string(']', levels));
        ShouldAgree(string.Concat(Enumerable.Repeat("{\"a\":", levels)) + "1" + new string('}', levels));
    }

    [Theory]
    [InlineData(10)]
    [InlineData(63)]
    [InlineData(64)]
    [InlineData(65)]
    [InlineData(StrictReader.MaxMembers - 1)]
    public void REQ_10_A_member_repeated_among_many_is_found(int others)
    {
        var members = string.Join(',', Enumerable.Range(0, others).Select(at => $"\"m{at}\": {at}"));

        ShouldAgree($"{{ {members} }}");
        ShouldAgree($"{{ {members}, \"m0\": 1 }}");
        ShouldAgree($"{{ \"x\": {{ {members}, \"m{others - 1}\": 1 }} }}");
    }

    [Fact]
    public void REQ_10_An_object_that_differs_from_those_before_it_by_a_member_is_read_as_it_is_written() => Generated.Holds(
        3_000,
        (from names in Name.ListOf(6)
         from edits in (from at in Gen.Choose(0, 10) from name in Name from kind in Gen.Choose(0, 3) select (at, name, kind)).ListOf(5)
         from space in Gen.Elements("", " ", "\n\t ")
         select Spaced(Alike(names, edits), space)).ToArbitrary(),
        json =>
        {
            ShouldAgree(json);
            ShouldReadAlike(Encoding.UTF8.GetBytes(json), json.Length % 40);
        });

    // Each object before takes three places.
    public static TheoryData<int> Counts { get; } = [.. Enumerable.Range(332, 12), 1_000, 3_000];

    [Theory, MemberData(nameof(Counts))]
    public void REQ_10_A_repeated_member_is_found_behind_more_names_than_are_kept(int names)
    {
        var seen = string.Join(',', Enumerable.Range(0, names).Select(at => $"{{\"m{at}\":{{\"x\":1}}}}"));
        var deep = string.Concat(Enumerable.Range(0, 60).Select(level => $"{{{string.Join(',', Enumerable.Range(0, 63).Select(at => $"\"d{level}-{at}\":{at}"))},\"in\":"));
        var end = new string('}', 60);

        ShouldAgree($"[{seen},{deep}{{\"a\":1,\"b\":2}}{end},{{\"m0\":1,\"a\":2}}]");
        ShouldAgree($"[{seen},{deep}{{\"a\":1,\"a\":2}}{end}]");
        ShouldAgree($"[{seen},{deep}1{end},{{\"d0-0\":1,\"e\":1,\"d0-0\":2}}]");
        ShouldAgree($"[{seen},{{\"m{names - 1}\":1,\"m{names - 1}\":2}}]");
        for (var more = 0; more < 4; more++)
        {
            var before = string.Concat(Enumerable.Range(0, more).Select(at => $"\"n{at}\":1,"));
            var kinds = $"{seen},{{{before}\"p\":{{\"x\":1,\"y\":{{\"z\":1}}}}}}";
            ShouldAgree($"[{kinds},{kinds},{{\"q\":{{\"x\":1}}}},{{\"p\":{{\"y\":{{\"z\":1}},\"x\":1}}}}]");
            ShouldAgree($"[{kinds},{{\"q\":{{\"x\":1}}}},{{\"p\":{{\"x\":1,\"x\":2}}}}]");
            ShouldAgree($"[{kinds},{{\"q\":{{\"r\":1}}}},{{{before}\"p\":{{\"q\":1,\"r\":1}}}},{{{before}\"p\":{{\"x\":1,\"y\":{{\"q\":1,\"r\":1}}}}}}]");
        }
    }

    [Theory]
    [InlineData(65, false)]
    [InlineData(StrictReader.MaxMembers, false)]
    [InlineData(StrictReader.MaxMembers + 1, true)]
    [InlineData(5 * StrictReader.MaxMembers, true)]
    public void An_object_has_so_many_members_and_no_more(int count, bool areTooMany)
    {
        var many = $"{{{string.Join(',', Enumerable.Range(0, count).Select(at => $"\"m{at}\":{at}"))}}}";
        var escaped = many.Replace("m", "\\u006d", StringComparison.Ordinal);

        foreach (var json in new[] { many, escaped, $"[{many},{many}]", $"[{{\"\\u0061\":1}},{many},{{\"b\":1}}]", $"{{\"a\":{many},\"b\":{escaped}}}" })
        {
            HasTooManyMembers(json, skips: false).ShouldBe(areTooMany);
            HasTooManyMembers(json, skips: true).ShouldBe(areTooMany);
        }
    }

    [Theory]
    [InlineData(StrictReader.MaxMembers - 1, false)]
    [InlineData(StrictReader.MaxMembers, true)]
    public void A_member_that_was_foreseen_counts_as_well(int others, bool areTooMany)
    {
        var json = $"[{{\"a\":1}},{{{string.Concat(Enumerable.Range(0, others).Select(at => $"\"\\u006d{at}\":{at},"))}\"a\":1}}]";

        HasTooManyMembers(json, skips: false).ShouldBe(areTooMany);
        HasTooManyMembers(json, skips: true).ShouldBe(areTooMany);
    }

    [Theory]
    [InlineData("""[{"a":1,"b":{"c":2}},{"a":1,"b":{"c":2}},{"a":[{"d":1},{"d":2}],"b":{"c":2}}]""", 4)]
    [InlineData("""[{"a":1},{"a" :1},{"a":1},{"a" :1}]""", 3)]
    [InlineData("""[{"a":1,"b":1},{"a":1,"c":1},{"a":1,"b":1},{"a":1,"b":1},{"a":1,"c":1},{"a":1,"c":1}]""", 5)]
    [InlineData("""[{"a":1,"b":1},{"b":1,"a":1},{"a":1,"b":1},{"a":1},{"a":1,"b":1}]""", 5)]
    public void Names_are_read_in_full_where_the_objects_before_did_not_foretell_them(string json, int names) => Names(json).InFull.ShouldBe(names);

    [Fact]
    public void Kinds_of_objects_that_take_turns_leave_room_for_new_ones()
    {
        var turns = string.Join(',', Enumerable.Range(0, 4_000).Select(at => $"{{\"a\":1,\"b{at % 4}\":1}}"));

        Names($"[{turns},{{\"x\":1,\"y\":1}},{{\"x\":1,\"y\":1}}]").InFull.ShouldBe(Names($"[{turns},{{\"x\":1,\"y\":1}}]").InFull);
    }

    // So many names are looked through to find the one that comes next, and no more: where kinds are more, none is known again.
    [Theory]
    [InlineData(4, 100 + 4)]
    [InlineData(5, 100 + 100)]
    public void Of_kinds_of_objects_that_take_turns_so_many_are_known_again(int kinds, int names) =>
        Names($"[{string.Join(',', Enumerable.Range(0, 100).Select(at => $"{{\"a{at % kinds}\":1,\"b\":1}}"))}]").InFull.ShouldBe(names);

    [Fact]
    public void Of_a_large_record_few_names_are_read_in_full()
    {
        var observation = """{"resource":{"resourceType":"Observation","id":"o","status":"final","code":{"coding":[{"system":"s","code":"c"},{"system":"s","code":"d"}]},"subject":{"reference":"r"}}}""";

        Names($"[{string.Join(',', Enumerable.Repeat(observation, 1_500))}]").InFull.ShouldBe(10);
    }

    [Theory]
    [InlineData("m{0:000000}")]
    [InlineData("{0:000000}m")]
    [InlineData("{0:x}")]
    public void Names_that_are_ever_new_are_compared_with_few_of_those_before_them(string form)
    {
        const int Members = 64, Objects = 200;
        var format = CompositeFormat.Parse(form);
        var objects = Enumerable.Range(0, Objects).Select(at => Enumerable.Range(at * Members, Members).Select(name => $"\"{string.Format(CultureInfo.InvariantCulture, format, name)}\":1"));

        var names = Names($"[{string.Join(',', objects.Select(members => $"{{{string.Join(',', members)}}}"))}]");

        names.InFull.ShouldBe(Objects * Members);
        names.LookedBack.ShouldBeInRange(1, Objects * Members * (Members - 1) / 2 / 12);
    }

    // The digest by which names are told apart is the same for these.
    [Fact]
    public void REQ_10_Names_of_one_digest_are_told_apart()
    {
        const string Two = """{"gpmisgpszxz":1,"lanszdhsshx":2""";

        ShouldAgree($"[{Two}}}]");
        ShouldAgree($"[{Two},\"gpmisgpszxz\":3}}]");
        Names($"[{Two}}}]").LookedBack.ShouldBe(1);
    }

    [Fact]
    public void Members_of_different_objects_are_not_added_up()
    {
        var most = $"{{{string.Join(',', Enumerable.Range(0, StrictReader.MaxMembers - 1).Select(at => $"\"m{at}\":{at}"))}";

        HasTooManyMembers($"{most},\"inner\":{most}}}}}", skips: false).ShouldBeFalse();
        HasTooManyMembers($"{most},\"inner\":{most},\"innermost\":{most}}}}}}}", skips: true).ShouldBeFalse();
    }

    [Theory]
    [InlineData("""{"a":1}""")]
    [InlineData("""{"a":1 , "b":[2,{"c":3}],"d":"}" } """)]
    public void The_rest_of_an_object_is_passed_over_to_its_end(string json)
    {
        using var reader = Behind($"[{json},2]", tokens: 4);

        reader.SkipRest();

        (reader.Token, reader.Start).ShouldBe((JsonTokenType.EndObject, json.LastIndexOf('}') + 1));
        (reader.Read(), reader.Token, reader.Read(), reader.Token, reader.Read()).ShouldBe((true, JsonTokenType.Number, true, JsonTokenType.EndArray, false));
    }

    [Theory]
    [InlineData(62, true)]
    [InlineData(63, false)]
    public void REQ_10_The_rest_of_an_object_is_no_deeper_than_the_whole(int levels, bool isRead) =>
        SkipsRest($"[{{\"a\":1,\"b\":{new string('[', levels)}{new string(']', levels)}}}]").ShouldBe(isRead);

    [Theory]
    [InlineData("""[{"a":1 "b":2}]""")]
    [InlineData("""[{"a":1,}]""")]
    [InlineData("""[{"a":1]""")]
    [InlineData("""[{"a":1,"b":}]""")]
    [InlineData("""[{"a":1""")]
    public void REQ_10_A_broken_rest_is_refused(string json) => SkipsRest(json).ShouldBeFalse();

    [Fact]
    public void REQ_10_A_broken_rest_is_refused_where_the_next_member_was_foreseen() =>
        SkipsRest("""[{"a":1,"b":2},{"a":1 "b":2}]""", tokens: 10).ShouldBeFalse();

    private static bool SkipsRest(string json, int tokens = 4)
    {
        using var reader = Behind(json, tokens);
        try
        {
            reader.SkipRest();
            return true;
        }
        catch (JsonException)
        {
            return false;
        }
    }

    private static StrictReader Behind(string json, int tokens)
    {
        var reader = new StrictReader(Encoding.UTF8.GetBytes(json));
        for (var token = 0; token < tokens; token++)
        {
            reader.Read();
        }

        return reader;
    }

    private static (int InFull, int LookedBack) Names(string json)
    {
        using var reader = new StrictReader(Encoding.UTF8.GetBytes(json));
        while (reader.Read())
        {
        }

        reader.HasRepeatedMember.ShouldBeFalse();
        return (reader.NamesInFull, reader.NamesLookedBack);
    }

    private static bool HasTooManyMembers(string json, bool skips)
    {
        using var reader = new StrictReader(Encoding.UTF8.GetBytes(json));
        while (reader.Read())
        {
            if (skips)
            {
                reader.Skip();
            }
        }

        reader.HasRepeatedMember.ShouldBeFalse();
        return reader.HasTooManyMembers;
    }

    private static Gen<string> Nested(int size) => size < 2
        ? Gen.Elements("1", "null", "true", "\"x\"", "\"\\u00e9\"", "-1.50e3", "{}", "[]")
        : Gen.OneOf(
            from names in Name.ListOf(Math.Min(size, 8)) from value in Nested(size / 2) select $"{{{string.Join(',', names.Select(name => $"\"{name}\":{value}"))}}}",
            from items in Nested(size / 3).ListOf(3) select $"[{string.Join(',', items)}]");

    // One object after the other, each with one member less, more or in another place than the one before, or the same ones.
    private static string Alike(IEnumerable<string> first, IEnumerable<(int At, string Name, int Kind)> edits)
    {
        var names = first.Distinct(StringComparer.Ordinal).ToList();
        var objects = new List<string> { Written(names) };
        foreach (var (at, name, kind) in edits)
        {
            if (kind is 0 or 1 && names.Count > 0)
            {
                names.RemoveAt(at % names.Count);
            }

            if (kind is 1 or 2)
            {
                names.Insert(at % (names.Count + 1), name);
            }

            objects.Add(Written(names));
        }

        return $"[{string.Join(',', objects)}]";
    }

    private static string Written(IEnumerable<string> names) => $"{{{string.Join(',', names.Select((name, at) => $"\"{name}\":{(at % 2 == 0 ? $"\"{name}\"" : "{\"a\":[{\"a\":1}]}")}"))}}}";

    private static string Spaced(string json, string space) =>
        space + json.Replace("[", "[" + space, StringComparison.Ordinal).Replace("}", space + "}" + space, StringComparison.Ordinal).Replace(":", space + ":" + space, StringComparison.Ordinal) + space;

    private static void ShouldReadAlike(byte[] json, int skipped)
    {
        using var reader = new StrictReader(json);
        var plain = new Utf8JsonReader(json);
        for (var at = 0; plain.Read(); at++)
        {
            reader.Read().ShouldBeTrue();
            (reader.Token, reader.Start, reader.IsEscaped).ShouldBe((plain.TokenType, (int)plain.TokenStartIndex, plain.ValueIsEscaped));
            if (plain.TokenType is JsonTokenType.PropertyName or JsonTokenType.String)
            {
                reader.GetString().ShouldBe(plain.GetString());
                reader.Is(Encoding.UTF8.GetBytes(plain.GetString()!)).ShouldBeTrue();
                reader.Is("x\"y"u8).ShouldBeFalse();
            }

            if (at == skipped && plain.TokenType is JsonTokenType.PropertyName)
            {
                plain.Read();
                plain.Skip();
                reader.Pass();
                reader.End.ShouldBe((int)plain.BytesConsumed);
            }
            else if (at >= skipped && plain.TokenType is not JsonTokenType.PropertyName)
            {
                plain.Skip();
                reader.Skip();
                (reader.Token, reader.Start, reader.End).ShouldBe((plain.TokenType, (int)plain.TokenStartIndex, (int)plain.BytesConsumed));
            }
        }

        reader.Read().ShouldBeFalse();
    }

    private static void ShouldAgree(string json) => Told(json, bytes => StrictJson.Document(bytes, HookPath.Options).Dispose()).ShouldBe(Told(json, bytes => StrictJson.Parse(bytes)), json);

    private static string Told(string json, Action<byte[]> parse)
    {
        try
        {
            parse(Encoding.UTF8.GetBytes(json));
            return "JSON";
        }
        catch (JsonException broken)
        {
            return $"line {broken.LineNumber}, byte {broken.BytePositionInLine}";
        }
    }
}
