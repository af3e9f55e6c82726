#!/usr/bin/env bash
# sdc-qrf 0.2.0 (npm, fills FHIR forms of the guide Structured Data Capture in React; 0.2.0 is what its tag "latest" brings): to "exists", a number and a yes or no are no answer. FHIR R4
# (Questionnaire.item.enableWhen.operator) lets an item be enabled when whether there is an answer is what answerBoolean says. The library asks lodash's isEmpty of the value, which counts a
# number and a boolean as empty. A text, a date, a coding and a quantity are right, and so are the other operators.
# - with a pain of 7 or of 0, or a "yes", what is asked "if answered" stays hidden, and what is asked "if not answered" is shown,
# - removeDisabledAnswers then takes an answer to the hidden question out of a response that has it already: it is not saved.
# The pre-releases of 1.0 have it right. React is only what the library's other parts load.
#
# "How bad is it? ... where does it go?": of a pain that was scored the second question is not asked, and an arm that was named before is lost at the next saving. There is no error.
# Seen: see the table in the script, all lines. Exits 0 while that is so, 1 once it is not.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"
npm init -y >/dev/null
npm install --silent --no-audit --no-fund --legacy-peer-deps sdc-qrf@0.2.0 react@18.3.1
cat > finding.cjs <<'JS'
const { getEnabledQuestions, mapFormToResponse, mapResponseToForm, removeDisabledAnswers } = require('sdc-qrf');

const whether = (linkId, boolean) => ({ linkId, type: 'string', text: linkId, enableWhen: [{ question: 'pain', operator: 'exists', answer: { boolean } }] });
const form = (type) => ({ resourceType: 'Questionnaire', status: 'active', item: [{ linkId: 'pain', type, text: 'Pain' }, whether('if answered', true), whether('if not', false)] });

// Which of the two questions is shown, and which of the two answers, both in the response already, is kept when it is saved.
function asked(type, value) {
  const questionnaire = form(type);
  const answered = ['if answered', 'if not'].map((linkId) => ({ linkId, answer: [{ value: { string: 'left arm' } }] }));
  const item = value ? [{ linkId: 'pain', answer: [{ value }] }, ...answered] : answered;
  const values = mapResponseToForm({ resourceType: 'QuestionnaireResponse', status: 'in-progress', item }, questionnaire);
  const shown = getEnabledQuestions(questionnaire.item, [], values, {});
  const kept = mapFormToResponse(removeDisabledAnswers(questionnaire, values, {}), questionnaire).item;
  return [shown, kept].map((items) => items.map(({ linkId }) => linkId).filter((linkId) => linkId !== 'pain').join(' and '));
}

// type of the question, its answer, which question is shown, which is right
const table = [
  ['string', { string: 'severe' }, 'if answered', 'if answered'],
  ['date', { date: '2024-02' }, 'if answered', 'if answered'],
  ['choice', { Coding: { code: 'severe' } }, 'if answered', 'if answered'],
  ['quantity', { Quantity: { value: 70, unit: 'mm' } }, 'if answered', 'if answered'],
  ['integer', { integer: 7 }, 'if not', 'if answered'],
  ['integer', { integer: 0 }, 'if not', 'if answered'],
  ['decimal', { decimal: 6.5 }, 'if not', 'if answered'],
  ['boolean', { boolean: true }, 'if not', 'if answered'],
  ['boolean', { boolean: false }, 'if not', 'if answered'],
  ['integer', undefined, 'if not', 'if not'],
];
let same = true;
for (const [type, value, said, right] of table) {
  const [shown, kept] = asked(type, value);
  console.log(type.padEnd(9), (JSON.stringify(value) ?? 'no answer').padEnd(38), 'shown:', shown.padEnd(12), 'kept:', kept.padEnd(12), 'right is', right);
  same &&= shown === said && kept === said;
}
process.exit(same ? 0 : 1);
JS
node finding.cjs
