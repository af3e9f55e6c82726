using System.Text.Json;
using CervicalRehab.Cds.Protocol;
using CervicalRehab.Cds.Service.CdsHooks.Profiles;
using CervicalRehab.Cds.Service.Tests.Cards;
using CervicalRehab.Cds.Service.Tests.Medicine;
using FsCheck.Fluent;

namespace CervicalRehab.Cds.Service.Tests.Profiles;

/// <summary>Nothing clinical changes with a profile.</summary>
public sealed class SameDecisionTests
{
    private const string Call = "19-gait-instability-stops-program";

    public static TheoryData<string> Profiles => [.. Calls.Profiles.Select(row => row.Name)];

    public static TheoryData<string, string, string> Plants => new()
    {
        { "card 0: indicator", "\"indicator\":\"critical\"", "\"indicator\":\"warning\"" },
        { "card 0: pathway", "\"code\":\"urgentSurgicalReferral", "\"code\":\"surgicalReferral" },
        { "card 0: pathway", "\"display\":\"Urgent surgical referral\"", "\"display\":\"Hold\"" },
        { "card 0: source", "Cervical Rehabilitation CDS", "CDS" },
        { "card 0: summary", "refer urgently to spine surgery: gait", "think of spine surgery: gait" },
        { "card 0: summary", "gait instability (May 31)\"", "gait insta\"" },
        { "card 0: override reasons", "already-under-surgical-care", "patient-refuses" },
        { "card 0: decision", "\"fact\":\"gait-instability\"", "\"fact\":\"gait\"" },
        { "card 0: what to do", "- **Refer urgently to spine surgery**", "- **Wait**" },
        { "card 0: Why: 1 not said", "**Why:** Gait instability (May 31).", "**Why:** Something." },
        { "card 0: Why: 1 not said", "**Why:** Gait instability (May 31).", "No reason." },
        { "card 0: draft: program on hold", "put the running program on hold", "nothing" },
        { "card 0: draft: urgent referral", "**Draft:** urgent referral", "**Draft:** referral" },
        { "card 0: links", "\"type\":\"smart\"", "\"type\":\"absolute\"" },
    };

    [Theory]
    [MemberData(nameof(Profiles))]
    public void Pathway_order_reasons_positives_and_what_is_missing_are_those_of_the_whole_answer(string name)
    {
        var profile = Calls.Profiles.Single(row => row.Name == name).Profile;
        foreach (var call in Calls.Names)
        {
            SameDecision.Differences(Calls.Answer(call, ClientProfiles.Default), Calls.Answer(call, profile)).ShouldBeEmpty($"{name}: {call}\n{string.Join('\n', Calls.Cards(Calls.Answer(call, profile)).Select(card => card.Text("detail")))}");
        }
    }

    [Theory]
    [MemberData(nameof(Plants))]
    public void What_is_planted_is_a_difference(string difference, string before, string after)
    {
        var (whole, right) = (Calls.Answer(Call, ClientProfiles.Default), Calls.Answer(Call, Calls.Named("epic")));
        var text = right.GetRawText();
        text.ShouldContain(before);

        SameDecision.Differences(whole, JsonElement.Parse(text.Replace(before, after, StringComparison.Ordinal))).ShouldContain(found => found.StartsWith(difference, StringComparison.Ordinal));
        SameDecision.Differences(whole, right).ShouldBeEmpty();
    }

    [Fact]
    public void A_card_that_is_not_there_is_a_difference() =>
        SameDecision.Differences(Calls.Answer(Call, ClientProfiles.Default), JsonElement.Parse("""{"cards":[]}""")).ShouldBe(["1 cards and 0"]);

    [Theory]
    [MemberData(nameof(Profiles))]
    public void A_red_flag_comes_first_and_says_what_to_do_within_its_first_12_words(string name)
    {
        var profile = Calls.Profiles.Single(row => row.Name == name).Profile;
        var seen = 0;
        foreach (var call in Calls.Names)
        {
            var whole = Calls.Cards(Calls.Answer(call, ClientProfiles.Default));
            var cards = Calls.Cards(Calls.Answer(call, profile));
            for (var at = 0; at < whole.Length; at++)
            {
                if (whole[at].Text("indicator") == "critical")
                {
                    var words = cards[at].Text("summary").Split(' ')[..Math.Min(12, cards[at].Text("summary").Split(' ').Length)];
                    RedFlagWords.SayWhatToDo(string.Join(' ', words)).ShouldBeTrue($"{name}: {call}: {cards[at].Text("summary")}");
                    cards[at].Text("detail").ShouldMatch(@"\A- (\*\*)?(Refer urgently|If new, send to the emergency department now)", $"{name}: {call}");
                    at.ShouldBe(whole.Take(at).Count(card => card.Text("indicator") == "critical"));
                    seen++;
                }
            }
        }

        seen.ShouldBeGreaterThan(15);
    }

    [Fact]
    public void The_cards_of_any_patient_keep_the_rules_of_cards_under_every_profile()
    {
        ClientProfile[] written = [.. Calls.Profiles.Select(row => row.Profile).Where(profile => !profile.IsPlain)];
        Generated.Holds(250, GeneratedChart.All, chart =>
        {
            var decision = chart.Chart.Decision;
            foreach (var profile in written)
            {
                foreach (var card in CardText.Of(decision, Chart.Now, CardText.LongApproval, profile))
                {
                    CardRules.Broken(card).ShouldBeEmpty($"{profile.Name} {string.Join(' ', profile.Overridden)}\n{chart}\n{card.Summary}\n{card.Detail}");
                }
            }
        });
    }

    [Fact]
    public void What_a_client_does_not_take_stands_in_words_with_its_doses()
    {
        var card = Calls.Cards(Calls.Answer("01-minor-opll-active-spasm", ClientProfiles.Find("oracle")!))[0];

        card.TryGetProperty("suggestions", out _).ShouldBeFalse();
        card.Text("detail").ShouldContain("**Order by hand:** supervised physical therapy; program of stretching 2-3 sessions a week, 3-4 repetitions, hold 10-30 s, rest 30-60 s; muscle energy technique, supervised neuromuscular training, mobilization grades I-IV, dosed by the therapist.");
    }

    [Fact]
    public void A_kind_without_a_key_stands_in_words_and_the_others_are_drafts()
    {
        var keys = OrderKeys.Read([new OrderKeyOptions { Kind = "spine-surgery", System = ClientProfiles.OrderSetItem, Code = "4711" }]);
        var profile = ClientProfile.Of(ClientProfiles.Epic, [], keys);
        var referral = Calls.Cards(Calls.Answer(Call, profile))[0];
        var plan = Calls.Cards(Calls.Answer("01-minor-opll-active-spasm", profile))[0];

        referral.Items("suggestions").ShouldHaveSingleItem().Items("actions")[0].GetProperty("resource").GetProperty("code").GetRawText()
            .ShouldBe("""{"coding":[{"system":"urn:com.epic.cdshooks.action.code.system.orderset-item","code":"4711"}],"text":"Referral to spine surgery for evaluation"}""");
        plan.Items("suggestions").ShouldBeEmpty();
        plan.Text("detail").ShouldContain("**Order by hand:** supervised physical therapy; program of stretching");
    }

    [Fact]
    public void Doses_are_added_by_hand_where_the_plan_is_on_file_and_the_order_comes_without_details()
    {
        var words = CervicalRehab.Cds.Service.CdsHooks.Cards.ByHandParts.Of(
            new Decision { Pathway = Pathway.ConservativePlan, Indicator = Indicator.Info, Summary = string.Empty, Proposals = [Proposal.ReferToPhysicalTherapy], Regimen = [Regimen.StaticStretching, Regimen.ResistanceLow] }, [], Calls.Named("epic"), hasCourse: false);

        words.ShouldHaveSingleItem().Items.ShouldBe(["stretching 2-3 sessions a week, 3-4 repetitions, hold 10-30 s, rest 30-60 s; low resistance 2-3 sessions a week, 10-15 repetitions, 40 % 1-RM, estimated and never tested at the neck"]);
    }
}
