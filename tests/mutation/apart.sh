#!/usr/bin/env bash
# A copy of the tree in which the reader of JSON tokens is an assembly of its own: apart.sh <folder that does not exist>
# Planted code asks at each place that may change which change is active; the token reader has such places for every byte, and would take nine tenths of the time.
# What is planted in the other readers and in the writers sees it unchanged.
set -euo pipefail
cd "$(dirname "$0")/../.."
copy=$1 name=CervicalRehab.Cds.Tokens
mkdir -p "$copy"
git ls-files -z --cached --others --exclude-standard | xargs -0 cp --parents -t "$copy"

fhir=$copy/src/CervicalRehab.Cds.Fhir tokens=$copy/src/$name
mkdir "$tokens"
for file in Lexeme MemberNames Passing PlainReader ReadingState StrictReader; do mv "$fhir/Reading/Selecting/$file.cs" "$tokens/"; done
cat > "$tokens/$name.csproj" <<XML
<Project Sdk="Microsoft.NET.Sdk">
  <PropertyGroup>
    <Optimize>true</Optimize>
  </PropertyGroup>
  <ItemGroup>
    <InternalsVisibleTo Include="CervicalRehab.Cds.Fhir;CervicalRehab.Cds.Service;CervicalRehab.Cds.Service.Tests" />
  </ItemGroup>
</Project>
XML
sed -i "s|^\( *\)<ProjectReference Include=.*Protocol.csproj\" />|&\n\1<ProjectReference Include=\"../$name/$name.csproj\" />|" "$fhir/CervicalRehab.Cds.Fhir.csproj"
# One more project: what the lock files name of packages stays, and is only read again.
sed -i '/<RestoreLockedMode /d' "$copy/Directory.Build.props"
