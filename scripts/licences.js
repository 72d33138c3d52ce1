// The licence of every package whose code is in dist/, as one text to ship beside it.
import { existsSync, readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';

/** Text naming each bundled package with its licence; throws when one has none. `inputs` are esbuild's. */
export function licencesOf(inputs) {
  const folders = new Set(
    Object.keys(inputs).flatMap((path) => /^(.*node_modules\/(?:@[^/]+\/)?[^/]+)\//.exec(path)?.[1] ?? []),
  );
  if (folders.size === 0) throw new Error('no bundled package was found');
  const parts = [...folders].sort().map((folder) => {
    const { name, version, license } = JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8'));
    const file = readdirSync(folder).find((one) => /^(licen[sc]e|copying)/i.test(one));
    if (!license && !file) throw new Error(`${name} has no licence`);
    const text =
      file && existsSync(join(folder, file))
        ? readFileSync(join(folder, file), 'utf8').trim()
        : `Licence: ${license}`;
    return `${name} ${version} (${license})\n\n${text}`;
  });
  return `The program contains code of these packages.\n\n${parts.join(`\n\n${'-'.repeat(72)}\n\n`)}\n`;
}
