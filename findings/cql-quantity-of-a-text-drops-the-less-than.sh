#!/usr/bin/env bash
# cql-execution 3.3.2 (npm, runs CQL's ELM in JavaScript): ToQuantity takes the first number it finds anywhere in a text and is content. CQL lets a quantity be a number
# and a unit in single quotes, and says null for any other text. Here "<5" becomes 5 and "> 5 'mm'" becomes 5 'mm': the comparator is gone.
# A strength of "3/5" becomes 3, a titre of "1:128" becomes 1, "10 mm" becomes 10 without a unit, a date becomes its year. ConvertsToQuantity says true to all of them, so
# asking first does not help. ToDecimal is half as lenient: null for "<5", but 3 for "3/5".
#
# Results that a laboratory or a device sends as text are of just these kinds; a rule with a limit then compares a number nobody measured, and no null warns of it.
# Seen: "<5" 5 '', "> 5 'mm'" 5 'mm', "3/5" 3 '', "1:128" 1 '', "10 mm" 10 '', "2024-03-01" 2024 '', each with ConvertsToQuantity true.
# Exits 0 while each is so, 1 once one is not.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"
npm init -y >/dev/null
npm install --silent --no-audit --no-fund cql-execution@3.3.2
cat > finding.cjs <<'JS'
const { Executor, Library } = require('cql-execution');

async function evaluate(type, text) {
  const library = new Library({
    library: {
      identifier: { id: 'Finding', version: '1' }, schemaIdentifier: { id: 'urn:hl7-org:elm', version: 'r1' },
      usings: { def: [{ localIdentifier: 'System', uri: 'urn:hl7-org:elm-types:r1' }] },
      statements: { def: [{ name: 'Result', context: 'Unfiltered', accessLevel: 'Public', expression: { type, operand: { type: 'Literal', valueType: '{urn:hl7-org:elm-types:r1}String', value: text } } }] },
    },
  });
  const nobody = { currentPatient: () => undefined, nextPatient: () => undefined };
  return (await new Executor(library).exec(nobody)).unfilteredResults.Result;
}

(async () => {
  const seen = { "5 'mm'": "5 'mm'", '<5': "5 ''", "> 5 'mm'": "5 'mm'", '3/5': "3 ''", '1:128': "1 ''", '10 mm': "10 ''", '2024-03-01': "2024 ''", none: 'null' };
  let same = true;
  for (const [text, expected] of Object.entries(seen)) {
    const [quantity, converts, decimal] = [await evaluate('ToQuantity', text), await evaluate('ConvertsToQuantity', text), await evaluate('ToDecimal', text)];
    console.log(JSON.stringify(text).padEnd(14), 'ToQuantity', String(quantity).padEnd(8), 'ConvertsToQuantity', String(converts).padEnd(6), 'ToDecimal', decimal);
    same &&= String(quantity) === expected && converts === (expected !== 'null');
  }
  same &&= (await evaluate('ToDecimal', '<5')) === null && (await evaluate('ToDecimal', '3/5')) === 3;
  process.exit(same ? 0 : 1);
})();
JS
node finding.cjs
