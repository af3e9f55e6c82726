#!/usr/bin/env bash
# Hl7.Fhir.R4 6.8.0 (NuGet, the Firely SDK for .NET), .NET 10, its FHIRPath engine:
# - a dateTime with an offset is compared with a bare date by its day in UTC, whatever the zone of the machine. 08:00 of 29 February in +09:00 is before 29 February and not "on or after" it;
#   20:00 in -05:00 is after it and not "on or before". FHIRPath compares down to the precision that both have; that is the day, it is the same one there, and the answer is empty, as it is for
#   noon in UTC. toDate() makes 2024-02-29-05:00 of one, a date with a zone, which FHIR does not have.
# - round() takes an even neighbour for a half: 0.5 is 0 and 2.5 is 2, while 1.5 is 2 and 3.5 is 4. FHIRPath says the traditional rounding, of which 0.5 to 1 is its example.
#
# Of all examinations "on or after" a date, those of the morning of that day are left out in Korea and Japan, and in America those of its evening from "on or before". Means of two grades
# of pain or strength are rounded up or down by whether the lower is odd. fhirpath 5.2.2 (npm) gives 1 and 3.
# Seen, in the zones of Seoul and of New York: see the table in the script, all lines. Exits 0 while that is so, 1 once it is not.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"
cat > finding.csproj <<'XML'
<Project Sdk="Microsoft.NET.Sdk">
  <PropertyGroup><OutputType>Exe</OutputType><TargetFramework>net10.0</TargetFramework><ImplicitUsings>enable</ImplicitUsings></PropertyGroup>
  <ItemGroup>
    <PackageReference Include="Hl7.Fhir.R4" Version="6.8.0" />
    <PackageReference Include="Microsoft.Extensions.Caching.Memory" Version="10.0.10" />
  </ItemGroup>
</Project>
XML
cat > Program.cs <<'CS'
using Hl7.Fhir.FhirPath;
using Hl7.Fhir.Model;

// expression on an Observation at the given time, what is said; an empty result is ""
(string Effective, string Expression, string Said)[] table =
[
    ("2024-02-29T12:00:00Z", "Observation.effective >= @2024-02-29", ""),
    ("2024-02-29T08:00:00+09:00", "Observation.effective >= @2024-02-29", "false"),
    ("2024-02-29T08:00:00+09:00", "Observation.effective < @2024-02-29", "true"),
    ("2024-02-29T20:00:00-05:00", "Observation.effective <= @2024-02-29", "false"),
    ("2024-02-29T20:00:00-05:00", "Observation.effective > @2024-02-29", "true"),
    ("2024-02-29T20:00:00-05:00", "Observation.effective.toDate().toString()", "2024-02-29-05:00"),
    ("2024-02-29", "(0.5).round()", "0"),
    ("2024-02-29", "(1.5).round()", "2"),
    ("2024-02-29", "((2 + 3) / 2).round()", "2"),
    ("2024-02-29", "((3 + 4) / 2).round()", "4"),
];
Console.WriteLine($"Hl7.Fhir.R4 {typeof(Observation).Assembly.GetName().Version}, zone {TimeZoneInfo.Local.Id}");
var same = true;
foreach (var (effective, expression, said) in table)
{
    var observation = new Observation { Status = ObservationStatus.Final, Code = new CodeableConcept { Text = "Flexion" }, Effective = new FhirDateTime(effective) };
    var seen = string.Join(", ", observation.Select(expression));
    Console.WriteLine($"{effective,-26} {expression,-42} {(seen.Length == 0 ? "empty" : seen)}");
    same &= string.Equals(seen, said, StringComparison.OrdinalIgnoreCase);
}

return same ? 0 : 1;
CS
TZ=Asia/Seoul dotnet run
TZ=America/New_York dotnet run --no-build
