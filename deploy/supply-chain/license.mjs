// What a NuGet package says of its license, as CycloneDX writes it: an expression of SPDX, a file in the package, or an address. Undefined when it names none.

import { readFileSync } from 'node:fs';
import { homedir } from 'node:os';
import { join } from 'node:path';

export function licenseOf(name, version) {
  const folder = join(process.env.NUGET_PACKAGES ?? join(homedir(), '.nuget/packages'), name.toLowerCase(), version.toLowerCase());
  const text = readFileSync(join(folder, `${name.toLowerCase()}.nuspec`), 'utf8');
  const expression = /<license type="expression">([^<]+)</.exec(text)?.[1];
  const file = /<license type="file">([^<]+)</.exec(text)?.[1];
  const address = /<licenseUrl>([^<]+)</.exec(text)?.[1];
  return expression ? { expression } : file ? { license: { name: `${name} ${file}` } } : address ? { license: { name: address } } : undefined;
}
