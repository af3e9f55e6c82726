#!/usr/bin/env bash
# Firely.Fhir.Validation.R4 3.6.0 with Hl7.Fhir.R4 6.8.0, .NET 10: a validator whose definitions come through a SnapshotSource refuses valid resources when its
# first calls come from several threads. The answer is an ordinary OperationOutcome with an error ("Unable to resolve reference to profile ... Cannot start a new
# snapshot generation. The previous operation has not finished."), so a test run in parallel looks as if the resources were wrong; the refused type stays refused
# for as long as the validator lives. One call after another, or one lock around the calls, gives no issue.
#
# Seen: one after another 0 of 6 refused, at the same moment 5 of 6 refused. Exits 0 while that is so (any refused at the same moment), 1 once it is not.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"
cat > finding.csproj <<'XML'
<Project Sdk="Microsoft.NET.Sdk">
  <PropertyGroup><OutputType>Exe</OutputType><TargetFramework>net10.0</TargetFramework><ImplicitUsings>enable</ImplicitUsings></PropertyGroup>
  <ItemGroup>
    <PackageReference Include="Firely.Fhir.Validation.R4" Version="3.6.0" />
    <PackageReference Include="Hl7.Fhir.R4" Version="6.8.0" />
    <PackageReference Include="Hl7.Fhir.Specification.Data.R4" Version="6.8.0" />
    <PackageReference Include="Microsoft.Extensions.Caching.Memory" Version="10.0.10" />
  </ItemGroup>
</Project>
XML
cat > Program.cs <<'CS'
using Firely.Fhir.Validation;
using Hl7.Fhir.Model;
using Hl7.Fhir.Specification.Source;
using Hl7.Fhir.Specification.Terminology;

var code = new CodeableConcept("http://loinc.org", "8867-4", "Heart rate");
Resource[] valid =
[
    new Observation { Id = "o", Status = ObservationStatus.Final, Code = code },
    new Condition { Id = "c", Subject = new ResourceReference("Patient/p"), ClinicalStatus = new CodeableConcept("http://terminology.hl7.org/CodeSystem/condition-clinical", "active") },
    new Patient { Id = "p" },
    new Procedure { Id = "r", Status = EventStatus.Completed, Subject = new ResourceReference("Patient/p") },
    new DiagnosticReport { Id = "d", Status = DiagnosticReport.DiagnosticReportStatus.Final, Code = code },
    new Basic { Id = "b", Code = code },
];
Console.WriteLine($"Firely.Fhir.Validation {typeof(Validator).Assembly.GetName().Version}, Hl7.Fhir.R4 {typeof(Patient).Assembly.GetName().Version}, {Environment.ProcessorCount} processors");

var oneByOne = New();
var alone = valid.Count(resource => Refused(oneByOne, resource));
Console.WriteLine($"one after another: {alone} of {valid.Length} refused");

var together = 0;
for (var attempt = 0; attempt < 5 && together == 0; attempt++)
{
    var shared = New();
    using var start = new Barrier(valid.Length);
    var threads = valid.Select(resource => new Thread(() =>
    {
        start.SignalAndWait();
        if (Refused(shared, resource))
        {
            Interlocked.Increment(ref together);
        }
    })).ToList();
    threads.ForEach(thread => thread.Start());
    threads.ForEach(thread => thread.Join());
}

Console.WriteLine($"at the same moment: {together} of {valid.Length} refused");
return alone == 0 && together > 0 ? 0 : 1;

static Validator New()
{
    var source = new CachedResolver(new SnapshotSource(new CachedResolver(ZipSource.CreateValidationSource())));
    return new Validator(source, LocalTerminologyService.CreateDefaultForCore(source));
}

static bool Refused(Validator validator, Resource resource) => validator.Validate(resource).Issue.Exists(issue => issue.Severity is OperationOutcome.IssueSeverity.Error or OperationOutcome.IssueSeverity.Fatal);
CS
dotnet run
