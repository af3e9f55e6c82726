using System.Collections;
using System.Globalization;
using System.Xml.Linq;
using CervicalRehab.Cds.Service.Hosting;

namespace CervicalRehab.Cds.Service.Tests.Documents;

/// <summary>The rows of the table of settings: names and defaults by reflection, meanings from the doc comments.</summary>
internal static class SettingsTable
{
    // Of properties alone: what the compiler writes for us has comments of other forms.
    private static readonly Lazy<Dictionary<string, string>> Comments = new(() =>
        XDocument.Load(Path.ChangeExtension(typeof(Settings).Assembly.Location, ".xml"))
            .Descendants("member").Where(member => member.Attribute("name")!.Value.StartsWith("P:", StringComparison.Ordinal))
            .ToDictionary(member => member.Attribute("name")!.Value, member => Text(member.Element("summary")), StringComparer.Ordinal));

    /// <summary>Setting, default and meaning.</summary>
    public static IEnumerable<string[]> Rows() =>
        Settings.Alone.Select(setting => new[] { Code(setting.Name), Code(setting.Default), setting.Meaning }).Concat(Settings.Sections.SelectMany(Of));

    private static IEnumerable<string[]> Of(SettingsSection section)
    {
        var defaults = Activator.CreateInstance(section.Options)!;
        foreach (var property in section.Options.GetProperties().Where(property => property.SetMethod?.IsPublic == true))
        {
            var isList = property.PropertyType != typeof(string) && typeof(IEnumerable).IsAssignableFrom(property.PropertyType);
            var name = $"{section.Name}{(section.IsList ? "__0" : string.Empty)}__{property.Name}{(isList ? "__0" : string.Empty)}";
            yield return [Code(name), Code(isList ? string.Empty : Default(property.GetValue(defaults))), Comments.Value[$"P:{section.Options.FullName}.{property.Name}"]];
        }
    }

    private static string Default(object? value) => value is bool flag ? (flag ? "true" : "false") : Convert.ToString(value, CultureInfo.InvariantCulture) ?? string.Empty;

    private static string Code(string text) => text.Length == 0 ? string.Empty : $"`{text}`";

    private static string Text(XElement? summary) => summary is null
        ? string.Empty
        : string.Join(' ', string.Concat(summary.Nodes().Select(Node)).Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries)).Replace("|", "\\|", StringComparison.Ordinal);

    private static string Node(XNode node) => node switch
    {
        XElement { Name.LocalName: "see" } see => $"`{see.Attribute("cref")!.Value.Split('.')[^1]}`",
        XElement element => $"`{element.Value}`",
        _ => node.ToString(),
    };
}
