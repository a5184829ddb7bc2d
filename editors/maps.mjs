// Every map of the repository, for the tests of the editors: examples, templates, and the fences of the documentation.
import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';

export const root = fileURLToPath(new URL('..', import.meta.url));
const below = (folder, ending) => readdirSync(path.join(root, folder), { recursive: true, withFileTypes: true })
  .filter((entry) => entry.isFile() && entry.name.endsWith(ending))
  .map((entry) => path.relative(root, path.join(entry.parentPath ?? entry.path, entry.name))).sort();
const read = (file) => readFileSync(path.join(root, file), 'utf8');

/** What is around lines of one block, so that they are a map. */
const WRAPPED = {
  journey: (lines) => `journey: Map\n${lines}\nstage: Stage\n  feels 1: Fine\n`,
  stage: (lines) => `journey: Map\nstage: Stage\n${lines}\n`,
  touchpoint: (lines) => `journey: Map\nstage: Stage\ntouchpoint: Touchpoint\n${lines}\n`,
};

/** The fences of a page; `right` is one that raises nothing, as far as the page says. */
const fences = (page) => {
  const found = [...read(page).matchAll(/^(`{3,}|~{3,})(.*)\n([\s\S]*?)^\1$/gm)];
  return found.flatMap(([, , info, text], at) => {
    const [language, ...words] = info.split(/\s+/);
    if (language !== 'journey' || words.some((word) => /^(escaped|imported)/.test(word))) return [];
    const block = words.map((word) => /^fragment=(.*)$/.exec(word)?.[1]).find(Boolean);
    const following = found.slice(at + 1).find(([, , next]) => !/(file|name)=/.test(next))?.[2] ?? '';
    const wrong = following.startsWith('diagnostics') || page.includes('/errors/') || page.endsWith('versions.md');
    return [{ name: `${page}#${at}`, text: WRAPPED[block]?.(text) ?? text, right: !wrong }];
  });
};

const files = () => ['examples', 'src/cli/templates', 'tests', 'benches', 'fuzz'].flatMap((folder) => below(folder, '.journey'));

/** All maps: their name, their text, and whether they are right for certain. */
export const maps = () => [
  ...files().map((name) => ({ name, text: read(name), right: /^(examples|src)\//.test(name) })),
  ...below('docs/src', '.md').flatMap(fences),
];
