#!/usr/bin/env bash
# @asymmetrik/fhir-qb 0.12.5 with @asymmetrik/fhir-qb-mongo 0.12.3 (npm, FHIR searches as queries of MongoDB), run by mingo 6.7.2 (npm) on four Observations as FHIR writes them:
# - the number searched for is converted into the base unit of the SI, the numbers in the records are not, and which unit a record has is not asked. FHIR R4 (search, quantity) has
#   value-quantity=lt10|http://unitsofmeasure.org|mm find values below 10 mm. Here it asks for a value below 0.01, so 9 mm is not found, and gt10 finds every length and every angle, 9 mm too.
#   In kg, the base unit, the search is right, which hides it; a patient of 9 kg is found among the lengths.
# - up to a day, le2024-02-29, leaves that day out but for its midnight; 2024-02-29 alone finds it. FHIR takes the day as a whole.
# Units that UCUM has and mathjs does not, as Cel and mm[Hg], are refused with an error; this is not.
#
# "Canal below 10 mm" and "rotation below 45 degrees" find nobody, and above it everybody; a list of patients at risk made of such a search is empty without an error.
# Seen: see the table in the script, all lines. Exits 0 while that is so, 1 once it is not.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"
npm init -y >/dev/null
npm install --silent --no-audit --no-fund @asymmetrik/fhir-qb@0.12.5 @asymmetrik/fhir-qb-mongo@0.12.3 mingo@6.7.2
cat > finding.cjs <<'JS'
const { Aggregator } = require('mingo');
require('mingo/init/system');
const QueryBuilder = require('@asymmetrik/fhir-qb');

const builder = new QueryBuilder({ packageName: '@asymmetrik/fhir-qb-mongo', implementationParameters: { archivedParamPath: 'meta.isArchived' } });
const parameterDefinitions = {
  'value-quantity': { type: 'quantity', fhirtype: 'Quantity', xpath: 'Observation.valueQuantity' },
  date: { type: 'date', fhirtype: 'dateTime', xpath: 'Observation.effectiveDateTime' },
};
const system = 'http://unitsofmeasure.org';
const records = [[9, 'mm'], [14, 'mm'], [30, 'deg'], [9, 'kg']].map(([value, code]) => ({
  resourceType: 'Observation', meta: { isArchived: false }, effectiveDateTime: '2024-02-29T10:00:00Z', valueQuantity: { value, unit: code, system, code },
}));
function found(parameter, value) {
  const { query, errors } = builder.buildSearchQuery({ req: { method: 'GET', query: { [parameter]: value }, params: {} }, parameterDefinitions });
  if (errors.length > 0) return errors.map(({ message }) => message).join();
  const [{ data }] = new Aggregator(query).run(records);
  return data.map(({ valueQuantity }) => `${valueQuantity.value} ${valueQuantity.code}`).join(', ');
}

// parameter and value, what is found, what is right
const all = '9 mm, 14 mm, 30 deg, 9 kg';
const table = [
  ['value-quantity', `lt10|${system}|mm`, '', '9 mm'],
  ['value-quantity', `gt10|${system}|mm`, all, '14 mm'],
  ['value-quantity', `9|${system}|mm`, '', '9 mm'],
  ['value-quantity', `lt45|${system}|deg`, '', '30 deg'],
  ['value-quantity', `gt45|${system}|deg`, all, ''],
  ['value-quantity', `lt10|${system}|kg`, '9 mm, 9 kg', '9 kg'],
  ['date', '2024-02-29', all, all],
  ['date', 'ge2024-02-29', all, all],
  ['date', 'le2024-02-29', '', all],
];
let same = true;
for (const [parameter, value, said, right] of table) {
  const seen = found(parameter, value);
  console.log(`${parameter}=${value}`.padEnd(50), 'finds', (seen || 'nothing').padEnd(26), 'right is', right || 'nothing');
  same &&= seen === said;
}
process.exit(same ? 0 : 1);
JS
node finding.cjs
