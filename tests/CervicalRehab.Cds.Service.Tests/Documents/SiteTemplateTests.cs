using CervicalRehab.Cds.Service.Tests.Memory;

namespace CervicalRehab.Cds.Service.Tests.Documents;

/// <summary>The folder a site begins with starts the service in Production, with its keys and its codes, and without a token nobody is answered.</summary>
public sealed class SiteTemplateTests
{
    private static readonly string Template = RepositoryFiles.PathOf("deploy", "site-template");

    [Fact]
    public async Task The_settings_of_the_template_start_the_service_in_Production_and_it_asks_for_a_token()
    {
        var data = Directory.CreateTempSubdirectory();
        try
        {
            await using var service = await RunningService.Start(data.FullName, Settings("site.env", data.FullName));

            var answer = await service.Client.GetAsync("/cds-services", TestContext.Current.CancellationToken);

            ((int)answer.StatusCode).ShouldBe(401);
            (await service.Line("site codes used")).ShouldContain("4 site codes used");
        }
        finally
        {
            data.Delete(recursive: true);
        }
    }

    [Fact]
    public async Task The_approval_of_the_template_once_filled_in_is_one_that_the_service_takes()
    {
        var data = Directory.CreateTempSubdirectory();
        var approval = File.ReadAllLines(Path.Combine(Template, "approval.env")).Where(line => line.StartsWith("# Content__", StringComparison.Ordinal)).Select(line => line[2..]).ToArray();
        try
        {
            approval.Length.ShouldBe(3);
            await using var service = await RunningService.Start(data.FullName, [.. Settings("site.env", data.FullName), .. approval]);

            (await service.Client.GetStringAsync("/protocol", TestContext.Current.CancellationToken)).ShouldContain("Spine board, Hospital of Example");
        }
        finally
        {
            data.Delete(recursive: true);
        }
    }

    [Fact]
    public void Every_setting_of_the_template_is_one_there_is()
    {
        var known = SettingsTable.Rows().Select(row => row[0].Trim('`')).ToHashSet(StringComparer.Ordinal);

        Settings("site.env", "x").Concat(Settings("approval.env", "x")).Select(setting => setting.Split('=')[0]).Where(name => !known.Contains(name)).ShouldBeEmpty();
    }

    private static string[] Settings(string file, string data) =>
    [
        .. File.ReadAllLines(Path.Combine(Template, file)).Where(line => line.Length > 0 && line[0] != '#')
            .Select(line => line.Replace("/site/", Template + "/", StringComparison.Ordinal).Replace("/data/", data + "/", StringComparison.Ordinal)),
    ];
}
