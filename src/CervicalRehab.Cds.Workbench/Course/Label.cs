using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Rendering;

namespace CervicalRehab.Cds.Workbench.Course;

/// <summary>A word in a drawing. In code, because a text element of SVG means something else in a Razor file.</summary>
public sealed class Label : IComponent
{
    private RenderHandle _handle;

    /// <summary>Where it stands from the left.</summary>
    [Parameter]
    public double X { get; set; }

    /// <summary>Where its foot stands from above.</summary>
    [Parameter]
    public double Y { get; set; }

    /// <summary><c>start</c>, <c>middle</c> or <c>end</c>.</summary>
    [Parameter]
    public string Anchor { get; set; } = "start";

    /// <summary>Class of its look; null for the plain one.</summary>
    [Parameter]
    public string? Kind { get; set; }

    /// <summary>What it says.</summary>
    [Parameter]
    public string Words { get; set; } = string.Empty;

    /// <inheritdoc/>
    public void Attach(RenderHandle renderHandle) => _handle = renderHandle;

    /// <inheritdoc/>
    public Task SetParametersAsync(ParameterView parameters)
    {
        parameters.SetParameterProperties(this);
        _handle.Render(Draw);
        return Task.CompletedTask;
    }

    private void Draw(RenderTreeBuilder drawing)
    {
        drawing.OpenElement(0, "text");
        drawing.AddAttribute(1, "x", ChartGeometry.Text(X));
        drawing.AddAttribute(2, "y", ChartGeometry.Text(Y));
        drawing.AddAttribute(3, "text-anchor", Anchor);
        drawing.AddAttribute(4, "class", Kind);
        drawing.AddContent(5, Words);
        drawing.CloseElement();
    }
}
