#!/usr/bin/env bash
# @lhncbc/ucum-lhc 7.1.10 (npm, the UCUM library of the US National Library of Medicine): the unit of a slope in percent, %[slope], is converted wrongly in both directions, with
# status "succeeded". Percent of slope is 100 times the tangent of the angle: 45 degrees are 100 %[slope]. Here they are 161.98, the tangent of 45 radians;
# and 100 %[slope] are 0.785 "deg", which is the angle in radians. By way of rad it is no better. The XML table of UCUM says deg for the function of this unit, and the library
# gives degrees to a tangent that takes radians. The prism dioptre [p'diop], of the same function, is a valid unit that converts to nothing: "Cannot read properties of undefined".
#
# Where two meet: ConvertQuantity of cql-execution 3.3.2 takes the answer over. A treadmill at 5 percent, 2.86 degrees, becomes 0.05 degrees: a load in a rule is read as level ground.
# Seen: 161.98, 0.785, 0.05, and [p'diop] failed. Exits 0 while that is so, 1 once it is not.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"
npm init -y >/dev/null
npm install --silent --no-audit --no-fund @lhncbc/ucum-lhc@7.1.10 cql-execution@3.3.2
cat > finding.cjs <<'JS'
const { UcumLhcUtils } = require('@lhncbc/ucum-lhc');
const { Executor, Library } = require('cql-execution');

const convert = (value, from, to) => UcumLhcUtils.getInstance().convertUnitTo(from, value, to);

async function convertInCql(value, from, to) {
  const library = new Library({
    library: {
      identifier: { id: 'Finding', version: '1' }, schemaIdentifier: { id: 'urn:hl7-org:elm', version: 'r1' },
      usings: { def: [{ localIdentifier: 'System', uri: 'urn:hl7-org:elm-types:r1' }] },
      statements: { def: [{ name: 'Result', context: 'Unfiltered', accessLevel: 'Public', expression: {
        type: 'ConvertQuantity', operand: [{ type: 'Quantity', value, unit: from }, { type: 'Literal', valueType: '{urn:hl7-org:elm-types:r1}String', value: to }] } }] },
    },
  });
  return (await new Executor(library).exec({ currentPatient: () => undefined, nextPatient: () => undefined })).unfilteredResults.Result.value;
}

(async () => {
  const near = (seen, value) => Math.abs(seen - value) < 1e-4;
  const right = convert(45, 'deg', 'rad');
  const [up, down, byRadian, prism] = [convert(45, 'deg', '%[slope]'), convert(100, '%[slope]', 'deg'), convert(Math.PI / 4, 'rad', '%[slope]'), convert(10, "[p'diop]", 'deg')];
  const treadmill = await convertInCql(5, '%[slope]', 'deg');
  console.log('45 deg in rad:', right.toVal, '| 45 deg in %[slope]:', up.status, up.toVal, '| 100 %[slope] in deg:', down.status, down.toVal);
  console.log('pi/4 rad in %[slope]:', byRadian.status, byRadian.toVal, "| 10 [p'diop] in deg:", prism.status, prism.msg.join(' '), '| CQL, 5 %[slope] in deg:', treadmill);
  const same = near(right.toVal, Math.PI / 4) && near(up.toVal, 161.97752) && near(byRadian.toVal, 161.97752) && near(down.toVal, Math.PI / 4) && near(treadmill, 0.04996);
  process.exit(same && [up, down, byRadian].every(({ status }) => status === 'succeeded') && prism.status === 'failed' ? 0 : 1);
})();
JS
node finding.cjs
