#!/usr/bin/env bash
# @cqframework/cql 5.3.0 (npm, the CQL to ELM translator), Node 20 or later: whether a function with an operand of a common name gets the warning "An operand
# identifier ... is hiding another identifier of the same name" depends on the order in which functions stand. An expression that calls a function further down has
# it compiled on the spot, and the function that one calls as well, while the caller's operands are still in scope: operands of two functions that never see each
# other are then called hidden. A build that lets no warning pass has to put callees before the first expression
# that reaches them; nothing in the message says so.
#
# Seen, with the same four definitions: callees first 0 warnings, callees last 1 warning, of "item". Exits 0 while that is so, 1 once it is not.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"
npm init -y >/dev/null
npm install --silent --no-audit --no-fund @cqframework/cql@5.3.0
cat > finding.mjs <<'JS'
import { CqlCompilerOptions, CqlTranslator, LibraryManager, ModelManager, createModelInfoProvider, createUcumService, stringAsSource } from '@cqframework/cql/cql-to-elm';

const simple = ['Boolean', 'Integer', 'Long', 'Decimal', 'String', 'Date', 'DateTime', 'Time'].map(name => `<typeInfo xsi:type="SimpleTypeInfo" name="System.${name}" baseType="System.Any"/>`).join('');
const classOf = (name, elements) => `<typeInfo xsi:type="ClassInfo" name="System.${name}" baseType="System.Any">${
  Object.entries(elements).map(([element, type]) => `<element name="${element}" elementType="${type}"/>`).join('')}</typeInfo>`;
const classes = [
  classOf('Quantity', { value: 'System.Decimal', unit: 'System.String' }), classOf('Ratio', { numerator: 'System.Quantity', denominator: 'System.Quantity' }),
  classOf('Code', { code: 'System.String', system: 'System.String', version: 'System.String', display: 'System.String' }),
  classOf('Concept', { codes: 'list&lt;System.Code&gt;', display: 'System.String' }),
  ...['Vocabulary', 'CodeSystem', 'ValueSet'].map(name => classOf(name, { id: 'System.String', version: 'System.String', name: 'System.String' })),
].join('');
const system = `<modelInfo xmlns="urn:hl7-org:elm-modelinfo:r1" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance" name="System" version="1.0.0" url="urn:hl7-org:elm-types:r1">
  <typeInfo xsi:type="SimpleTypeInfo" name="System.Any"/>${simple}${classes}</modelInfo>`;
const never = () => { throw new Error('no units here'); };

function warnings(definitions) {
  const models = new ModelManager();
  models.modelInfoLoader.registerModelInfoProvider(createModelInfoProvider(id => id === 'System' ? stringAsSource(system) : null));
  const text = ["library Order version '1'", ...definitions].join('\n');
  const translator = CqlTranslator.fromText(text, new LibraryManager(models, new CqlCompilerOptions(), undefined, createUcumService(never, () => null, never, never)));
  return translator.exceptions.asJsReadonlyArrayView().map(each => `${each.severity?.name ?? each.severity}: ${each.message}`);
}

const inner = 'define function "Inner"(item Integer): item + 1';
const outer = 'define function "Outer"(item Integer): "Inner"(item) * 2';
const result = 'define "Result": "Outer"(20)';
const other = 'define "Other": 1';
const [first, last] = [warnings([inner, outer, result, other]), warnings([result, other, outer, inner])];
console.log('callees first:', first.length, first.join(' | '));
console.log('callees last: ', last.length, last.join(' | '));
process.exit(first.length === 0 && last.some(message => /hiding/.test(message)) ? 0 : 1);
JS
node finding.mjs
