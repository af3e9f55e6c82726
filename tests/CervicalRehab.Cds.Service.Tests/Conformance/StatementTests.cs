using CervicalRehab.Cds.Service.Tests.Documents;

namespace CervicalRehab.Cds.Service.Tests.Conformance;

/// <summary>The statement of conformance says of every row that a test holds it, or why none does.</summary>
public sealed class StatementTests
{
    public static TheoryData<string> Rows => [.. Requirements.All.Select(row => row.Id)];

    [Theory]
    [MemberData(nameof(Rows))]
    public void A_row_has_a_test_or_a_reason_and_not_both(string id)
    {
        var row = Requirements.All.Single(each => each.Id == id);
        var tests = TestedRows.All.GetValueOrDefault(id, []);

        row.Text.ShouldNotBeNullOrWhiteSpace();
        (row.Standing is Standing.Met).ShouldBe(row.Reason is null, "a row that is not met says why, a row that is met has nothing to excuse");
        (row.Reason is null).ShouldBe(tests.Length > 0, row.Reason is null ? "no test bears this id" : "a test bears the id of a row that is said not to be met: " + string.Join(' ', tests));
    }

    [Fact]
    public void An_id_that_a_test_bears_is_that_of_a_row() =>
        TestedRows.All.Where(tested => Requirements.All.All(row => row.Id != tested.Key)).Select(tested => $"{tested.Key}: {string.Join(' ', tested.Value)}").ShouldBeEmpty();

    [Theory]
    [InlineData("DATA_2_RESP_4_What_is_missing", "", "DATA-2 RESP-4")]
    [InlineData("JWT_1_to_3_and_9_RESP_6_Bare", "", "JWT-1 JWT-2 JWT-3 JWT-9 RESP-6")]
    [InlineData("HK_PV_1_and_2_HK_3_Both", "", "HK-PV-1 HK-PV-2 HK-3")]
    [InlineData("A_score_of_GEN_20", "", "GEN-20")]
    [InlineData("No_id_at_all_PF_x", "Meets(\"CARD-5\", \"NONE-1\")", "CARD-5 NONE-1")]
    public void An_id_is_found_in_a_name_and_in_an_attribute(string method, string attribute, string ids) =>
        string.Join(' ', TestedRows.IdsOf(new CatalogedTest("Any", method, $"[Fact]\n[{attribute}]\n"))).ShouldBe(ids);

    [Fact]
    public void A_test_that_does_not_run_is_none() =>
        // Written with @ for the bracket, so that this file has no such tests itself.
        TestCatalog.Of("""
            public class Before;
            public sealed class ATests
            {
                @Fact(Skip = "later")]
                public void GEN_1_Skipped() { }

                @Fact(Explicit = true)]
                public void GEN_2_Asked_for() { }

                @Theory]
                @InlineData(1)]
                public async Task GEN_3_Runs(int one) { }
            }
            """.Replace('@', '[')).Select(test => test.Name).ShouldBe(["ATests.GEN_3_Runs"]);
}
