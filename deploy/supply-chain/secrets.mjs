// Searches every tracked file, and every line that was ever added to one, for private keys, tokens and passwords. What is meant to be there stands in secrets-allowed.json, one row for each text with the reason;
// a row that allows nothing any more fails. It stands in for the usual scanners, which this project cannot install, and proves on a repository of its own that it finds what was planted.

import { createHash } from 'node:crypto';
import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { check, end } from './tally.mjs';

const root = fileURLToPath(new URL('../../', import.meta.url));

const quoted = String.raw`["'\x60]([^"'\x60\s<>{}$]{8,})["'\x60]`;
const patterns = [
  ['private key', /-----BEGIN [A-Z ]*PRIVATE KEY-----/g],
  ['private JSON Web Key', /"d"\s*:\s*"[A-Za-z0-9_-]{20,}"/g],
  ['signed token', /\beyJ[A-Za-z0-9_-]{10,}\.eyJ[A-Za-z0-9_-]{10,}\.[A-Za-z0-9_-]{16,}/g],
  ['cloud key', /\b(?:AKIA|ASIA)[A-Z0-9]{16}\b/g],
  ['host token', /\b(?:gh[pousr]_[A-Za-z0-9]{36,}|github_pat_[A-Za-z0-9_]{40,}|glpat-[A-Za-z0-9_-]{20,}|npm_[A-Za-z0-9]{36}|xox[abprs]-[A-Za-z0-9-]{10,}|sk-[A-Za-z0-9_-]{32,})/g],
  ['password or secret', new RegExp(String.raw`(?:password|passwd|secret|api_?key|access_?token|client_?secret)["']?\s*(?:=>|[:=])\s*${quoted}`, 'gi')],
  ['password in a connection string', /\b(?:Password|Pwd)=(?![;"'\s{$]|\.\.\.)[^;"'\s{}$]{4,}/g],
  ['password in an address', /\b[a-z][a-z0-9+.-]*:\/\/[^\s/:@"'{}$]+:[^\s/:@"'{}$]{3,}@/gi],
];

proveIt();
const allowed = JSON.parse(readFileSync(new URL('secrets-allowed.json', import.meta.url), 'utf8'));
const found = scan(root);
const used = new Set();
for (const one of found) {
  const row = allowed.find((each) => each.sha256 === one.sha256);
  used.add(row);
  check(`${one.what} in ${one.path}`, row !== undefined || `${one.shown}, sha256 ${one.sha256}`);
}
for (const row of allowed) {
  check(`the allowed ${row.sha256.slice(0, 12)} has a reason and is there`, Boolean(row.reason) && used.has(row));
}
const { files, commits } = sizes(root);
check('there is something to search', files > 100);
console.log(`searched ${files} files and ${commits} commits`);
end();

/** Each different text that looks like a secret, once, with a place. */
function scan(folder) {
  const hits = new Map();
  const look = (path, text) => {
    for (const [what, pattern] of patterns) {
      for (const match of text.matchAll(pattern)) {
        const sha256 = createHash('sha256').update(match[0]).digest('hex');
        if (!hits.has(sha256)) hits.set(sha256, { what, path, sha256, shown: `${match[0].slice(0, 12)}...` });
      }
    }
  };
  for (const path of git(folder, 'ls-files', '-z').split('\0').filter(Boolean)) look(path, readFileSync(join(folder, path), 'utf8'));
  let path = '';
  for (const line of git(folder, 'log', '--all', '-p', '-U0', '--no-color', '--no-ext-diff', '--no-renames').split('\n')) {
    if (line.startsWith('+++ ')) path = `${line.slice(6)} (history)`;
    else if (line.startsWith('+')) look(path, line.slice(1));
  }
  return [...hits.values()];
}

// A file that holds one, a commit that held one, and lines that only look like it.
function proveIt() {
  const folder = mkdtempSync(join(tmpdir(), 'planted-'));
  try {
    const as = ['-c', 'user.name=t', '-c', 'user.email=t@example.org', '-c', 'commit.gpgsign=false'];
    const plant = (name, text) => { writeFileSync(join(folder, name), text); git(folder, 'add', '.'); git(folder, ...as, 'commit', '-qm', 'x'); };
    git(folder, 'init', '-q');
    const token = `ghp_${'a1B2'.repeat(9)}`;
    plant('was.txt', `token ${token}\n`);
    plant('was.txt', 'gone\n');
    plant('key.txt', `-----BEGIN EC ${'PRIVATE'} KEY-----\n`);
    plant('settings.json', `{ "${'pass'}word": "correct-horse-battery" }\nHost=db;${'Pass'}word=hunter22;Port=1\n`);
    plant('innocent.txt', 'Password=...;\n"password": "<yours>"\nclientSecret = Environment("X")\nhttps://ehr.example/fhir\n');
    const hits = scan(folder);
    check('what was committed and removed is found', hits.some((one) => one.what === 'host token' && one.path === 'was.txt (history)'));
    check('a key is found', hits.some((one) => one.what === 'private key'));
    check('passwords are found', hits.filter((one) => one.path === 'settings.json').length === 2);
    check('what only looks like one is not', !hits.some((one) => one.path.startsWith('innocent')));
  } finally {
    rmSync(folder, { recursive: true });
  }
}

function sizes(folder) {
  return { files: git(folder, 'ls-files').split('\n').length - 1, commits: Number(git(folder, 'rev-list', '--all', '--count')) };
}

function git(folder, ...args) {
  return execFileSync('git', ['-C', folder, ...args], { encoding: 'utf8', maxBuffer: 1 << 30 });
}
