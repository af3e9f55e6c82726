using System.Text.Json;
using System.Text.Json.Nodes;
using CervicalRehab.Cds.Service.CdsHooks.Profiles;
using CervicalRehab.Cds.Service.Reference;

namespace CervicalRehab.Cds.Service.Tests.Profiles;

/// <summary>No answer breaks what its vendor publishes; each rule is seen to fail.</summary>
public sealed class ProfileRuleTests
{
    public static TheoryData<string, string, string> Plants => new()
    {
        { ClientProfiles.Epic, "one action a suggestion", """{"suggestions":[{"uuid":"s","actions":[{"type":"delete","description":"d"},{"type":"delete","description":"d"}]}]}""" },
        { ClientProfiles.Epic, "selectionBehavior any", """{"selectionBehavior":"at-most-one"}""" },
        { ClientProfiles.Epic, "creates orders alone", """{"suggestions":[{"uuid":"s","actions":[{"type":"create","description":"d","resource":{"resourceType":"CarePlan","code":{}}}]}]}""" },
        { ClientProfiles.Epic, "updates nothing", """{"suggestions":[{"uuid":"s","actions":[{"type":"update","description":"d"}]}]}""" },
        { ClientProfiles.Epic, "orders by the site's key", """{"suggestions":[{"uuid":"s","actions":[{"type":"create","description":"d","resource":{"resourceType":"ServiceRequest","code":{"coding":[{"system":"http://snomed.info/sct"}]}}}]}]}""" },
        { ClientProfiles.Epic, "topic of at most 100 letters and digits", """{"source":{"topic":{"code":"urgent-surgical-referral"}}}""" },
        { ClientProfiles.Epic, "each action says what it does", """{"suggestions":[{"uuid":"s","actions":[{"type":"delete"}]}]}""" },
        { ClientProfiles.Epic, "no action promises the priority that is ignored", """{"suggestions":[{"uuid":"s","actions":[{"type":"delete","description":"a referral, priority stat"}]}]}""" },
        { ClientProfiles.Epic, "uuids for feedback", """{"suggestions":[{"actions":[{"type":"delete","description":"d"}]}]}""" },
        { ClientProfiles.Epic, "an order's priority and doses stand in words", """{"detail":"**Draft:** referral"}""" },
        { ClientProfiles.Epic, "web links are exact entries of an allow-list", """{"links":[{"type":"absolute","url":"https://cds.example/protocol#rule"}]}""" },
        { ClientProfiles.Epic, "no percent sign in appContext, which Epic replaces", """{"links":[{"type":"smart","url":"https://cds.example/launch","appContext":"%FNAME%"}]}""" },
        { ClientProfiles.Epic, "plain text is announced", """{"detail":"Add by hand: priority urgent"}""" },
        { ClientProfiles.Oracle, "no draft of what is read only", "{}" },
        { ClientProfiles.Oracle, "no appContext", """{"links":[{"type":"smart","appContext":"x"}]}""" },
        { ClientProfiles.Oracle, "web links are exact entries of an allow-list", """{"links":[{"type":"absolute","url":"https://cds.example/protocol#rule"}]}""" },
        { ClientProfiles.Oracle, "three lines of summary in an eighth of the screen", $$"""{"summary":"{{new string('s', 101)}}"}""" },
        { ClientProfiles.Oracle, "beyond twenty lines in an eighth of the screen no values", $$"""{"detail":"{{new string('d', 701)}}\n\nMotion May 27: flexion 40."}""" },
        { ClientProfiles.Oracle, "no table", """{"detail":"| --- |"}""" },
        { ClientProfiles.Athena, "suggestions exclude each other", "{}" },
        { ClientProfiles.Athena, "no care plan", """{"suggestions":[{"uuid":"s","actions":[{"type":"create","resource":{"resourceType":"CarePlan"}}]}]}""" },
    };

    // Right for Epic: a referral by the site's key, with its priority in words.
    private static JsonElement Good => JsonElement.Parse("""
        {"uuid":"c","summary":"Refer","detail":"**Draft:** urgent referral.\n\n**Add by hand:** priority urgent.","source":{"topic":{"code":"urgentSurgicalReferral"}},"selectionBehavior":"any",
        "suggestions":[{"uuid":"s","actions":[{"type":"create","description":"Order a referral","resource":{"resourceType":"ServiceRequest","priority":"urgent","code":{"coding":[{"system":"urn:com.epic.cdshooks.action.code.system.preference-list-item"}]}}}]}],
        "links":[{"type":"absolute","url":"https://cds.example/protocol"}]}
        """);

    [Fact]
    public void What_is_right_breaks_no_rule() => ProfileRules.Broken(ClientProfiles.Epic, Good).ShouldBeEmpty();

    [Theory]
    [MemberData(nameof(Plants))]
    public void What_is_planted_breaks_its_rule(string profile, string rule, string change)
    {
        var planted = JsonNode.Parse(Good.GetRawText())!.AsObject();
        foreach (var (name, value) in JsonNode.Parse(change)!.AsObject())
        {
            planted[name] = value?.DeepClone();
        }

        ProfileRules.Broken(profile, JsonElement.Parse(planted.ToJsonString())).ShouldContain(rule);
    }

    [Fact]
    public void Each_rule_has_a_plant_and_a_source()
    {
        Plants.Select(plant => (plant.Data.Item1, plant.Data.Item2)).ShouldBe(ProfileRules.All.Select(rule => (rule.Profile, rule.Name)), ignoreOrder: true);
        ProfileRules.All.ShouldAllBe(rule => rule.Source.Length > 0);
    }

    [Fact]
    public void No_answer_breaks_a_rule_of_its_profile()
    {
        foreach (var (name, profile) in Calls.Profiles.Where(row => row.Name is "epic" or "epic without keys" or "epic, plain" or "oracle" or "athena"))
        {
            foreach (var call in Calls.Names)
            {
                Calls.Cards(Calls.Answer(call, profile)).SelectMany(card => ProfileRules.Broken(profile.Name, card)).ShouldBeEmpty($"{name}: {call}");
            }
        }
    }

    [Fact]
    public void What_a_site_is_told_to_set_up_covers_every_answer()
    {
        foreach (var name in ClientProfiles.Names)
        {
            var told = string.Join('\n', ClientContract.SetUp(Calls.Named(name))).Split(' ', ',', '\n', '.');
            var cards = Calls.Names.SelectMany(call => Calls.Cards(Calls.Answer(call, Calls.Named(name)))).ToList();

            cards.SelectMany(card => card.Items("overrideReasons")).Select(reason => reason.Text("code")).Distinct(StringComparer.Ordinal).Except(told, StringComparer.Ordinal).ShouldBeEmpty(name);
            cards.SelectMany(card => card.Items("links")).Select(link => link.Text("url").Replace("https://cds.example", ClientContract.Base, StringComparison.Ordinal).Split('#')[0]).Distinct(StringComparer.Ordinal).Except(told, StringComparer.Ordinal).ShouldBeEmpty(name);
        }
    }

    // Otherwise the rules would hold of anything.
    [Fact]
    public void The_whole_answer_breaks_rules_of_every_vendor() =>
        ClientProfiles.Names.Skip(1).ShouldAllBe(name => Calls.Names.Any(call => Calls.Cards(Calls.Answer(call, ClientProfiles.Default)).Any(card => ProfileRules.Broken(name, card).Length > 0)));
}
