#!/usr/bin/env bash
# cql-execution 3.3.2 (npm, the reference engine of the Clinical Quality Language in JavaScript), Node 20 or later:
# one null among the lists that `flatten` is given leaves every list as it is, without a word. The result is then a list of lists where its type says a list of
# values, so a membership test on it is false and an aggregate of it is null. Nulls among the lists are ordinary: a query over an element that a FHIR resource does
# not have is one (`R.imagingStudy I return I.reference`), and a resource without that element is what the expression meets in practice.
#
# In a measure or a decision rule a code that is present is then not found: the same report is matched when it names an imaging study and missed when it does not.
#
# Seen: flatten({ { 1 }, { 2 } }) is [1,2]; flatten({ { 1 }, null }) is [[1],null], and 1 in it is false. Exits 0 while that is so, 1 once it is not.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"
npm init -y >/dev/null
npm install --silent --no-audit --no-fund cql-execution@3.3.2
cat > finding.mjs <<'JS'
import cql from 'cql-execution';

// What the translator makes of flatten({ { 1 }, { 2 } }) and of the same with a null in the second place, written out: no other part of the engine is asked.
const list = element => ({ type: 'List', element });
const literal = value => ({ type: 'Literal', valueType: '{urn:hl7-org:elm-types:r1}Integer', value: String(value) });
const lists = { type: 'ListTypeSpecifier', elementType: { type: 'NamedTypeSpecifier', name: '{urn:hl7-org:elm-types:r1}Integer' } };
const nothing = { type: 'As', operand: { type: 'Null' }, asTypeSpecifier: lists };
const flatten = (...operands) => ({ type: 'Flatten', operand: list(operands) });
const define = (name, expression) => ({ name, context: 'Unfiltered', accessLevel: 'Public', expression });

const library = new cql.Library({ library: {
  identifier: { id: 'Finding' }, schemaIdentifier: { id: 'urn:hl7-org:elm', version: 'r1' },
  usings: { def: [{ localIdentifier: 'System', uri: 'urn:hl7-org:elm-types:r1' }] },
  statements: { def: [
    define('Whole', flatten(list([literal(1)]), list([literal(2)]))),
    define('With A Null', flatten(list([literal(1)]), nothing)),
    define('Member', { type: 'In', operand: [literal(1), flatten(list([literal(1)]), nothing)] }),
  ] },
} });
const { unfilteredResults } = await new cql.Executor(library).exec(new cql.PatientSource([]));
const seen = ['Whole', 'With A Null', 'Member'].map(name => JSON.stringify(unfilteredResults[name]));
console.log(`flatten of { 1 } and { 2 }: ${seen[0]}; of { 1 } and null: ${seen[1]}; 1 in the latter: ${seen[2]}`);
process.exit(seen.join() === '[1,2],[[1],null],false' ? 0 : 1);
JS
node finding.mjs
