// CQL to ELM by the official translator. Any message of severity error is a failure: a library with errors still yields ELM whose definitions are silently null.
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { CqlCompilerOptions, CqlTranslator, LibraryManager, ModelManager, createModelInfoProvider, createUcumService, stringAsSource } from '@cqframework/cql/cql-to-elm';

const require = createRequire(import.meta.url);
const here = new URL('.', import.meta.url);
const modelInfo = {
  System: () => readFileSync(new URL('system-modelinfo.xml', here), 'utf8'),
  FHIR: () => readFileSync(require.resolve('cql-exec-fhir/lib/modelInfos/fhir-modelinfo-4.0.1.xml'), 'utf8'),
};
const noConversion = () => { throw new Error('the twin converts no units at translation time'); };

export const source = () => readFileSync(new URL('CervicalRehab.cql', here), 'utf8');

/** The ELM of a CQL text and every message of the translator. */
export function translate(cql = source()) {
  const models = new ModelManager();
  models.modelInfoLoader.registerModelInfoProvider(createModelInfoProvider(id => modelInfo[id] ? stringAsSource(modelInfo[id]()) : null));
  const ucum = createUcumService(noConversion, () => null, noConversion, noConversion);
  const translator = CqlTranslator.fromText(cql, new LibraryManager(models, new CqlCompilerOptions(), undefined, ucum));
  const messages = translator.exceptions.asJsReadonlyArrayView().map(each => ({
    severity: String(each.severity?.name ?? each.severity), message: each.message, at: String(each.locator) }));
  return { elm: JSON.parse(translator.toJson()), messages };
}

/** The ELM of the library; throws with every message when one is of severity error. */
export function translated(cql) {
  const { elm, messages } = translate(cql);
  const errors = messages.filter(each => each.severity === 'Error').map(each => `${each.at} ${each.message}`);
  if (errors.length) throw new Error(`${errors.length} errors of the translator, the first:\n${errors.slice(0, 10).join('\n')}`);
  return elm;
}
