#!/usr/bin/env bash
# Fhir.Metrics 1.4.1 (NuGet, UCUM by the makers of Hl7.Fhir.R4, which depends on it), .NET 10: FhirMetricService.TryCompare answers true with the order of two texts, not of two quantities.
# Each quantity becomes the text of its search index, unit and exponent before the digits (9 mm is "mE-3x9", 10 mm is "mE-2x1.0"), and there -3 stands behind -2.
# So 9 mm is above 10 mm, 5 mm above 1 cm, 5 deg above 45 deg, 5 mg above 50 mg; 10 mm and 1 cm are not the same; and 1 mm has an order against 1 kg, where false would be right.
# Two positive numbers of at least one base unit (g, m, rad, s) come out right, which hides it. TryConvertTo of the same service is right: its tests say nothing of a comparison.
#
# A rotation of the neck, pain on a scale in mm, a small dose: limits in just these units come out on the wrong side.
# Seen: 99 kg below 100 kg right; the six above wrong, all with true. Exits 0 while that is so, 1 once it is not.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"
cat > finding.csproj <<'XML'
<Project Sdk="Microsoft.NET.Sdk">
  <PropertyGroup><OutputType>Exe</OutputType><TargetFramework>net10.0</TargetFramework><ImplicitUsings>enable</ImplicitUsings></PropertyGroup>
  <ItemGroup><PackageReference Include="Fhir.Metrics" Version="1.4.1" /></ItemGroup>
</Project>
XML
cat > Program.cs <<'CS'
using Fhir.Metrics;

const string Ucum = "http://unitsofmeasure.org";
var service = FhirMetricService.Instance.Value;

((decimal Value, string Unit) Left, (decimal Value, string Unit) Right, int Order, bool Correct)[] table =
[
    ((99, "kg"), (100, "kg"), -1, true),
    ((9, "mm"), (10, "mm"), 1, false),
    ((5, "mm"), (1, "cm"), 1, false),
    ((5, "deg"), (45, "deg"), 1, false),
    ((5, "mg"), (50, "mg"), 1, false),
    ((10, "mm"), (1, "cm"), 1, false),
    ((1, "mm"), (1, "kg"), 1, false),
];
var same = true;
foreach (var (left, right, order, correct) in table)
{
    var said = service.TryCompare((left.Value, left.Unit, Ucum), (right.Value, right.Unit, Ucum), out int? compared);
    Console.WriteLine($"{left.Value} {left.Unit} against {right.Value} {right.Unit}: {said}, {compared} ({(correct ? "right" : "wrong")})");
    same &= said && Math.Sign(compared ?? 0) == order;
}

var converted = service.TryConvertTo((9m, "mm", Ucum), "cm", out (decimal Value, string Unit, string System)? centimetres);
Console.WriteLine($"9 mm converted: {converted}, {centimetres?.Value} {centimetres?.Unit}");
return same && converted && centimetres?.Value == 0.9m ? 0 : 1;
CS
dotnet run
