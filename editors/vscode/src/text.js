// What the commands read from texts. Nothing here knows of VS Code, so that tests can use it.

/** The templates that the program has, from its list: a name, blanks, a sentence. */
const templates = (list) => list.split('\n').map((line) => /^(\S+)\s+(.+)$/.exec(line)).filter(Boolean)
  .map(([, name, summary]) => ({ label: name, description: summary }));

/** The line before which a persona goes: after the last one with its lines, or else before the first declaration or stage. */
const placeForPersona = (lines) => {
  const is = (words, line) => new RegExp(`^\\s*(?:${words})(?![\\p{L}\\p{N}_-])`, 'iu').test(line);
  const last = lines.findLastIndex((line) => is('persona', line));
  const next = lines.findIndex((line, at) => at > last && is('persona|team|channel|source|lane|measure|phase|stage', line));
  let place = next < 0 ? lines.length : next;
  // Comments and blank lines above the next line belong to it.
  while (place > Math.max(last, 0) + 1 && /^\s*(#.*)?$/.test(lines[place - 1])) place -= 1;
  return place;
};

/** Whether a Markdown text has a map in a fence. */
const hasFence = (text) => /^[ \t>]*(?:[-*+][ \t]+)?(?:`{3,}|~{3,})[ \t]*journey\b/im.test(text);

module.exports = { hasFence, placeForPersona, templates };
