#!/usr/bin/env bash
# @medplum/ccda 5.1.10 (npm, C-CDA documents to FHIR and back): a time that names a year and a month loses the month on the way to FHIR (convertCcdaToFhir). 202412 becomes
# 2024-01-01T00:00:00Z, a date eleven months early with a precision nobody gave; FHIR could say 2024-12. On the way back the library does write 2024-12 as 202412.
# A result "below 15 mm" (an IVL_PQ with only an exclusive high bound, as C-CDA writes it) arrives as a final Observation without a value and without a dataAbsentReason.
# A word of that is on the console; the Bundle itself says nothing, and the converter gives no list of what it left out.
#
# An onset known by its month is the everyday case. Read so, neck pain of some weeks is older than three months, and acute becomes chronic.
# Node 22 or later; the stand-in for WebSocket is for Node 20, the converter needs none.
# Seen: onset 2024-01-01T00:00:00Z, back 202412, Observation with neither value nor reason. Exits 0 while that is so, 1 once it is not.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"
npm init -y >/dev/null
npm install --silent --no-audit --no-fund @medplum/ccda@5.1.10
cat > finding.cjs <<'JS'
globalThis.WebSocket ??= class {};
const { convertCcdaToFhir, convertXmlToCcda, mapFhirToCcdaDateTime } = require('@medplum/ccda');

const template = (root, extension) => `<templateId root="2.16.840.1.113883.10.20.22.${root}" extension="${extension}"/>`;
const code = (value, system, name = 'code') => `<${name} code="${value}" codeSystem="2.16.840.1.113883.${system}"/>`;
const section = (root, loinc, entry) => `<component><section>${template(root, '2015-08-01')}${code(loinc, '6.1')}<title>${loinc}</title><text>none</text><entry>${entry}</entry></section></component>`;

const problem = `<act classCode="ACT" moodCode="EVN">${template('4.3', '2015-08-01')}<id root="2.25.1"/>${code('CONC', '5.6')}<statusCode code="active"/><effectiveTime><low value="202412"/></effectiveTime>
  <entryRelationship typeCode="SUBJ"><observation classCode="OBS" moodCode="EVN">${template('4.4', '2015-08-01')}<id root="2.25.2"/>${code('55607006', '6.96')}<statusCode code="completed"/>
    <effectiveTime><low value="202412"/></effectiveTime><value xsi:type="CD" code="81680005" codeSystem="2.16.840.1.113883.6.96" displayName="Neck pain"/></observation></entryRelationship></act>`;
const result = `<organizer classCode="BATTERY" moodCode="EVN">${template('4.1', '2015-08-01')}<id root="2.25.3"/>${code('72514-3', '6.1')}<statusCode code="completed"/><component>
  <observation classCode="OBS" moodCode="EVN">${template('4.2', '2015-08-01')}<id root="2.25.4"/>${code('72514-3', '6.1')}<statusCode code="completed"/><effectiveTime value="20241205"/>
    <value xsi:type="IVL_PQ"><high value="15" unit="mm" inclusive="false"/></value></observation></component></organizer>`;
const xml = `<?xml version="1.0"?><ClinicalDocument xmlns="urn:hl7-org:v3" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance"><typeId root="2.16.840.1.113883.1.3" extension="POCD_HD000040"/>
  ${template('1.1', '2015-08-01')}<id root="2.25.5"/>${code('34133-9', '6.1')}<title>Summary</title><effectiveTime value="20250115"/>${code('N', '5.25', 'confidentialityCode')}
  <recordTarget><patientRole><id root="2.25.6"/><patient><name><given>A</given><family>B</family></name>
    ${code('F', '5.1', 'administrativeGenderCode')}<birthTime value="19800101"/></patient></patientRole></recordTarget>
  <author><time value="20250115"/><assignedAuthor><id root="2.25.7"/></assignedAuthor></author>
  <custodian><assignedCustodian><representedCustodianOrganization><id root="2.25.8"/><name>C</name></representedCustodianOrganization></assignedCustodian></custodian>
  <component><structuredBody>${section('2.5.1', '11450-4', problem)}${section('2.3.1', '30954-2', result)}</structuredBody></component></ClinicalDocument>`;

const resources = convertCcdaToFhir(convertXmlToCcda(xml)).entry.map(({ resource }) => resource);
const condition = resources.find(({ resourceType }) => resourceType === 'Condition');
const observation = JSON.parse(JSON.stringify(resources.find((resource) => resource.resourceType === 'Observation' && !resource.hasMember)));
const absent = !Object.keys(observation).some((name) => name.startsWith('value')) && !observation.dataAbsentReason;
console.log('onset of 202412:', condition.onsetDateTime, '| 2024-12 written back:', mapFhirToCcdaDateTime('2024-12'));
console.log('below 15 mm:', observation.status, 'with', Object.keys(observation).join(', '));
process.exit(condition.onsetDateTime === '2024-01-01T00:00:00Z' && mapFhirToCcdaDateTime('2024-12') === '202412' && observation.status === 'final' && absent ? 0 : 1);
JS
node finding.cjs
