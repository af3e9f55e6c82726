using Deque.AxeCore.Playwright;
using Microsoft.Playwright;

namespace CervicalRehab.Cds.Service.Tests.Browser;

/// <summary>What axe-core says of a page, with every rule that it has on by default, in the page itself and in its frames.</summary>
internal static class Axe
{
    /// <summary>Fails for each rule that is broken, and says where.</summary>
    public static async Task ShouldHaveNoViolation(this IPage page)
    {
        var found = await page.RunAxe();

        found.Passes.ShouldNotBeEmpty("axe looked at nothing");
        found.Violations.Select(one => $"{one.Id}: {string.Join(", ", one.Nodes.Take(3).Select(node => node.Target))}").ShouldBeEmpty();
    }
}
