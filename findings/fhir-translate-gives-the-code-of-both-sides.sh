#!/usr/bin/env bash
# @synanetics/fhir-translate 1.2.0 (npm, $translate on FHIR R4 and STU3 ConceptMaps): what a mapping depends on is left out of account. FHIR lets a target hold only where another element
# has the value that dependsOn names, and $translate takes such values as "dependency". With one target for the left and one for the right arm the answer is both, each "equivalent",
# with result true, whether the side is given as left, as right or not at all; the answer does not repeat the condition either. What a mapping
# yields besides the code (product) is missing too, though FHIR has it as a part of the match.
#
# A caller that takes the first match records the signs of the right side on the left. Equivalence and target system are looked at: disjoint gives false.
# Its preinstall script lets only another package manager in, hence --ignore-scripts.
# Seen: left, right and no side all give [left, right] with true; disjoint gives false. Exits 0 while that is so, 1 once it is not.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"
npm init -y >/dev/null
npm install --silent --no-audit --no-fund --ignore-scripts @synanetics/fhir-translate@1.2.0
cat > finding.cjs <<'JS'
const { conceptMapTranslate } = require('@synanetics/fhir-translate');

const side = 'http://site.example/side';
const dependent = (code) => ({ code: `weakness-${code}`, equivalence: 'equivalent', dependsOn: [{ property: side, value: code }], product: [{ property: 'http://site.example/limb', value: 'arm' }] });
const map = (code, target) => ({ code, target });
const conceptMaps = [{ resourceType: 'ConceptMap', status: 'active', url: 'http://site.example/map', group: [{ source: 'http://site.example/signs', target: 'http://site.example/sided', element: [
  map('weakness', [dependent('left'), dependent('right')]), map('numbness', [{ code: 'strength', equivalence: 'disjoint' }]),
] }] }];

function translated(code, given) {
  const parameter = [{ name: 'coding', valueCoding: { system: 'http://site.example/signs', code } }];
  if (given) {
    parameter.push({ name: 'dependency', part: [{ name: 'element', valueUri: side }, { name: 'concept', valueCodeableConcept: { coding: [{ code: given }] } }] });
  }
  const { parameter: answer } = conceptMapTranslate({ parameters: { resourceType: 'Parameters', parameter }, fhirVersion: 'r4', conceptMaps });
  const matches = answer.filter(({ name }) => name === 'match').map(({ part }) => part);
  return {
    result: answer.find(({ name }) => name === 'result').valueBoolean,
    codes: matches.map((part) => part.find(({ name }) => name === 'concept').valueCoding.code).join(),
    parts: [...new Set(matches.flat().map(({ name }) => name))].join(),
  };
}

const seen = [['weakness', 'left'], ['weakness', 'right'], ['weakness'], ['numbness']].map(([code, given]) => {
  const answer = translated(code, given);
  console.log(code, `side ${given ?? 'not given'}:`, JSON.stringify(answer));
  return answer;
});
const both = seen.slice(0, 3).every(({ result, codes, parts }) => result && codes === 'weakness-left,weakness-right' && parts === 'equivalence,concept');
process.exit(both && !seen[3].result ? 0 : 1);
JS
node finding.cjs
