// SMART App Launch for the test server: it signs in whoever comes, holds apps to PKCE, and grants of the scopes asked for what a test says.
//
//   POST /__smart  {patient, user?, encounter?, appContext?, grant?, version?, expiresIn?}   what the next sign-ins give; grant: a regular expression of scopes

import { createHash, randomUUID } from 'node:crypto';

const letters = { POST: 'c', PUT: 'u', PATCH: 'u', DELETE: 'd', GET: 'r' };

export function createSmart(base) {
  let next = {};
  const codes = new Map();
  const tokens = new Map();

  const routes = {
    'GET /fhir/.well-known/smart-configuration': () => [200, {
      authorization_endpoint: `${base()}/authorize`,
      token_endpoint: `${base()}/token`,
      code_challenge_methods_supported: ['S256'],
      capabilities: ['launch-ehr', 'launch-standalone', 'client-public', 'context-ehr-patient', `permission-v${next.version ?? 2}`],
    }],
    'GET /fhir/authorize': (query) => {
      const code = randomUUID();
      codes.set(code, { challenge: query.get('code_challenge'), scope: query.get('scope') });
      const back = new URL(query.get('redirect_uri'));
      back.searchParams.set('code', code);
      back.searchParams.set('state', query.get('state'));
      return [302, '', { Location: back.href }];
    },
    'POST /fhir/token': (_, text) => {
      const form = new URLSearchParams(text);
      const asked = codes.get(form.get('code'));
      codes.delete(form.get('code'));
      const proof = createHash('sha256').update(form.get('code_verifier') ?? '').digest('base64url');
      if (asked?.challenge !== proof) return [400, { error: 'invalid_grant' }];
      const scope = asked.scope.split(' ').filter((one) => new RegExp(next.grant ?? '.').test(one)).join(' ');
      const token = randomUUID();
      tokens.set(token, scope);
      const { patient, encounter, appContext, user } = next;
      const id_token = user && scope.includes('fhirUser') ? ['{"alg":"none"}', JSON.stringify({ fhirUser: `${base()}/${user}` }), ''].map((part) => Buffer.from(part).toString('base64url')).join('.') : undefined;
      return [200, { access_token: token, token_type: 'Bearer', expires_in: next.expiresIn ?? 3600, scope, patient, encounter, appContext, id_token }];
    },
  };

  return {
    set: (launch) => (next = launch),
    /** The answer to a request that belongs to the sign-in; undefined for any other. */
    answer: (method, url, text) => routes[`${method} ${url.split('?')[0]}`]?.(new URL(url, 'http://server').searchParams, text),
    /** Whether a token of a sign-in forbids the request; requests without one are not ours to judge. */
    forbids(method, path, authorization) {
      const scope = tokens.get(authorization?.replace('Bearer ', ''));
      const type = path.replace(/^\/fhir\/?/, '').split(/[/?]/)[0];
      if (scope === undefined || type === 'metadata') return false;
      const may = (action) => scope.split(' ').some((one) => {
        const [, named, granted] = one.match(/^(?:patient|user)\/([A-Za-z]+|\*)\.([a-z]+|\*)/) ?? [];
        return (named === type || named === '*' || type === '') && (granted === '*' || granted === { c: 'write', u: 'write', d: 'write', r: 'read' }[action] || (/^c?r?u?d?s?$/.test(granted ?? '-') && granted.includes(action)));
      });
      return !may(letters[method]) && !(method === 'GET' && may('s'));
    },
  };
}

/** What the server says it takes; `without` names interactions and types that it does not. */
export const capability = ({ without = [] } = {}) => ({
  resourceType: 'CapabilityStatement', status: 'active', kind: 'instance', fhirVersion: '4.0.1', format: ['json'], date: '2026-06-01',
  rest: [{
    mode: 'server',
    interaction: ['transaction', 'batch'].filter((code) => !without.includes(code)).map((code) => ({ code })),
    resource: ['Observation', 'QuestionnaireResponse', 'DocumentReference'].map((type) => ({ type, interaction: ['read', 'search-type', ...(without.includes(type) ? [] : ['create'])].map((code) => ({ code })) })),
  }],
});
