using Hl7.Fhir.Model;

namespace CervicalRehab.Cds.Fhir.Serialization;

/// <summary>A long text that is put together where it is written. There is a string of it once somebody asks for one, or sets another.</summary>
internal interface IComposed
{
    /// <summary>How it is put together; null when there is a string.</summary>
    Action<JsonPage>? Compose { get; }
}

/// <summary>Such a text with lines.</summary>
internal sealed class ComposedMarkdown(Action<JsonPage> compose) : Markdown, IComposed
{
    /// <inheritdoc/>
    public Action<JsonPage>? Compose => base.JsonValue is null ? compose : null;

    /// <inheritdoc/>
    public override object? JsonValue
    {
        get => base.JsonValue ??= JsonPage.TextOf(compose);
        set => base.JsonValue = value;
    }

    /// <inheritdoc/>
    protected override Base DeepCopyInternal() => new Markdown(Value);
}

/// <summary>Such a text with markup.</summary>
internal sealed class ComposedMarkup(Action<JsonPage> compose) : XHtml, IComposed
{
    /// <inheritdoc/>
    public Action<JsonPage>? Compose => base.JsonValue is null ? compose : null;

    /// <inheritdoc/>
    public override object? JsonValue
    {
        get => base.JsonValue ??= JsonPage.TextOf(compose);
        set => base.JsonValue = value;
    }

    /// <inheritdoc/>
    protected override Base DeepCopyInternal() => new XHtml(Value);
}
