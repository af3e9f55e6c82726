using System.Collections.Immutable;
using System.Globalization;
using CervicalRehab.Cds.Fhir.Resources;

namespace CervicalRehab.Cds.Workbench.Assessment;

/// <summary>What an item of a Questionnaire says about its own input.</summary>
internal static class AskedItem
{
    /// <summary>True for an item that takes a number.</summary>
    public static bool IsNumber(this QuestionnaireItem item) => item.Type is "decimal" or "integer";

    /// <summary>Permitted answers of a choice.</summary>
    public static ImmutableArray<Coding> Options(this QuestionnaireItem item) =>
        [.. (item.AnswerOption ?? []).Select(option => option.ValueCoding).OfType<Coding>()];

    /// <summary>Items within.</summary>
    public static ImmutableArray<QuestionnaireItem> Parts(this QuestionnaireItem item) => item.Item ?? [];

    /// <summary>Every question of a form, in its order; groups are left out.</summary>
    public static IEnumerable<(QuestionnaireItem Item, string Name)> Questions(ImmutableArray<QuestionnaireItem> items, string within = "") =>
        items.SelectMany(item => item.Type is "group"
            ? Questions(item.Parts(), item.Code is null ? within : Text(item))
            : [(item, within.Length == 0 ? Text(item) : $"{within}: {Text(item)}")]);

    /// <summary>What is asked.</summary>
    public static string Text(this QuestionnaireItem item) => item.Text ?? item.Code?.FirstOrDefault()?.Display ?? item.LinkId ?? string.Empty;

    /// <summary>Unit and range of a number, such as <c>0-90 degrees</c>.</summary>
    public static string Range(this QuestionnaireItem item)
    {
        var unit = Extension(item, "questionnaire-unit")?.ValueCoding;
        return $"{Number(item.Least())}-{Number(item.Most())} {unit?.Display ?? unit?.Code}".Trim();
    }

    /// <summary>Smallest answer; null without a bound.</summary>
    public static decimal? Least(this QuestionnaireItem item) => Extension(item, "minValue")?.ValueDecimal;

    /// <summary>Largest answer; null without a bound.</summary>
    public static decimal? Most(this QuestionnaireItem item) => Extension(item, "maxValue")?.ValueDecimal;

    private static string Number(decimal? value) => value?.ToString("0.#", CultureInfo.InvariantCulture) ?? "any";

    private static Extension? Extension(QuestionnaireItem item, string name) =>
        (item.Extension ?? []).FirstOrDefault(extension => extension.Url?.EndsWith("/" + name, StringComparison.Ordinal) is true);
}
