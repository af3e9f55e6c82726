namespace CervicalRehab.Cds.Service.Tests.Medicine;

/// <summary>A drug on the list that was hidden may be any, and one of which a part was left out is what it says: "none of those on record" is not said over it (D22, D29, D30).</summary>
public sealed class MaskedDrugTests(TestHost host) : IClassFixture<TestHost>
{
    // By its code alone it may be any drug: no table of products is here to tell.
    private static readonly string Aspirin = Written.Drug("rx|1191").Replace("\"1191\"", "\"1191\", \"display\": \"aspirin\"", StringComparison.Ordinal);

    [Theory]
    [InlineData("security", "MASKED", "MedicationRequest")]
    [InlineData("security", "REDACTED", "MedicationRequest")]
    [InlineData("security", "MASKED", "MedicationStatement")]
    public void D29_A_drug_that_is_labelled_as_hidden_is_not_read(string member, string label, string type) => Line(Labelled(member, label, type)).ShouldBe("could not be read: a medication");

    [Theory]
    [InlineData("security", "R")]
    [InlineData("security", "N")]
    [InlineData("tag", "reviewed")]
    [InlineData("tag", "SUBSETTED")]
    public void Any_other_label_says_nothing_of_the_drug(string member, string label) => Line(Labelled(member, label)).ShouldBe("none of those on record");

    [Fact]
    public void A_drug_of_ours_with_such_a_label_is_named() => Line(Written.Drug("rx|7804").Insert(1, """ "meta": { "security": [{ "code": "MASKED" }] }, """)).ShouldStartWith("opioid on record");

    [Theory]
    [InlineData("MASKED", "a medication could not be read")]
    [InlineData("R", "none of those on record")]
    public async Task D29_The_hook_says_the_same(string label, string words) =>
        (await host.Post("patient-view", Chart.Baseline.With(Labelled("security", label)).Call().ToJsonString())).Text.ShouldContain(words);

    private static string Labelled(string member, string label, string type = "MedicationRequest") =>
        Aspirin.Replace("MedicationRequest", type, StringComparison.Ordinal).Insert(1, $$""" "meta": { "{{member}}": [{ "system": "http://terminology.hl7.org/CodeSystem/v3-ObservationValue", "code": "{{label}}" }] }, """);

    private static string Line(string drug) => Chart.Baseline.With(drug).Decision.Notes.Single(static note => note.Rule == "drug-information").Names[0];
}
