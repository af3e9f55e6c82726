using System.Net;
using System.Text.RegularExpressions;
using CervicalRehab.Cds.Service.PatientRecord;
using CervicalRehab.Cds.Service.Samples;
using CervicalRehab.Cds.Service.Tests.Fetching;

namespace CervicalRehab.Cds.Service.Tests.Smart;

/// <summary>What could not be read is not said to be not on record, on the course page as on the card.</summary>
public sealed partial class CourseOverFailuresTests
{
    [Fact]
    public async Task Care_plans_that_could_not_be_read_are_not_none()
    {
        var text = await Course(SamplePatient.Baseline(TestHost.Today), "carePlans");

        text.ShouldNotContain("No program is on record");
        text.ShouldContain("Care plans could not be read: a program may be running.");
    }

    [Fact]
    public async Task Measurements_that_could_not_be_read_are_not_none()
    {
        var text = await Course(SamplePatient.Baseline(TestHost.Today), Observations);

        text.ShouldNotContain("No usable measurement is on record");
        text.ShouldNotContain("Nothing usable is on record");
        text.ShouldNotContain("unknown (not recorded)");
        text.ShouldContain("Measurements could not be read: there may be some on record.");
        text.ShouldContain("Examinations could not be read: there may be some on record.");
        text.ShouldContain("unknown (not evaluated)");
    }

    [Theory]
    [InlineData(true, "Examinations could not be read: what comes first may be on record.")]
    [InlineData(false, "What the record lacks comes first.")]
    public async Task The_assessment_says_what_the_record_lacks_only_where_it_was_read(bool fails, string said)
    {
        var text = await Page("/assessment", SamplePatient.Baseline(TestHost.Today), fails ? Observations : []);

        text.ShouldContain(said);
        text.Contains("What the record lacks", StringComparison.Ordinal).ShouldBe(!fails);
    }

    [Fact]
    public async Task What_was_read_and_is_not_there_is_not_on_record()
    {
        var text = await Course(new SamplePatient { Today = TestHost.Today }.WithOpll().WithSpasm());

        text.ShouldContain("No program is on record.");
        text.ShouldContain("No usable measurement is on record.");
        text.ShouldContain("Nothing usable is on record.");
        text.ShouldContain("unknown (not recorded)");
        text.ShouldNotContain("could not be read");
    }

    private static string[] Observations => [.. PrefetchKeys.All.Where(key => key.ResourceType is "Observation").Select(key => key.Name)];

    private static Task<string> Course(SamplePatient patient, params string[] failing) => Page("/course", patient, failing);

    private static async Task<string> Page(string address, SamplePatient patient, params string[] failing)
    {
        await using var ehr = await TestEhr.Start(patient);
        using var app = new LaunchedApp(ehr);
        foreach (var key in failing)
        {
            ehr.Fhir.On(key, Faults.Status(500));
        }

        (await app.Get(await app.SignIn())).Status.ShouldBe(302);
        var (status, page, at) = await app.Get(address);
        if (status == 302)
        {
            // The form of each patient has an address of its own.
            (status, page, _) = await app.Get(at!.ToString());
        }

        status.ShouldBe(200, page);
        return Blanks().Replace(Tags().Replace(WebUtility.HtmlDecode(page), " "), " ");
    }

    [GeneratedRegex("<[^>]+>", RegexOptions.None, matchTimeoutMilliseconds: 1_000)]
    private static partial Regex Tags();

    [GeneratedRegex(@"\s+", RegexOptions.None, matchTimeoutMilliseconds: 1_000)]
    private static partial Regex Blanks();
}
