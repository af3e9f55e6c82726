using System.Globalization;

namespace CervicalRehab.Cds.Service.Tests.Fuzzing;

/// <summary>Some thousands of cases on every run, the same ones unless FUZZ_SEED says otherwise; millions with the command in tests/README.md.</summary>
public sealed class FuzzTests(FuzzHost host, ITestOutputHelper output) : IClassFixture<FuzzHost>
{
    public static TheoryData<string> Targets => [.. FuzzTarget.All(null!).Select(target => target.Name)];

    [Theory]
    [MemberData(nameof(Targets))]
    public void REQ_10_RESP_10_H01_Whatever_is_sent_is_answered_or_refused_and_never_clears_what_is_there(string name)
    {
        var target = FuzzTarget.All(host).Single(one => one.Name == name);
        output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{target.InTests} cases of {name} with seed {FuzzTarget.TestSeed}"));

        for (var number = 0L; number < target.InTests; number++)
        {
            target.Fault(FuzzTarget.TestSeed, number).ShouldBeNull(string.Create(CultureInfo.InvariantCulture, $"{name}, seed {FuzzTarget.TestSeed}, case {number}"));
        }
    }

    [Fact]
    public void A_case_is_the_same_each_time_and_each_case_another()
    {
        var texts = Enumerable.Range(0, 1_000).Select(number => DateFuzz.Text(new Dice(7, "dates", number))).ToList();

        texts.ShouldBe(Enumerable.Range(0, 1_000).Select(number => DateFuzz.Text(new Dice(7, "dates", number))));
        texts.Distinct(StringComparer.Ordinal).Count().ShouldBeGreaterThan(800);
    }
}
