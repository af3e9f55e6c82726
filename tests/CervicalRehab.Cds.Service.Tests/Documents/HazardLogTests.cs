using CervicalRehab.Cds.Protocol;

namespace CervicalRehab.Cds.Service.Tests.Documents;

/// <summary>Each hazard has a control, each control a place in the source and tests that exist and run.</summary>
public sealed class HazardLogTests
{
    // Of protocol section 8.
    private const int NamedByTheProtocol = 36;

    public static TheoryData<string> Ids => [.. Hazards.All.Select(hazard => hazard.Id)];

    [Fact]
    public void Every_hazard_of_the_protocol_is_there_and_those_found_since_go_on_from_there()
    {
        Hazards.All.Select(hazard => hazard.Id).ShouldBe(Enumerable.Range(1, Hazards.All.Length).Select(number => $"H{number:00}"));
        Hazards.All.Length.ShouldBeGreaterThanOrEqualTo(NamedByTheProtocol);
    }

    [Theory]
    [MemberData(nameof(Ids))]
    public void A_hazard_has_controls_and_each_of_them_a_place_and_tests(string id)
    {
        var hazard = Hazards.All.Single(each => each.Id == id);

        hazard.Text.ShouldNotBeNullOrWhiteSpace();
        hazard.Cause.ShouldNotBeNullOrWhiteSpace();
        hazard.Controls.ShouldNotBeEmpty();
        hazard.Controls.ShouldAllBe(control => control.Text.Length > 0 && control.Tests.Length > 0);
        hazard.Controls.Select(control => control.Where).Where(file => !File.Exists(RepositoryFiles.PathOf("src", $"CervicalRehab.Cds.{file}.cs"))).ShouldBeEmpty();
        hazard.Controls.SelectMany(control => control.Tests).Where(test => !TestCatalog.Names.Contains(test)).ShouldBeEmpty();
    }
}
