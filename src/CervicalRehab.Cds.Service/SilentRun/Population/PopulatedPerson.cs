using System.Globalization;
using System.Text;
using CervicalRehab.Cds.Fhir.Serialization;
using CervicalRehab.Cds.Service.Samples;
using Hl7.Fhir.Model;

namespace CervicalRehab.Cds.Service.SilentRun.Population;

/// <summary>One invented person: writes what a sample tells, changed a little as records are.</summary>
internal sealed class PopulatedPerson(string id, int age, Random dice, DateOnly today)
{
    private const string LocalSystem = "https://hospital.example/codes";

    private static readonly string[] s_given = ["Ana", "Ben", "Chen", "Dora", "Emil", "Fatima", "Goran", "Hana", "Igor", "Jana", "Kofi", "Lena", "Miguel", "Nora", "Otto", "Priya"];
    private static readonly string[] s_family = ["Abel", "Brandt", "Castro", "Dubois", "Ekholm", "Ferrari", "Garcia", "Hoang", "Ito", "Jones", "Kovac", "Lopez", "Meyer", "Ng", "Olsen", "Park"];

    // A site's own code in the place of one of ours.
    private static readonly Dictionary<string, (string Code, string Display)> s_local = new(StringComparer.Ordinal)
    {
        ["hoffmann-sign"] = ("NEU-HOFF", "Hoffmann reflex"),
        ["gait-instability"] = ("NEU-GAIT", "Gait unsteady"),
        ["upper-limb-numbness"] = ("NEU-NUMB-UE", "Numbness upper extremity"),
        ["pain-vas"] = ("PAIN-VAS", "Pain VAS"),
        ["rom-cervical-panel"] = ("ROM-C", "Cervical range of motion"),
        ["shoulder-impingement"] = ("SH-IMP", "Shoulder impingement test"),
    };

    /// <summary>Id of the Patient.</summary>
    public string Id => id;

    /// <summary>The reference to the Patient, as servers write it: mostly relative.</summary>
    public string Reference => dice.Next(10) == 0 ? $"https://ehr.hospital.example/fhir/Patient/{id}" : $"Patient/{id}";

    /// <summary>Writes the Patient.</summary>
    public void Write(PopulationWriter export)
    {
        var birth = today.AddYears(-age).AddDays(-dice.Next(1, 364));
        export.Write("Patient", $$"""
            {"resourceType":"Patient","id":"{{id}}","meta":{"versionId":"1","lastUpdated":"{{SampleFact.Date(today.AddDays(-3))}}T08:00:00Z"},"identifier":[{"system":"https://hospital.example/mrn","value":"MRN{{dice.Next(1_000_000, 9_999_999)}}"}],"active":true,"name":[{"use":"official","family":"{{s_family[dice.Next(s_family.Length)]}}","given":["{{s_given[dice.Next(s_given.Length)]}}"]}],"gender":"{{(dice.Next(2) == 0 ? "female" : "male")}}","birthDate":"{{SampleFact.Date(birth)}}"}
            """);
    }

    /// <summary>Writes a fact, unless it is one that nobody recorded.</summary>
    public void Write(SampleFact fact, PopulationWriter export)
    {
        if (fact.Name is not "opll" && dice.Next(100) < 4)
        {
            return;
        }

        var resource = (DomainResource)fact.Resource.DeepCopy();
        resource.Id = $"{fact.Id}-{id}";
        resource.SetValue("subject", new ResourceReference(Reference));
        resource.Meta = new() { VersionId = "1", LastUpdated = new DateTimeOffset(today.AddDays(-1).ToDateTime(new TimeOnly(6, 0)), TimeSpan.Zero) };
        Change(fact, resource);
        var json = Encoding.UTF8.GetString(ResourceJson.ToBytes(resource).Span);
        export.Write(fact.Type, json);
        if (dice.Next(200) == 0)
        {
            // As some servers do.
            export.Write(fact.Type, json);
        }
    }

    private void Change(SampleFact fact, DomainResource resource)
    {
        if (resource is Condition condition)
        {
            condition.RecordedDateElement = condition.Onset is FhirDateTime { Value: { } onset } ? new FhirDateTime(onset) : null;
        }

        if (resource is not Observation observation)
        {
            return;
        }

        if (observation.Effective is FhirDateTime { Value: { } day })
        {
            observation.IssuedElement = new Instant(new DateTimeOffset(DateOnly.ParseExact(day, "yyyy-MM-dd", CultureInfo.InvariantCulture).ToDateTime(new TimeOnly(15, dice.Next(60))), TimeSpan.Zero));
        }

        var roll = dice.Next(100);
        if (roll < 5 && s_local.TryGetValue(fact.Name, out var local))
        {
            observation.Code = new CodeableConcept(LocalSystem, local.Code, local.Display, null);
        }
        else if (roll < 7)
        {
            observation.Status = ObservationStatus.Preliminary;
        }
        else if (roll < 8)
        {
            observation.Status = ObservationStatus.EnteredInError;
        }

        if (fact.Name is "pain-vas" && observation.Value is Quantity { Value: { } millimeters } pain)
        {
            pain.Value = Math.Clamp(millimeters + dice.Next(-6, 7), 0, 100);
        }
    }
}
