using CervicalRehab.Cds.Service.SilentRun.Results;

namespace CervicalRehab.Cds.Service.Tests.SilentRun;

/// <summary>What others wrote, as a field of a file that somebody opens in a spreadsheet.</summary>
public sealed class CsvTests
{
    [Theory]
    [InlineData("Hoffmann sign", "Hoffmann sign")]
    [InlineData("left, right", "\"left, right\"")]
    [InlineData("a \"sign\"", "\"a \"\"sign\"\"\"")]
    [InlineData("two\nlines", "\"two\nlines\"")]
    [InlineData("=1+1", "'=1+1")]
    [InlineData("+1", "'+1")]
    [InlineData("-1", "'-1")]
    [InlineData("@SUM(A1)", "'@SUM(A1)")]
    [InlineData("\t=1+1", "'\t=1+1")]
    [InlineData("\r=1,1", "\"'\r=1,1\"")]
    [InlineData("1-1", "1-1")]
    [InlineData("", "")]
    [InlineData(null, "")]
    public void A_field_keeps_its_text_and_is_no_formula(string? text, string field) => Csv.Field(text).ShouldBe(field);
}
