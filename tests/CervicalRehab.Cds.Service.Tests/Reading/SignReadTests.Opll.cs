using CervicalRehab.Cds.Protocol;
using CervicalRehab.Cds.Service.Tests.Medicine;

namespace CervicalRehab.Cds.Service.Tests.Reading;

public sealed partial class SignReadTests
{
    [Theory]
    [InlineData("", "active", OpllExtent.NotStated, "present")]
    [InlineData("sct|255604002", "active", OpllExtent.Minor, "present, mild")]
    [InlineData("sct|6736007", "active", OpllExtent.NotMinor, "present, moderate or severe")]
    [InlineData("sct|24484000", "active", OpllExtent.NotMinor, "present, moderate or severe")]
    [InlineData("sct|255604002", "resolved", OpllExtent.Minor, "resolved")]
    public void D3_The_severity_of_an_OPLL_is_its_extent(string severity, string clinical, OpllExtent extent, string words)
    {
        var members = severity.Length > 0 ? $"\"severity\": {Written.Concept(severity)}" : "\"language\": \"en\"";
        var record = Chart.Empty.With(Written.Condition(Opll, members, clinical)).Picture.Opll.ShouldHaveSingleItem();

        (record.Extent, record.Source.Value, record.Source.Fact, record.Unconfirmed, record.Site).ShouldBe((extent, words, Facts.Opll, false, OpllSite.Cervical));
    }

    [Theory]
    [InlineData("sct|90448008", "provisional", "", "present, mild, not confirmed")]
    [InlineData("icd|M48.8X9", "confirmed", "", "present, mild, site unknown")]
    [InlineData("sct|90448008", "differential", "sct|1", "present, mild, not confirmed, site unknown")]
    public void D2_What_is_to_be_confirmed_of_an_OPLL_stands_in_its_value(string code, string verification, string site, string words)
    {
        var sites = site.Length > 0 ? $", \"bodySite\": [{Written.Concept(site)}]" : string.Empty;
        var condition = Written.Condition(code, $"\"severity\": {Written.Concept("sct|255604002")}{sites}", verification: verification);

        Chart.Empty.With(condition).Picture.Opll.Single().Source.Value.ShouldBe(words);
        Chart.Empty.With(condition.Replace("\"active\"", "\"resolved\"", StringComparison.Ordinal)).Picture.Opll.Single().Source.Value.ShouldBe("resolved");
    }

    [Fact]
    public void D2_An_OPLL_in_words_alone_is_told_to_be_so() => Chart.Empty
        .With("""{ "resourceType": "Condition", "clinicalStatus": { "coding": [{ "system": "http://terminology.hl7.org/CodeSystem/condition-clinical", "code": "active" }] }, "code": { "text": "cervical OPLL" } }""")
        .Picture.Opll.Single().Source.Value.ShouldBe("present, not coded, site unknown");

    [Theory]
    [InlineData("sct|45048000", OpllSite.Cervical)]
    [InlineData("sct|122494005", OpllSite.Cervical)]
    [InlineData("left-side", OpllSite.Cervical)]
    [InlineData("sct|51440002", OpllSite.Cervical)]
    [InlineData("sct|1", OpllSite.Unknown)]
    [InlineData("sct|1 sct|45048000", OpllSite.Cervical)]
    [InlineData("sct|1 left-side", OpllSite.Unknown)]
    public void D1_A_body_site_that_is_not_the_neck_leaves_the_level_open(string site, OpllSite level) =>
        Chart.Empty.With(Written.Condition(Opll, $"\"bodySite\": [{Written.Concept(site)}]")).Picture.Opll.ShouldHaveSingleItem().Site.ShouldBe(level);

    [Theory]
    [InlineData("\"onsetDateTime\": 5")]
    [InlineData("\"subject\": { \"display\": \"Alex\" }")]
    public void D2_An_OPLL_that_cannot_be_read_or_names_nobody_is_to_be_confirmed(string members)
    {
        var record = Chart.Empty.With(Written.Condition(Opll, members)).Picture.Opll.ShouldHaveSingleItem();

        (record.Unconfirmed, record.State, record.Extent, record.Source.Value, record.Source.Fact).ShouldBe((true, ProblemState.Active, OpllExtent.NotStated, "unconfirmed", Facts.Opll));
    }
}
