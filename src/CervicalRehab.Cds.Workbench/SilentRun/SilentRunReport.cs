using System.Text.RegularExpressions;
using CervicalRehab.Cds.Workbench.Layout;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Web;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.JSInterop;
using Radzen;

namespace CervicalRehab.Cds.Workbench.SilentRun;

/// <summary>Renders the report of a silent run to one page that needs nothing beside itself.</summary>
public static partial class SilentRunReport
{
    /// <summary>The page as HTML, the same for the same figures.</summary>
    public static async Task<string> Html(ReportModel model)
    {
        var services = new ServiceCollection();
        services.AddLogging();
        services.AddRadzenComponents();
        services.AddSingleton<IJSRuntime, NoScript>();
        services.AddSingleton<NavigationManager, Nowhere>();
        await using var provider = services.BuildServiceProvider();
        await using var renderer = new HtmlRenderer(provider, NullLoggerFactory.Instance);
        return await renderer.Dispatcher.InvokeAsync(async () =>
        {
            var page = await renderer.RenderComponentAsync<SilentRunPage>(ParameterView.FromDictionary(new Dictionary<string, object?>(StringComparer.Ordinal) { [nameof(SilentRunPage.Model)] = model, [nameof(SilentRunPage.Style)] = Assets.Text("workbench.css") }));
            return Named(page.ToHtmlString()) + "\n";
        });
    }

    // A chart is called something else each time it is drawn.
    private static string Named(string html)
    {
        foreach (var (at, name) in ChartName().Matches(html).Select(static found => found.Groups["name"].Value).Distinct(StringComparer.Ordinal).Index())
        {
            html = html.Replace(name, $"chart-{at}", StringComparison.Ordinal);
        }

        return html;
    }

    [GeneratedRegex("\"clipPath(?<name>[A-Za-z0-9_-]{10})\"", RegexOptions.ExplicitCapture, 1_000)]
    private static partial Regex ChartName();

    // A page that stands alone leads nowhere.
    private sealed class Nowhere : NavigationManager
    {
        public Nowhere() => Initialize("https://report.example/", "https://report.example/");
    }

    // A page that is rendered once runs no script.
    private sealed class NoScript : IJSRuntime
    {
        public ValueTask<TValue> InvokeAsync<TValue>(string identifier, object?[]? args) => throw new NotSupportedException();

        public ValueTask<TValue> InvokeAsync<TValue>(string identifier, CancellationToken cancellationToken, object?[]? args) => throw new NotSupportedException();
    }
}
