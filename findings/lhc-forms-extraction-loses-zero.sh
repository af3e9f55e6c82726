#!/usr/bin/env bash
# lforms 40.1.3 (npm; LHC-Forms of the US National Library of Medicine), its web component in Chromium, SDC's template-based extraction of a form with one decimal item:
# - a value of 0 is dropped: the extracted Observation has a quantity with a unit and no value, where 5 gives a value of 5. In a pain score 0 is an answer.
# - where an expression finds nothing, an empty list stays in the resource, although FHIR's JSON forbids empty lists.
# - a response that was saved and is put back (mergeFHIRDataIntoLForms) brings a form without its contained templates: nothing at all is extracted of it, without a word.
#
# Needs Chromium as `chromium`. Seen: see the last lines. Exits 0 while all three are so, 1 once one is not.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"
npm pack lforms@40.1.3 --silent >/dev/null
tar -xzf lforms-40.1.3.tgz package/dist/lforms
cat > page.html <<'HTML'
<!doctype html><html><head><meta charset="utf-8"></head><body><div id="form"></div><pre id="said"></pre>
<script src="package/dist/lforms/webcomponent/assets/lib/zone.min.js"></script><script src="package/dist/lforms/webcomponent/runtime.js"></script>
<script src="package/dist/lforms/webcomponent/polyfills.js"></script><script src="package/dist/lforms/webcomponent/lhc-forms.js"></script>
<script>
const from = (valueString) => ({ extension: [{ url: 'http://hl7.org/fhir/uv/sdc/StructureDefinition/sdc-questionnaire-templateExtractValue', valueString }] });
const form = {
  resourceType: 'Questionnaire', status: 'draft', title: 'Pain',
  contained: [{
    resourceType: 'Observation', id: 'pain', status: 'final', code: { text: 'Pain' }, performer: [from('%resource.author')],
    valueQuantity: { _value: from('answer.value'), unit: 'mm' },
  }],
  item: [{ linkId: 'pain', text: 'Pain', type: 'decimal', extension: [{ url: 'http://hl7.org/fhir/uv/sdc/StructureDefinition/sdc-questionnaire-templateExtract', extension: [{ url: 'template', valueReference: { reference: '#pain' } }] }] }],
};
const wait = (milliseconds) => new Promise((done) => setTimeout(done, milliseconds));
async function extracted(value, keepsTemplates) {
  const response = { resourceType: 'QuestionnaireResponse', status: 'completed', item: [{ linkId: 'pain', answer: [{ valueDecimal: value }] }] };
  const merged = LForms.Util.mergeFHIRDataIntoLForms('QuestionnaireResponse', response, LForms.Util.convertFHIRQuestionnaireToLForms(form, 'R4'), 'R4');
  document.getElementById('form').innerHTML = '';
  await LForms.Util.addFormToPage(keepsTemplates ? { ...merged, contained: form.contained } : merged, 'form');
  await wait(200);
  const [, bundle] = LForms.Util.getFormFHIRData('QuestionnaireResponse', 'R4', undefined, { extract: true });
  return bundle?.entry.map(({ resource }) => ({ performer: resource.performer, valueQuantity: resource.valueQuantity })) ?? 'nothing';
}
(async () => {
  while (!window.LForms?.Util) await wait(50);
  await new Promise((done) => { const script = document.createElement('script'); script.src = 'package/dist/lforms/fhir/R4/lformsFHIR.min.js'; script.onload = done; document.body.append(script); });
  document.getElementById('said').textContent = JSON.stringify({ five: await extracted(5, true), zero: await extracted(0, true), putBack: await extracted(5, false) });
})();
</script></body></html>
HTML
chromium --headless --no-sandbox --disable-gpu --allow-file-access-from-files --user-data-dir="$work/browser" --virtual-time-budget=60000 --dump-dom "file://$work/page.html" 2>/dev/null > dom
said=$(grep -oP '(?<=<pre id="said">).*?(?=</pre>)' dom)
echo "$said"
# Seen: {"five":[{"performer":[],"valueQuantity":{"unit":"mm","value":5}}],"zero":[{"performer":[],"valueQuantity":{"unit":"mm"}}],"putBack":"nothing"}
node -e '
const { five: [five], zero: [zero], putBack } = JSON.parse(process.argv[1]);
process.exit(five.valueQuantity.value === 5 && zero.valueQuantity.unit === "mm" && !("value" in zero.valueQuantity) && five.performer.length === 0 && putBack === "nothing" ? 0 : 1);' "$said"
