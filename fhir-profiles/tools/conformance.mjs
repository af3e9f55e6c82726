// The guide, its examples and everything the service emits, held against R4 and the profiles. `npm run conformance`; ends with `N passed, N failed`.

import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { committed, published, writePackage } from './build.mjs';
import { checkCodes, coded, codedInCql, loinc, verhoeff } from './codes.mjs';
import { guide } from './definitions.mjs';
import { sushi } from './sushi.mjs';
import { jsonFiles, validator } from './validation.mjs';

const invalid = join(guide, 'examples-invalid');
const invalidExamples = () => jsonFiles(invalid).filter(({ json }) => json.resourceType);

const draftProfiles = [
  ['CarePlan', () => true, 'rehabilitation-plan'],
  ['ServiceRequest', ({ text }) => text === 'Referral to spine surgery for evaluation', 'spine-surgery-referral'],
  ['ServiceRequest', ({ text }) => text === 'Physical therapy', 'physical-therapy-order'],
  ['ServiceRequest', ({ text }) => text === 'Cervical assessment' || text === 'Reassessment of neck motion', 'cervical-assessment-order'],
  ['ServiceRequest', ({ text }) => text === 'Manual mobilization, cervical and thoracic, grades I-IV', 'cervical-rehab-request'],
];

// What the form of the assessment extracts to.
const extracted = [
  [/rom-cervical-panel$/, 'cervical-motion-panel'],
  [/38214-3$/, 'pain-visual-analog'],
  [/72514-3$/, 'pain-numeric-rating'],
  [/(hoffmann-sign|hand-weakness|upper-limb-weakness|upper-limb-numbness)$/, 'sided-neurologic-sign'],
  [/upper-limb-strength-mrc$/, 'upper-limb-strength'],
  [/shoulder-\w+$/, 'shoulder-item'],
  [/./, 'unsided-neurologic-sign'],
];
const profileOf = ({ resourceType, id }) => (resourceType === 'Observation' && id.startsWith('filled-') ? [extracted.find(([form]) => form.test(id))[1]] : []);

let passed = 0;
let failed = 0;

/** One check: right when it has no problem. */
function check(name, problems) {
  if (problems.length === 0) return void passed++;
  failed++;
  console.log(`!! ${name}`);
  for (const problem of problems.slice(0, 10)) console.log(`   ${problem}`);
}

const run = sushi();
check('SUSHI', run.errors || run.warnings > 3 ? run.log.split('\n').filter((line) => /^(error|warn) /.test(line)) : []);
if (!run.errors) conform();
console.log(`${passed} passed, ${failed} failed`);
process.exit(failed ? 1 : 0);

function conform() {
  const resources = published();
  const { definitions, generated, examples } = resources;
  const profiles = definitions.filter(({ resourceType }) => resourceType === 'StructureDefinition');
  const problems = validator(profiles, generated);

  for (const profile of profiles) {
    const file = join(guide, 'profiles', `StructureDefinition-${profile.id}.json`);
    check(`profile ${profile.id} as committed`, existsSync(file) && readFileSync(file, 'utf8') === committed(profile) ? [] : ['differs: run npm run build and read the difference']);
  }
  check('no other profile is committed', readdirSync(join(guide, 'profiles')).filter((name) => !profiles.some(({ id }) => name === `StructureDefinition-${id}.json`)));

  for (const resource of [...generated, ...definitions]) check(`${resource.resourceType}/${resource.id}`, problems(resource));
  for (const example of examples) check(`example ${example.resourceType}/${example.id}`, problems(example, ...profileOf(example)));
  checkExamples(profiles, examples);
  checkInvalid(problems);
  checkEmitted(problems);
  checkAllCodes(resources);
  check('package.tgz', writePackage(resources) > 10_000 ? [] : ['is empty']);
}

function checkExamples(profiles, examples) {
  const claimed = (files) => new Set(files.flatMap(({ meta }) => meta?.profile ?? []));
  const concrete = profiles.filter(({ abstract, type }) => !abstract && type !== 'Extension').map(({ url }) => url);
  const valid = claimed([...examples, ...examples.flatMap(({ contained }) => contained ?? [])]);
  const rejected = claimed(invalidExamples().map(({ json }) => json));
  check('every profile has a valid example', concrete.filter((url) => !valid.has(url)));
  check('every profile has an invalid example', concrete.filter((url) => !rejected.has(url)));
}

/** Each invalid example is rejected, and for nothing but the reason that the table names. */
function checkInvalid(problems) {
  const reasons = JSON.parse(readFileSync(join(invalid, 'reasons.json'), 'utf8'));
  const files = invalidExamples();
  check('every invalid example has its reason', files.map(({ name }) => name).filter((name) => !(name in reasons)));
  check('every reason has its example', Object.keys(reasons).filter((name) => !files.some((file) => file.name === name)));
  for (const { name, json } of files) {
    const found = problems(json);
    const others = found.filter((text) => !reasons[name]?.some((reason) => text.includes(reason)));
    check(`invalid ${name}`, found.length ? others.map((text) => `rejected for another reason: ${text}`) : ['accepted']);
  }
}

/** Every draft and every $apply of every scenario: creates against our profile of them, updates against R4, because an update keeps what the site wrote. */
function checkEmitted(problems) {
  const scenarios = join(guide, '..', 'tests', 'scenarios');
  let drafts = 0;
  const folders = readdirSync(scenarios, { withFileTypes: true }).filter((one) => one.isDirectory()).map((one) => one.name);
  for (const name of folders.sort()) {
    const response = JSON.parse(readFileSync(join(scenarios, name, 'response.json'), 'utf8'));
    const actions = response.cards.flatMap(({ suggestions }) => suggestions ?? []).flatMap((suggestion) => suggestion.actions);
    for (const { type, resource } of actions.filter((action) => action.type !== 'delete')) {
      drafts++;
      const profile = draftProfiles.find(([of, isIt]) => of === resource.resourceType && isIt(resource.code ?? {}))?.[2] ?? 'none';
      check(`${name}: ${type} ${resource.resourceType}`, type === 'create' ? problems(resource, profile) : problems(resource));
    }
  }
  const applied = folders.filter((name) => existsSync(join(scenarios, name, 'apply.json')));
  for (const name of applied) check(`${name}: $apply`, problems(JSON.parse(readFileSync(join(scenarios, name, 'apply.json'), 'utf8'))));
  check('$apply answers most scenarios', applied.length > 48 ? [] : [`${applied.length} answers`]);
  check('the scenarios draft something', drafts > 30 ? [] : [`${drafts} drafts`]);
}

function checkAllCodes({ definitions, generated, examples }) {
  check('the check digits tell right from wrong', verhoeff('90448008') && !verhoeff('88199009') && loinc('38214-3') && !loinc('38214-4') ? [] : ['they do not']);
  const library = join(guide, 'cql', 'CervicalRehab.cql');
  const pairs = [...coded([definitions, generated, examples]), ...(existsSync(library) ? codedInCql(readFileSync(library, 'utf8')) : [])];
  const systems = generated.filter(({ resourceType }) => resourceType === 'CodeSystem');
  for (const { name, count, wrong } of checkCodes(pairs, systems)) check(`${name}, ${count} codes`, wrong);
}
