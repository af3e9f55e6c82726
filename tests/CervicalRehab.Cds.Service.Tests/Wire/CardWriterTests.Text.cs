using CervicalRehab.Cds.Protocol;
using CervicalRehab.Cds.Service.Tests.Conformance;

namespace CervicalRehab.Cds.Service.Tests.Wire;

public sealed partial class CardWriterTests
{
    [Fact]
    [Meets("CRD-12")]
    public void The_detail_says_first_what_to_do_then_why_and_last_what_was_looked_at()
    {
        var detail = Text(Cards(Urgent with { OtherPatientsResources = 2 }, [])[0], "detail");

        detail.ShouldBe("""
            - **Refer urgently to spine surgery**
            - Do not start rehab

            **Draft:** urgent referral to spine surgery.

            **Why:** Gait instability is recorded.

            **Not used:** 2 resources about another patient ignored.

            Coded data only; free text and images are not read. Content 1.0.0-draft, draft, not approved here.
            """);
    }

    [Fact]
    public void CARD_4_Text_from_the_record_is_inert_in_the_detail()
    {
        var odd = Gait with { Fact = Facts.Order, Value = "<b>x</b>|[y](https://evil.example)" };

        var detail = Text(Cards(Urgent with { AlreadyOnFile = [odd] }, [])[0], "detail");

        detail.ShouldContain(@"&lt;b&gt;x&lt;/b&gt;\|\[y\](https\://evil.example)");
        detail.ShouldNotContain("<");
    }

    [Fact]
    public void An_approval_stands_on_every_card()
    {
        var approval = new Approval("Spine *Board*", new DateOnly(2026, 5, 30));
        var decision = Urgent with { Beside = [new(SideTopic.OrderConflict, Indicator.Warning, "Manipulation", Urgent.Because)] };

        Cards(decision, [], approval).ShouldAllBe(card => Text(card, "detail").EndsWith(@"Content 1.0.0-draft, approved by Spine \*Board\* on May 30, 2026."));
    }

    [Fact]
    public void Which_side_and_which_grades_are_said_behind_the_reason()
    {
        Evidence Strength(string grade, string side, int day) => new() { Fact = Facts.UpperLimbStrength, Value = grade, Side = side, Date = RecordedDate.OfDay(new DateOnly(2026, 5, day)) };
        var finding = Urgent.Because[0] with { Sentence = "Arm weakness is getting worse", Evidence = [Strength("3", "left", 28), Strength("5", "right", 28), Strength("4", "left", 1), Strength("5", "left", 2)] };
        var hoffmann = finding with { Sentence = "Bilateral Hoffmann sign", Evidence = [Gait with { Fact = Facts.Hoffmann, Side = "right" }, Gait with { Fact = Facts.Hoffmann, Side = "left" }, Gait with { Fact = Facts.UpperLimbNumbness, Side = "left", Value = "absent" }] };

        Text(Cards(Urgent with { Because = [finding, hoffmann] }, [])[0], "detail").ShouldContain("""
            - Arm weakness is getting worse; upper-limb strength (MRC) left 5 then 3, right 5
            - Bilateral Hoffmann sign; left and right
            """);
    }

    [Fact]
    public void What_is_present_and_behind_no_reason_is_said() =>
        Text(Cards(Urgent with { Inputs = [Gait, Gait with { Fact = Facts.Hoffmann, Side = "left" }, Gait with { Fact = Facts.Babinski, Date = null }] }, [])[0], "detail")
            .ShouldContain("**Present:** Hoffmann sign left (May 28); Babinski sign (undated).");

    [Fact]
    public void CARD_2_A_summary_stays_within_110_characters()
    {
        var summary = Text(Cards(Urgent with { Summary = new string('a', 108) + "😀 and more" }, [])[0], "summary");

        summary.ShouldBe(new string('a', 108) + "…");
    }
}
