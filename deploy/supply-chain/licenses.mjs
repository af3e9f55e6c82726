// Lists the license of every package in the lock files of this project, those of the tests too. Restore first: a package is asked itself. The mutation runs, restored only when they run, name the same packages.

import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { licenseOf } from './license.mjs';
import { check, end } from './tally.mjs';

const root = fileURLToPath(new URL('../../', import.meta.url));
const byLicense = new Map();
const seen = new Set();

for (const file of execFileSync('git', ['ls-files', '*packages.lock.json', ':!tests/mutation'], { cwd: root, encoding: 'utf8' }).trim().split('\n')) {
  for (const [name, { type, resolved }] of Object.values(JSON.parse(readFileSync(`${root}${file}`, 'utf8')).dependencies).flatMap(Object.entries)) {
    const key = `${name} ${resolved}`;
    if (type !== 'Project' && !seen.has(key)) {
      seen.add(key);
      note(name, resolved);
    }
  }
}

for (const [license, packages] of [...byLicense].sort(([a], [b]) => a.localeCompare(b))) {
  console.log(`${license} (${packages.length})\n  ${packages.sort().join(', ')}`);
}
check('there are packages', seen.size > 10 || `${seen.size}`);
end();

function note(name, version) {
  const found = licenseOf(name, version);
  check(`${name} ${version} has a license`, found !== undefined || 'the package names none');
  const license = found?.expression ?? found?.license.name ?? 'none';
  byLicense.set(license, [...(byLicense.get(license) ?? []), `${name} ${version}`]);
}
