using CervicalRehab.Cds.Protocol;
using CervicalRehab.Cds.Service.Tests.Medicine;

namespace CervicalRehab.Cds.Service.Tests.Reading;

public sealed partial class SignReadTests
{
    [Fact]
    public void D8_A_sign_that_has_no_sides_takes_none_from_the_body_site()
    {
        var sign = SignOf(Written.Condition("icd|N31.9", $"\"bodySite\": [{Written.Concept("left-side")}]"));

        (sign.Sign, sign.Side).ShouldBe((Sign.BladderDysfunction, Side.NotStated));
    }

    // Said of the whole, of the left, of the right; then what the picture holds.
    [Theory]
    [InlineData("\"valueBoolean\": true", "\"valueBoolean\": false", "\"valueBoolean\": false", "Left No, NotStated Yes, Right No")]
    [InlineData("\"valueBoolean\": true", "\"valueBoolean\": true", "\"valueBoolean\": false", "Left Yes, Right No")]
    [InlineData("\"valueBoolean\": false", "\"valueBoolean\": false", "\"valueBoolean\": false", "Left No, Right No")]
    [InlineData("\"valueBoolean\": false", "\"valueBoolean\": true", "\"valueBoolean\": false", "Left Yes, NotStated No, Right No")]
    [InlineData("\"valueBoolean\": false", "\"valueBoolean\": true", "\"valueBoolean\": true", "Left Yes, NotStated No, Right Yes")]
    [InlineData("\"valueString\": \"?\"", "\"valueBoolean\": false", "\"valueBoolean\": false", "Left No, NotStated Unknown, Right No")]
    [InlineData("\"valueString\": \"?\"", "\"valueBoolean\": true", "\"valueBoolean\": false", "Left Yes, NotStated Unknown, Right No")]
    [InlineData("\"language\": \"en\"", "\"valueBoolean\": true", "\"valueBoolean\": false", "Left Yes, Right No")]
    public void H05_A_value_beside_components_is_kept_unless_it_repeats_them(string whole, string left, string right, string signs) =>
        Told(Written.Sides("hand-weakness", left, right).Replace("\"component\"", $"{whole}, \"component\"", StringComparison.Ordinal)).ShouldBe(signs);

    [Fact]
    public void H05_A_component_that_names_no_side_counts_beside_those_that_do_when_it_is_positive()
    {
        string Beside(string value) => Written.Sides("hand-weakness", "\"valueBoolean\": false", "\"valueBoolean\": false")
            .Replace("\"component\": [", $"\"component\": [{{ \"code\": {Written.Concept("sct|1")}, \"valueBoolean\": {value} }}, ", StringComparison.Ordinal);

        Told(Beside("true")).ShouldBe("Left No, NotStated Yes, Right No");
        Told(Beside("false")).ShouldBe("Left No, Right No");
    }

    [Fact]
    public void D9_Worse_of_the_whole_holds_for_the_sides_that_are_positive()
    {
        var worse = $"\"interpretation\": [{Written.Concept("v3|W")}], \"component\"";
        var whole = Written.Sides("hand-weakness", "\"valueBoolean\": true", "\"valueBoolean\": false").Replace("\"component\"", worse, StringComparison.Ordinal);
        var part = Written.Sides("hand-weakness", $"\"interpretation\": [{Written.Concept("v3|W")}], \"valueBoolean\": true", "\"valueBoolean\": true");

        Chart.Empty.With(whole).Picture.Signs.Select(sign => (sign.Side, sign.Finding, sign.MarkedWorse)).ShouldBe([(Side.Left, Protocol.Answer.Yes, true), (Side.Right, Protocol.Answer.No, false)]);
        Chart.Empty.With(part).Picture.Signs.Select(sign => (sign.Side, sign.MarkedWorse)).ShouldBe([(Side.Left, true), (Side.Right, false)]);
    }

    [Theory]
    [InlineData(5, "Left No, NotStated Unknown, Right No")]
    [InlineData(4, "Left Yes, Right No")]
    public void D9_Strength_marked_worse_without_a_grade_goes_with_a_weak_side_only(int left, string signs)
    {
        var grades = Written.Sides("upper-limb-strength-mrc", $"\"valueInteger\": {left}", "\"valueInteger\": 5");

        Told(grades.Replace("\"component\"", $"\"interpretation\": [{Written.Concept("v3|W")}], \"component\"", StringComparison.Ordinal)).ShouldBe(signs);
    }

    [Fact]
    public void D9_Strength_is_worse_by_its_interpretation_or_by_its_value()
    {
        var graded = SignOf(Written.OnSide("upper-limb-strength-mrc", "left-side", $"\"interpretation\": [{Written.Concept("v3|W")}], \"valueInteger\": 4"));
        var said = SignOf(Written.OnSide("upper-limb-strength-mrc", "left-side", Written.Value("sct|271299001")));

        (graded.Finding, graded.MarkedWorse, graded.Unclear).ShouldBe((Protocol.Answer.Yes, true, null));
        (said.Finding, said.Unclear).ShouldBe((Protocol.Answer.Unknown, Reason.Conflicting));
    }

    [Fact]
    public void A_broken_finding_of_a_sign_without_sides_is_unclear_once() => Told(Written.Observation("gait-instability", "\"valueBoolean\": \"yes\"")).ShouldBe("NotStated Unknown");

    [Fact]
    public void H05_Components_that_say_nothing_of_a_side_leave_no_sign_without_a_value() =>
        SignOf(Written.Observation("gait-instability", $"\"component\": [{{ \"code\": {Written.Concept("sct|1")}, \"valueBoolean\": true }}]")).Unclear.ShouldBe(Reason.ValueNotUnderstood);

    [Theory]
    [InlineData("icd|G82.50", "true", "Left Yes, NotStated Yes, Right Yes")]
    [InlineData("icd|G82.50", "false", "")]
    [InlineData("sct|15634971000119107", "true", "Left Yes, Right Yes")]
    [InlineData("sct|15634971000119107", "false", "")]
    [InlineData("upper-limb-weakness sct|15634971000119107", "true", "Left Yes, Right Yes")]
    public void D10_A_code_for_both_sides_warns_of_both_and_reassures_of_none(string code, string value, string signs)
    {
        var picture = Chart.Empty.With(Written.OnSide(code, "left-side", $"\"valueBoolean\": {value}")).Picture;

        Told(picture).ShouldBe(signs);
        picture.NotUsed.Select(unused => unused.Reason).Distinct().ShouldBe(signs.Length == 0 ? [Reason.SideNotStated] : []);
    }

    [Theory]
    [InlineData("L- 30, R- 30", "No, No")]
    [InlineData("L- 30, R- 29", "Unknown, Unknown")]
    [InlineData("L- 30", "Unknown")]
    [InlineData("R- 30", "Unknown")]
    [InlineData("L+ 30, R- 30", "Yes")]
    [InlineData("R+ 30, L- 30", "Yes")]
    [InlineData("L- 30, R+ 29", "Unknown, Yes")]
    [InlineData("L- 30, R+p 30", "Yes")]
    [InlineData("L-p 30, R-p 30", "No, No")]
    [InlineData("L- 30, R-p 30", "No, Unknown")]
    [InlineData("L-p 30, R+ 30", "Yes")]
    public void D8_A_sign_without_sides_is_absent_when_both_sides_are_on_one_day(string said, string findings)
    {
        var observations = said.Split(", ").Select(one => Written.OnSide("babinski-sign", one[0] == 'L' ? "left-side" : "right-side", $"\"valueBoolean\": {(one[1] == '+' ? "true" : "false")}", "2026-05-" + one[^2..])
            .Replace("\"final\"", one[2] == 'p' ? "\"preliminary\"" : "\"final\"", StringComparison.Ordinal));

        string.Join(", ", Chart.Empty.With([.. observations]).Picture.Signs.Select(sign => $"{sign.Finding}").Order(StringComparer.Ordinal)).ShouldBe(findings);
    }

    [Fact]
    public void D8_Both_sides_of_one_record_need_no_exact_day_and_two_records_of_one_id_are_two()
    {
        Told(Written.Sides("babinski-sign", "\"valueBoolean\": false", "\"valueBoolean\": false", "2026-05")).ShouldBe("NotStated No, NotStated No");
        string Same(string side, string date) => Written.OnSide("babinski-sign", side, "\"id\": \"same\", \"valueBoolean\": false", date);

        Told(Chart.Empty.With(Same("left-side", "2026-05-29"), Same("right-side", "2026-05-30")).Picture).ShouldBe("NotStated Unknown, NotStated Unknown");
    }

    [Theory]
    [InlineData("bladder-dysfunction", "\"valueBoolean\": true", "NotStated Yes", null)]
    [InlineData("sct|267064002", "\"valueBoolean\": true", "NotStated Yes", null)]
    [InlineData("bladder-dysfunction", "\"valueBoolean\": false", "NotStated No", null)]
    [InlineData("bladder-dysfunction", "\"id\": \"x\"", "NotStated No", null)]
    [InlineData("bladder-dysfunction", "\"dataAbsentReason\": { \"text\": \"x\" }", "NotStated No", null)]
    [InlineData("bladder-dysfunction", "\"valueString\": \"?\"", "NotStated Unknown", Reason.ValueNotUnderstood)]
    [InlineData("sct|1", "\"valueBoolean\": true", "NotStated Unknown", Reason.Conflicting)]
    [InlineData("sct|1", "\"valueBoolean\": false", "NotStated No", null)]
    [InlineData("sct|1", "\"valueString\": \"?\"", "NotStated No", null)]
    public void D7_A_positive_part_of_an_absent_sign_is_never_passed_over(string code, string value, string told, Reason? unclear)
    {
        var picture = Chart.Empty.With(Written.Observation("bladder-dysfunction", $"\"valueBoolean\": false, \"component\": [{{ \"code\": {Written.Concept(code)}, {value} }}]")).Picture;

        Told(picture).ShouldBe(told);
        picture.Signs.Single().Unclear.ShouldBe(unclear);
        picture.NotUsed.Select(unused => unused.Reason).ShouldBe(unclear is { } reason ? [reason] : []);
    }

    [Theory]
    [InlineData("true", new[] { "BladderDysfunction Unknown Conflicting", "GaitInstability Unknown Conflicting" })]
    [InlineData("false", new[] { "BladderDysfunction No " })]
    public void D36_A_part_that_is_another_sign_leaves_that_one_open_too(string value, string[] signs) =>
        Chart.Empty.With(Written.Observation("bladder-dysfunction", $"\"valueBoolean\": false, \"component\": [{{ \"code\": {Written.Concept("gait-instability")}, \"valueBoolean\": {value} }}]"))
            .Picture.Signs.Select(sign => $"{sign.Sign} {sign.Finding} {sign.Unclear}").ShouldBe(signs);

    [Fact]
    public void D7_Among_several_parts_the_positive_one_counts_and_one_without_a_code_leaves_nothing_absent()
    {
        Told(Parts("{ \"valueBoolean\": false }")).ShouldBe("NotStated Unknown");
        Told(Parts("null")).ShouldBe("NotStated Unknown");
        Told(Parts(Part("sct|1"), Part("bowel-dysfunction"), "null")).ShouldBe("NotStated Yes");
        Told(Written.OnSide("hoffmann-sign", "left-side", $"\"valueBoolean\": false, \"component\": [{Part("hoffmann-sign")}]")).ShouldBe("Left Yes");
        Told(Parts(Part("sct|1")).Replace("\"valueBoolean\": false, ", "\"valueBoolean\": true, ", StringComparison.Ordinal)).ShouldBe("NotStated Yes");

        SignOf(Written.Observation("bowel-dysfunction", $"\"valueBoolean\": true, \"interpretation\": [{Written.Concept("v3|W")}], \"component\": [{Part("bowel-dysfunction")}]")).MarkedWorse.ShouldBeTrue();

        static string Parts(params string[] parts) => Written.Observation("bowel-dysfunction", $"\"valueBoolean\": false, \"component\": [{string.Join(',', parts)}]");
        static string Part(string code) => $"{{ \"code\": {Written.Concept(code)}, \"valueBoolean\": true }}";
    }
}
