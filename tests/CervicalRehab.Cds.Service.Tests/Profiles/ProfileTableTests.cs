using CervicalRehab.Cds.Service.CdsHooks.Profiles;
using CervicalRehab.Cds.Service.Trust;
using Microsoft.Extensions.Configuration;

namespace CervicalRehab.Cds.Service.Tests.Profiles;

/// <summary>The table of profiles is whole, and the settings change exactly the rows they name.</summary>
public sealed class ProfileTableTests
{
    [Fact]
    public void Every_row_has_a_right_value_per_profile_and_a_source_unless_it_is_our_choice()
    {
        ClientProfiles.Rows.Select(row => row.Name).Distinct(StringComparer.OrdinalIgnoreCase).Count().ShouldBe(ClientProfiles.Rows.Length);
        foreach (var row in ClientProfiles.Rows)
        {
            row.Cells.Length.ShouldBe(ClientProfiles.Names.Length, row.Name);
            row.Cells.ShouldAllBe(cell => row.Takes(cell.Value) && (cell.Sure == Sureness.Inferred || cell.Source.Length > 0), row.Name);
            row.Meaning.ShouldEndWith(".");
        }
    }

    [Fact]
    public void A_row_that_is_set_changes_that_row_alone()
    {
        var set = Profile("Profile=epic;Profile:detailformat=plain;Profile:SelectionBehavior=any;OrderKeys:0:Kind=assessment;OrderKeys:0:System=urn:x:y;OrderKeys:0:Code=1");

        set.Name.ShouldBe("epic");
        set.Overridden.ShouldBe(["DetailFormat"]);
        set.IsPlain.ShouldBeTrue();
        set.DetailContentType.ShouldBe("text/plain");
        set.Keys.Missing.ShouldBe(["physical-therapy", "spine-surgery", "mobilization"]);
        ClientProfiles.Rows.Where(row => row.Name != "DetailFormat").ShouldAllBe(row => set.Value(row.Name) == ClientProfiles.Find("epic")!.Value(row.Name));
    }

    [Fact]
    public void A_client_without_a_profile_gets_the_whole_answer() => Profile("Issuer=x").ShouldBeSameAs(ClientProfiles.Default);

    [Theory]
    [InlineData("Profile=cds-hooks;Profile:Creates=none", false)]
    [InlineData("Profile=cds-hooks;Profile:Creates=CarePlan,ServiceRequest", true)]
    [InlineData("OrderKeys:0:Kind=assessment;OrderKeys:0:System=urn:x:y;OrderKeys:0:Code=1", false)]
    [InlineData("Profile=athena", false)]
    public void The_answer_is_whole_only_where_nothing_is_set_otherwise(string settings, bool isWhole) => Profile(settings).IsWhole.ShouldBe(isWhole);

    [Fact]
    public void An_unknown_row_has_no_value() => Should.Throw<ArgumentException>(() => ClientProfiles.Default.Value("Markdown"));

    private static ClientProfile Profile(string settings) => ProfileSettings.Of(ClientOptions.All(new ConfigurationBuilder()
        .AddInMemoryCollection(settings.Split(';').Select(pair => pair.Split('=', 2)).Select(pair => KeyValuePair.Create("Clients:0:" + pair[0], (string?)pair[1]))).Build()).Single());
}
