using System.Text;
using CervicalRehab.Cds.Protocol;
using CervicalRehab.Cds.Service.CdsHooks;
using CervicalRehab.Cds.Service.CdsHooks.Profiles;

namespace CervicalRehab.Cds.Service.Tests.Profiles;

/// <summary>Plain text, short summaries and spelled topics lose nothing.</summary>
public sealed class ProfileTextTests
{
    [Theory]
    [InlineData("- **Refer urgently**\n- Do not start", "- Refer urgently\n- Do not start")]
    [InlineData(@"a \*b\* \[c\] \\ &lt;d&gt; &amp;amp; x@" + "\u2060y", @"a *b* [c] \ <d> &amp; x@y")]
    [InlineData("[Rule and evidence](https://cds.example/protocol#gait)", "Rule and evidence: https://cds.example/protocol#gait")]
    [InlineData("40 % 1-RM, R 60 L 58", "40 % 1-RM, R 60 L 58")]
    [InlineData("ends with \\", "ends with \\")]
    public void Marks_go_and_words_stay(string markdown, string plain)
    {
        var page = new StringBuilder(markdown);

        PlainText.Make(page);

        page.ToString().ShouldBe(plain);
    }

    [Theory]
    [InlineData("1. a *b* _c_ [d](e) <f> & http://x www.y z@w ~~t~~ # | `u` \\")]
    [InlineData("- dash")]
    [InlineData("Über 70 % der Ärzte")]
    public void What_was_made_inert_comes_back_as_it_was(string text)
    {
        var page = new StringBuilder(MarkdownText.Inert(text, isStart: true));

        PlainText.Make(page);

        page.ToString().ShouldBe(text);
    }

    [Theory]
    [InlineData("Refer to spine surgery; do not start rehab: a (May 27), b", 139, "Refer to spine surgery; do not start rehab: a (May 27), b")]
    [InlineData("Refer to spine surgery; do not start rehab: weakness of both arms (May 27), numbness of both legs (May 27, left), gait", 80, "Refer to spine surgery; do not start rehab")]
    [InlineData("Refer to spine surgery; do not start rehab: weak arms (May 27), numbness of both legs (May 27, left), unsteady gait", 80, "Refer to spine surgery; do not start rehab: weak arms (May 27), and more")]
    [InlineData("Bladder dysfunction with OPLL: if new, send to the ED now; stat spine surgery (found May 30)", 80, "Bladder dysfunction with OPLL: if new, send to the ED now")]
    [InlineData("URGENT: Do not start rehab; refer urgently to spine surgery: unsteady gait, weakness of both arms (May 27)", 80, "URGENT: Do not start rehab; refer urgently to spine surgery")]
    [InlineData("A sentence without any end of a part in it goes on and on until nobody reads it any more at all", 80, "A sentence without any end of a part in it goes on and on until nobody reads it…")]
    public void A_long_summary_ends_after_something_whole(string sentence, int longest, string shown)
    {
        ShortSummary.Of(sentence, longest).ShouldBe(shown);
        shown.Length.ShouldBeLessThanOrEqualTo(longest);
    }

    [Fact]
    public void Topics_are_spelled_in_letters_and_read_back()
    {
        string[] topics = [.. Enum.GetValues<Pathway>().Select(Topics.Code), .. Enum.GetValues<SideTopic>().Select(Topics.Code)];

        topics.ShouldAllBe(topic => TopicSpelling.Of(topic).All(char.IsAsciiLetterOrDigit) && TopicSpelling.Read(TopicSpelling.Of(topic)) == topic && TopicSpelling.Read(topic) == topic);
        topics.Select(TopicSpelling.Of).Distinct(StringComparer.OrdinalIgnoreCase).Count().ShouldBe(topics.Length);
        TopicSpelling.Of("urgent-surgical-referral").ShouldBe("urgentSurgicalReferral");
        TopicSpelling.Read("URGENTSURGICALREFERRAL").ShouldBe("urgent-surgical-referral");
        TopicSpelling.Read("urgentSurgicalReferralGaitBladder").ShouldBe("urgent-surgical-referral");
        TopicSpelling.Read("surgicalReferralUpper").ShouldBe("surgical-referral");
        TopicSpelling.Read("something else").ShouldBe("something else");
    }

    [Fact]
    public void A_red_flag_that_is_new_has_a_topic_of_its_own_so_that_no_override_of_another_hides_it()
    {
        var flags = RehabProtocol.AllRules.Where(rule => rule.Effect == Effect.RedFlag).Select(rule => new Finding { Rule = rule.Id, Clauses = rule.Clauses, Sentence = rule.Question }).ToList();
        var referrals = RehabProtocol.AllRules.Where(rule => rule.Effect is not (Effect.Caveat or Effect.Line)).Select(rule => new Finding { Rule = rule.Id, Clauses = rule.Clauses, Sentence = rule.Question }).ToList();

        flags.Count.ShouldBeGreaterThan(5);
        flags.Select(flag => TopicSpelling.Of("urgent-surgical-referral", [flag])).ShouldBeUnique();
        TopicSpelling.Of("urgent-surgical-referral", [flags[0], flags[1]]).ShouldNotBe(TopicSpelling.Of("urgent-surgical-referral", [flags[0]]));
        TopicSpelling.Of("urgent-surgical-referral", [.. flags]).Length.ShouldBeLessThanOrEqualTo(100);
        TopicSpelling.Read(TopicSpelling.Of("urgent-surgical-referral", [.. flags])).ShouldBe("urgent-surgical-referral");
        TopicSpelling.Of("hold", [.. referrals]).ShouldBe("hold");
    }

    [Fact]
    public void A_recommended_suggestion_is_the_only_one_of_a_plan_without_a_caveat()
    {
        var profile = Calls.Set(ClientProfiles.CdsHooks, ("Recommended", "without-caveat"));
        var recommended = Calls.Names.SelectMany(call => Calls.Cards(Calls.Answer(call, profile))).Where(card => card.Items("suggestions").Any(suggestion => suggestion.Text("isRecommended") == "True")).ToList();

        recommended.Count.ShouldBeGreaterThan(5);
        recommended.ShouldAllBe(card => card.Items("suggestions").Length == 1 && !card.Text("detail").Contains("**Caution:**", StringComparison.Ordinal));
        Calls.Names.SelectMany(call => Calls.Cards(Calls.Answer(call, ClientProfiles.Default))).SelectMany(card => card.Items("suggestions")).ShouldAllBe(suggestion => suggestion.Text("isRecommended").Length == 0);
    }

    [Fact]
    public void A_lowered_critical_is_a_warning_that_begins_with_urgent_and_keeps_its_place()
    {
        var card = Calls.Cards(Calls.Answer("sample gait-instability", Calls.Set(ClientProfiles.CdsHooks, ("Critical", "lowered"))))[0];

        card.Text("indicator").ShouldBe("warning");
        card.Text("summary").ShouldStartWith("URGENT: Do not start rehab; refer urgently to spine surgery");
    }

    [Fact]
    public void Web_links_stand_in_the_detail_where_a_client_shows_no_others() =>
        Calls.Cards(Calls.Answer("sample gait-instability", Calls.Set(ClientProfiles.CdsHooks, ("Links", "detail-too"))))[0].Text("detail").ShouldContain("\n\n[Rule and evidence](https://cds.example/protocol#gait-instability).");

    [Fact]
    public void The_whole_answer_of_a_client_without_a_profile_is_the_same_object_for_all() =>
        ClientProfiles.Default.ShouldSatisfyAllConditions(profile => profile.IsWhole.ShouldBeTrue(), profile => Offering.Of(null!, profile).ByHand.ShouldBe(default));
}
