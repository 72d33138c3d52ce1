// One step: bundle src/ to dist/ with each command loaded on demand, and check templates/ and keep them as JSON.
import { rm, writeFile } from 'node:fs/promises';
import { build } from 'esbuild';
import { licencesOf } from './licences.js';
import { writePhraseNames } from './phrases.js';

// Before the bundle: it holds the names.
writePhraseNames();
await rm('dist', { recursive: true, force: true });
const { metafile } = await build({
  metafile: true,
  entryPoints: {
    cli: 'src/cli.ts',
    check: 'src/templates/check-handouts.ts',
    templates: 'src/templates/open.ts',
  },
  outdir: 'dist',
  bundle: true,
  splitting: true,
  format: 'esm',
  platform: 'node',
  target: 'node20',
  chunkNames: '[name]-[hash]',
  legalComments: 'none',
  logLevel: 'warning',
  // Some libraries still ask for Node's own modules the old way.
  banner: { js: "import{createRequire as __cr}from'node:module';const require=__cr(import.meta.url);" },
});

const { checkTemplates } = await import('../dist/check.js');
const { builtFrom, TemplateProblems, templateFiles, wordsFrom } = await import('../dist/templates.js');
const files = templateFiles();
const { knowledge, problems } = checkTemplates(files, { prove: true });
if (problems.length > 0) {
  console.error(new TemplateProblems(problems).told(wordsFrom(knowledge.words)).join('\n'));
  process.exit(1);
}
await writeFile('dist/knowledge.json', JSON.stringify(builtFrom(files, knowledge)));
await writeFile('dist/words.json', JSON.stringify(knowledge.words));
await writeFile('dist/THIRD-PARTY.txt', licencesOf(metafile.inputs));
