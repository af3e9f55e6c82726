// Filled forms through LHC-Forms 40.1.3, as its web component runs in a browser: each response is put back into the form, the form is shown, and its own extraction is asked for.
// As a dependency the package brings Angular along, which its bundles hold already; so it is fetched alone, by its hash.

import { execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

const version = '40.1.3';
const integrity = 'WLruTm+BcVnafC0rSAQ3/cNqhxvclBUxyBG68aub/uha2NaK9H8ZZcEXTTuORuGzzCt0wa7fvhuieZtcDIdPzQ==';

/** What LHC-Forms makes of each response: the resources it extracts of a form that is filled anew, how many of one that is resumed, and how many empty lists it leaves. */
export function throughLhcForms(form, responses, now) {
  const folder = mkdtempSync(join(tmpdir(), 'lhc-forms-'));
  try {
    fetchInto(folder);
    writeFileSync(join(folder, 'page.html'), page(form, responses, now));
    const dom = execFileSync('chromium', ['--headless', '--no-sandbox', '--disable-gpu', '--allow-file-access-from-files', `--user-data-dir=${join(folder, 'browser')}`,
      '--virtual-time-budget=60000', '--dump-dom', `file://${folder}/page.html`], { encoding: 'utf8', maxBuffer: 1 << 28, stdio: ['ignore', 'pipe', 'ignore'], timeout: 120_000 });
    const said = /<pre id="said">([A-Za-z0-9+/=]*)<\/pre>/.exec(dom)?.[1];
    if (!said) throw new Error('LHC-Forms did not come to an end');
    const { fault, made } = JSON.parse(Buffer.from(said, 'base64').toString('utf8'));
    if (fault) throw new Error(`LHC-Forms: ${fault}`);
    return Object.fromEntries(Object.entries(made).map(([name, { anew, resumed }]) => [name, { resources: anew.map(withoutEmpty), resumed: resumed.length, empty: anew.filter(isNotClean).length }]));
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

function fetchInto(folder) {
  execFileSync('npm', ['pack', `lforms@${version}`, '--silent', '--pack-destination', folder], { stdio: 'ignore' });
  const packed = join(folder, `lforms-${version}.tgz`);
  if (createHash('sha512').update(readFileSync(packed)).digest('base64') !== integrity) throw new Error(`lforms ${version} is not the package it was`);
  execFileSync('tar', ['-xzf', packed, '-C', folder, 'package/dist/lforms']);
}

// A clock that stands: the tool dates a form to now.
function page(form, responses, now) {
  const scripts = ['assets/lib/zone.min.js', 'runtime.js', 'polyfills.js', 'lhc-forms.js'].map((name) => `<script src="package/dist/lforms/webcomponent/${name}"></script>`).join('');
  return `<!doctype html><html><head><meta charset="utf-8"><script>
const RealDate = Date; Date = class extends RealDate { constructor(...at) { super(...(at.length ? at : ['${now}'])); } static now() { return RealDate.parse('${now}'); } };
const form = ${JSON.stringify(form)}, responses = ${JSON.stringify(responses)}, patient = { resourceType: 'Patient', id: 'sample-patient' };
</script></head><body><div id="form"></div><pre id="said"></pre>${scripts}<script>(${inPage})();</script></body></html>`;
}

/* global LForms, form, responses, patient, document, btoa, unescape */
async function inPage() {
  const wait = (milliseconds) => new Promise((done) => setTimeout(done, milliseconds));
  const say = (what) => { document.getElementById('said').textContent = btoa(unescape(encodeURIComponent(JSON.stringify(what)))); };
  const shown = async (response, keepsTemplates) => {
    let filled = LForms.Util.mergeFHIRDataIntoLForms('QuestionnaireResponse', response, LForms.Util.convertFHIRQuestionnaireToLForms(form, 'R4'), 'R4');
    if (keepsTemplates) filled = { ...filled, contained: form.contained };
    document.getElementById('form').innerHTML = '';
    await LForms.Util.addFormToPage(filled, 'form');
    await wait(200);
    const made = LForms.Util.getFormFHIRData('QuestionnaireResponse', 'R4', undefined, { extract: true, subject: patient });
    return (made[1]?.entry ?? []).map(({ resource }) => resource);
  };
  try {
    while (!globalThis.LForms?.Util) await wait(50);
    await new Promise((done) => { const script = document.createElement('script'); script.src = 'package/dist/lforms/fhir/R4/lformsFHIR.min.js'; script.onload = done; document.body.append(script); });
    const made = {};
    for (const [name, response] of Object.entries(responses)) made[name] = { resumed: await shown(response, false), anew: await shown(response, true) };
    say({ made });
  } catch (fault) {
    say({ fault: String(fault?.stack ?? fault) });
  }
}

const isEmpty = (value) => value !== null && typeof value === 'object' && Object.keys(value).length === 0;

/** True where a list or an object is empty somewhere, which FHIR's JSON forbids. */
function isNotClean(value) {
  return isEmpty(value) || (value !== null && typeof value === 'object' && Object.values(value).some(isNotClean));
}

function withoutEmpty(value) {
  if (value === null || typeof value !== 'object') return value;
  if (Array.isArray(value)) return value.map(withoutEmpty).filter((item) => !isEmpty(item));
  return Object.fromEntries(Object.entries(value).map(([key, item]) => [key, withoutEmpty(item)]).filter(([, item]) => !isEmpty(item)));
}
