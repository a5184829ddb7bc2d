// A map in Markdown: which fences are maps, and what becomes of one.

import { draw } from "#compiler";
import { filesIn, here, nameIn } from "#files";

/** Whether a fence with this language and these words after it is drawn; as `wayline markdown` decides it. */
export function isMap(language, meta) {
  const info = `${language ?? ""} ${meta ?? ""}`.trim();
  // `{journey} Title` of MyST, `{.journey #id}` of Pandoc: the other words aren't for another tool.
  const braced = info.startsWith("{") && info.includes("}");
  const words = info.split(braced ? /[\s{}]+/ : /\s+/).filter((word) => word && !(braced && word.startsWith("#")));
  if (words.shift()?.replace(braced ? /^\.+/ : "", "").toLowerCase() !== "journey") return false;
  return braced || words.length === 0 || words.includes("draw");
}

/** Draws the maps of one page: their ids differ, so that they don't touch each other. */
export class Page {
  constructor(options = {}, path = undefined) {
    const { root = here(), ...given } = options;
    this.options = given;
    this.count = 0;
    this.files = given.files ?? filesIn(root);
    // Without a name, other files are looked for in the root.
    this.file = nameIn(root, path) ?? "map.md";
  }

  /** The map as SVG, and what is wrong with it; its lines count from the first one of the map. */
  draw(text) {
    this.count += 1;
    const { idPrefix = "journey", theme, view, lanes, personas, font, dark, today } = this.options;
    // The name of a Markdown file says which folder other files are in; the map itself is a map whatever it is called.
    const look = { theme, view, lanes, personas, font, dark, lines: false, idPrefix: `${idPrefix}-${this.count}` };
    const { svg, diagnostics } = draw(text, { ...look, today, file: this.file, files: this.files });
    const errors = diagnostics.filter(({ severity }) => severity === "error");
    return { svg: svg === null ? null : inline(svg), diagnostics, errors };
  }
}

/** A drawing is shrunk to the page's width, but no further than to this share of its own: then it scrolls. */
const SMALLEST = 0.65;
/** What the element around a drawing looks like. */
export const AROUND = "margin: 1em 0; overflow-x: auto";

/** The drawing as an element of a page: one with links in it is no picture, or assistive technology would hide them. */
function inline(svg) {
  const start = svg.slice(svg.indexOf("<svg")).trimEnd();
  const width = Number(start.match(/^<svg [^>]*\bwidth="([\d.]+)"/)[1]);
  const fit = `width: 100%; height: auto; min-width: ${Math.round(SMALLEST * width)}px; max-width: ${Math.round(width)}px`;
  const fitted = start.replace("<svg ", `<svg style="${fit}" `);
  return fitted.includes("<a ") ? fitted.replace('role="img"', 'role="group"') : fitted;
}

/** What is wrong, in one line for each mistake. `first` is the line of the page that the map begins in. */
export function explained(diagnostics, first = 1) {
  return diagnostics.map(({ code, title, labels, help }) => {
    const { line, column } = labels[0].start;
    const where = `${first + line - 1}:${column}`;
    return `${where}: ${title} (${code})${help ? `\n  help: ${help}` : ""}`;
  });
}
