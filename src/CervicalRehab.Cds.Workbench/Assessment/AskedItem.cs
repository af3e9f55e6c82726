using System.Globalization;
using CervicalRehab.Cds.Fhir.Extracting;
using Hl7.Fhir.Model;
using Item = Hl7.Fhir.Model.Questionnaire.ItemComponent;
using Kind = Hl7.Fhir.Model.Questionnaire.QuestionnaireItemType;

namespace CervicalRehab.Cds.Workbench.Assessment;

/// <summary>What an item of a Questionnaire says about its own input.</summary>
internal static class AskedItem
{
    /// <summary>True for an item that holds others.</summary>
    public static bool IsGroup(this Item item) => item.Type is Kind.Group;

    /// <summary>True for an item that takes a number.</summary>
    public static bool IsNumber(this Item item) => item.Type is Kind.Decimal or Kind.Integer;

    /// <summary>Permitted answers of a choice.</summary>
    public static IEnumerable<Coding> Options(this Item item) => item.AnswerOption.Select(option => option.Value).OfType<Coding>();

    /// <summary>Every question of a form, in its order; groups are left out.</summary>
    public static IEnumerable<(Item Item, string Name)> Questions(IEnumerable<Item> items, string within = "") =>
        items.SelectMany(item => item.IsGroup()
            ? Questions(item.Item, item.Code is [] ? within : Words(item))
            : [(item, within.Length == 0 ? Words(item) : $"{within}: {Words(item)}")]);

    /// <summary>Every item below these, groups before what they hold.</summary>
    public static IEnumerable<Item> Below(IEnumerable<Item> items) => items.SelectMany(item => Below(item.Item).Prepend(item));

    /// <summary>Name of the field that says a number was not measured.</summary>
    public static string NotMeasured(string linkId) => linkId + "--not-examined";

    /// <summary>An answer in words: <c>not-performed</c> is ours to say plainly.</summary>
    public static string Words(this Coding answer) => answer.Code == AssessmentForm.NotExamined.Code ? "Not examined" : answer.Display ?? answer.Code ?? string.Empty;

    /// <summary>What is asked.</summary>
    public static string Words(this Item item) => item.Text ?? item.Code.FirstOrDefault()?.Display ?? item.LinkId ?? string.Empty;

    /// <summary>Unit and range of a number, such as <c>0-90 degrees</c>.</summary>
    public static string Range(this Item item) => $"{Number(item.Least())}-{Number(item.Most())} {item.UnitWords()}".Trim();

    /// <summary>Unit of a number in words; empty without one.</summary>
    public static string UnitWords(this Item item) => Value(item, "questionnaire-unit") is Coding unit ? unit.Display ?? unit.Code ?? string.Empty : string.Empty;

    /// <summary>Smallest answer; null without a bound.</summary>
    public static decimal? Least(this Item item) => (Value(item, "minValue") as FhirDecimal)?.Value;

    /// <summary>Largest answer; null without a bound.</summary>
    public static decimal? Most(this Item item) => (Value(item, "maxValue") as FhirDecimal)?.Value;

    private static string Number(decimal? value) => value?.ToString("0.#", CultureInfo.InvariantCulture) ?? "any";

    private static DataType? Value(Item item, string name) =>
        item.Extension.Find(extension => extension.Url?.EndsWith("/" + name, StringComparison.Ordinal) is true)?.Value;
}
