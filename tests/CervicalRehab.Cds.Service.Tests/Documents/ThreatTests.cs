namespace CervicalRehab.Cds.Service.Tests.Documents;

/// <summary>Each threat has a control, each control tests or checks that exist and run.</summary>
public sealed class ThreatTests
{
    private const string OfCi = "check:";

    private static readonly string Ci = File.ReadAllText(RepositoryFiles.PathOf(".ci", "run"));

    [Fact]
    public void A_threat_has_a_control_and_each_control_tests_that_exist()
    {
        Threats.All.ShouldAllBe(threat => threat.Asset.Length > 0 && threat.Danger.Length > 0 && threat.Control.Length > 0 && threat.Tests.Length > 0);
        Threats.All.SelectMany(threat => threat.Tests).Where(test => !Exists(test)).ShouldBeEmpty();
    }

    [Fact]
    public void A_test_or_check_that_is_not_there_is_noticed()
    {
        Exists("ThreatTests.No_such_test").ShouldBeFalse();
        Exists("check:no such check").ShouldBeFalse();
        Exists("check:tests").ShouldBeTrue();
    }

    private static bool Exists(string test) => test.StartsWith(OfCi, StringComparison.Ordinal)
        ? Ci.Contains($"\ncheck \"{test[OfCi.Length..]}\" ", StringComparison.Ordinal)
        : TestCatalog.Names.Contains(test);
}
