using System.Text;
using CervicalRehab.Cds.Fhir;
using CervicalRehab.Cds.Fhir.Parsing;
using CervicalRehab.Cds.Fhir.Parsing.Elements;

namespace CervicalRehab.Cds.Service.Tests.Reading;

public sealed class NameTableTests
{
    private static readonly NameTable Table = new([.. ObservationElements.Observation.Rows.Select(row => row.Name)]);

    [Fact]
    public void Each_name_is_found_in_its_place() =>
        Table.All.Select(name => Table.IndexOf(name)).ShouldBe(Enumerable.Range(0, Table.All.Length));

    [Fact]
    public void A_name_that_differs_in_one_letter_or_in_length_is_not_found() =>
        Table.All.SelectMany(Near).Where(name => Table.IndexOf(Encoding.UTF8.GetBytes(name)) >= 0).ShouldBeEmpty();

    [Theory]
    [InlineData("")]
    [InlineData("x")]
    [InlineData("Status")]
    [InlineData("_status")]
    public void Another_name_is_not_found(string name) => Table.IndexOf(Encoding.UTF8.GetBytes(name)).ShouldBe(-1);

    [Fact]
    public void A_name_given_twice_is_refused() => Should.Throw<ArgumentException>(() => new NameTable("low", "high", "low"));

    // What the lookup takes for granted: found by its code, a row has no double behind it.
    [Fact]
    public void No_code_stands_for_two_meanings() => Codes.All.GroupBy(row => (row.System, row.Code)).Where(code => code.Count() > 1).ShouldBeEmpty();

    private static IEnumerable<string> Near(byte[] bytes)
    {
        var name = Encoding.UTF8.GetString(bytes);
        return Enumerable.Range(0, name.Length).SelectMany(at => "aez~".Where(letter => letter != name[at]).Select(letter => name[..at] + letter + name[(at + 1)..]))
            .Append(name + "s").Append(name[..^1]).Append(name[1..]);
    }
}
