using CervicalRehab.Cds.Service.CdsHooks.Profiles;

namespace CervicalRehab.Cds.Service.Tests.Profiles;

/// <summary>Clients that behave as their vendors describe them lose nothing of their own profile's answer, and much of the whole one.</summary>
public sealed class VendorClientTests
{
    public static TheoryData<string> Clients => [.. VendorClient.All.Select(client => client.Name)];

    [Theory]
    [MemberData(nameof(Clients))]
    public void A_client_drops_nothing_of_its_profile(string name)
    {
        var client = VendorClient.All.Single(one => one.Name == name);

        Calls.Names.SelectMany(call => client.Show(Calls.Answer(call, Calls.Named(name))).SelectMany(card => card.Dropped.Select(dropped => $"{call}: {dropped}"))).ShouldBeEmpty();
    }

    [Theory]
    [MemberData(nameof(Clients))]
    public void A_client_drops_much_of_the_whole_answer(string name)
    {
        var client = VendorClient.All.Single(one => one.Name == name);

        Calls.Names.Count(call => client.Show(Calls.Answer(call, ClientProfiles.Default)).Any(card => !card.Dropped.IsEmpty)).ShouldBeGreaterThan(10);
    }

    // What a draft would have done is read or can be accepted, in whatever client.
    [Theory]
    [MemberData(nameof(Clients))]
    public void What_the_whole_answer_drafts_is_read_or_accepted(string name)
    {
        var client = VendorClient.All.Single(one => one.Name == name);
        (string Drafted, string[] Read)[] kinds =
        [
            ("create a draft referral to spine surgery", ["referral to spine surgery"]), ("supervised physical therapy", ["physical therapy"]), ("create a draft care plan", ["program of"]),
            ("program on hold", ["program on hold"]), ("from low to moderate", ["moderate resistance"]), ("missing cervical assessment", ["missing assessment", "missing cervical assessment"]),
            ("delete the drafted order", ["delete the order", "Delete the drafted order"]), ("order for mobilization", ["mobilization grades I-IV", "mobilization, grades I-IV"]), ("reassessment of neck motion", ["reassessment of neck motion"]),
        ];
        foreach (var call in Calls.Names)
        {
            var actions = Calls.Cards(Calls.Answer(call, ClientProfiles.Default)).SelectMany(card => card.Items("suggestions")).SelectMany(suggestion => suggestion.Items("actions")).Select(action => action.Text("description"));
            var words = string.Join('\n', client.Show(Calls.Answer(call, Calls.Named(name))).Select(card => card.Words));
            foreach (var (drafted, read) in kinds.Where(kind => actions.Any(action => action.Contains(kind.Drafted, StringComparison.OrdinalIgnoreCase))))
            {
                read.ShouldContain(said => words.Contains(said, StringComparison.Ordinal), $"{call}: {drafted}\n{words}");
            }
        }
    }

    [Fact]
    public void At_Epic_a_manipulation_is_deleted_and_replaced_by_two_suggestions_that_may_both_be_taken()
    {
        var epic = VendorClient.All.Single(one => one.Name == ClientProfiles.Epic);

        epic.Show(Calls.Answer("sample manipulation-signed", Calls.Named("epic")))[0].Accepts.ShouldBe(
            ["Delete the drafted order for cervical manipulation", "Create a draft order for mobilization, grades I-IV; take it together with deleting the drafted order"]);
    }
}
