#!/usr/bin/env bash
# @imranq2/fhirpatientsummary 1.0.45 (npm, makes an International Patient Summary of a FHIR R4 Bundle): the elements that turn a statement into its opposite are neither filtered
# by nor shown. FHIR marks them as modifiers (Condition.verificationStatus, Observation.status, MedicationRequest.doNotPerform and intent): whoever processes
# the resource must look at them. In the narrative that people read
# - a myelopathy that was refuted and one that is only a differential diagnosis stand in the problem list, in the same words as a confirmed one; a confirmed one without a clinical
#   status, which FHIR lets a diagnosis of an encounter be without, stands nowhere,
# - a vital sign entered in error stands among the vital signs, as the latest value,
# - "do not perform" and a mere proposal of a medicine stand in the medication summary as requests.
# A procedure that was not done and a stopped medicine are left out, so statuses are looked at, only not these.
#
# Whoever decides from the summary whether a neck may be moved reads one myelopathy that was ruled out, misses one that was confirmed, and finds a medicine that must not be given.
# Seen: all of "shown" in the script are in the narrative, none of "left out" is, and no word of refuted, differential, error or proposal. Exits 0 while that is so, 1 once it is not.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"
npm init -y >/dev/null
npm install --silent --no-audit --no-fund @imranq2/fhirpatientsummary@1.0.45
cat > finding.cjs <<'JS'
const { ComprehensiveIPSCompositionBuilder } = require('@imranq2/fhirpatientsummary');
['log', 'info', 'warn'].forEach((name) => { console[name] = () => {}; }); // the library tells its progress there

const coded = (code, system, text) => ({ coding: [{ code, system: system.startsWith('http') ? system : `http://terminology.hl7.org/CodeSystem/${system}`, display: text }], text });
const ours = (text) => coded(text.replaceAll(' ', '-'), 'http://site.example/codes', text);
const subject = { reference: 'Patient/p' };
const on = { recordedDate: '2026-11-01', effectiveDateTime: '2026-11-01', authoredOn: '2026-11-01', performedDateTime: '2026-11-01' };
const pick = (...names) => Object.fromEntries(names.map((name) => [name, on[name]]));
const condition = (text, verification, clinical) => ({ resourceType: 'Condition', id: text, subject, code: ours(text), ...pick('recordedDate'),
  verificationStatus: coded(verification, 'condition-ver-status'), ...(clinical && { clinicalStatus: coded(clinical, 'condition-clinical') }) });
const temperature = (value, status) => ({ resourceType: 'Observation', id: `t${value}`, status, subject, category: [coded('vital-signs', 'observation-category')], ...pick('effectiveDateTime'),
  code: coded('8310-5', 'http://loinc.org', 'Body temperature'), valueQuantity: { value, unit: 'Cel', system: 'http://unitsofmeasure.org', code: 'Cel' } });
const medicine = (text, more) => ({ resourceType: 'MedicationRequest', id: text, status: 'active', intent: 'order', subject, medicationCodeableConcept: ours(text), ...pick('authoredOn'), ...more });
const procedure = (text, status) => ({ resourceType: 'Procedure', id: text, status, subject, code: ours(text), ...pick('performedDateTime') });

const patient = { resourceType: 'Patient', id: 'p', name: [{ family: 'A', given: ['B'] }], birthDate: '1970-01-01', gender: 'female' };
const shown = {
  'Myelopathy one': condition('Myelopathy one', 'confirmed', 'active'), 'Myelopathy two': condition('Myelopathy two', 'refuted', 'active'),
  'Myelopathy three': condition('Myelopathy three', 'differential', 'active'), '41.5 Cel': temperature(41.5, 'entered-in-error'),
  'Medicine one': medicine('Medicine one', { doNotPerform: true }), 'Medicine two': medicine('Medicine two', { intent: 'proposal' }),
};
const leftOut = {
  'Myelopathy four': condition('Myelopathy four', 'confirmed'), 'Medicine three': medicine('Medicine three', { status: 'stopped' }), 'Fusion one': procedure('Fusion one', 'not-done'),
};

(async () => {
  const builder = new ComprehensiveIPSCompositionBuilder().setPatient(patient);
  await builder.readBundleAsync({ resourceType: 'Bundle', type: 'collection', entry: [patient, ...Object.values(shown), ...Object.values(leftOut)].map((resource) => ({ resource })) }, 'UTC');
  const sections = builder.getSections().filter(({ text }) => text?.div);
  const narrative = sections.map(({ title, text }) => `${title}: ${text.div.replace(/<[^>]+>/g, ' ').replace(/\s+/g, ' ')}`).join('\n');
  process.stdout.write(`${narrative}\n`);
  const silent = !/refuted|differential|error|proposal/i.test(narrative);
  process.exit(silent && Object.keys(shown).every((text) => narrative.includes(text)) && Object.keys(leftOut).every((text) => !narrative.includes(text)) ? 0 : 1);
})();
JS
node finding.cjs
