using System.Globalization;
using System.Text.Json;
using CervicalRehab.Cds.Workbench.Layout;

namespace CervicalRehab.Cds.Workbench.Bench;

/// <summary>The patient of a call: name, and age in whole years where the birth date tells it.</summary>
public sealed record BenchPatient(string Name, int? Age)
{
    /// <summary>Reads a FHIR Patient; null when it has no name.</summary>
    public static BenchPatient? Of(JsonElement patient, DateOnly today) =>
        patient.Items("name").Select(NameOf).FirstOrDefault(static name => name.Length > 0) is { } name ? new(name, AgeOf(patient.Text("birthDate"), today)) : null;

    private static string NameOf(JsonElement name) => name.Text("text") ?? string.Join(' ', name.Texts("given").Append(name.Text("family")).OfType<string>());

    private static int? AgeOf(string? birthDate, DateOnly today) =>
        DateOnly.TryParseExact(birthDate, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var born) && born <= today
            ? today.Year - born.Year - ((today.Month, today.Day).CompareTo((born.Month, born.Day)) < 0 ? 1 : 0)
            : null;
}
