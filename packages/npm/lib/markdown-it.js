import { AROUND, Page, explained, isMap } from "./fence.js";

/** Draws the maps in ```journey fences of a markdown-it instance. */
export default function markdownItWayline(md, options = {}) {
  const { vue = false, ...look } = options;
  const others = md.renderer.rules.fence ?? ((tokens, at, given, _, self) => self.renderToken(tokens, at, given));
  const pages = new WeakMap();

  md.core.ruler.push("wayline", ({ env }) => {
    if (env && typeof env === "object") pages.set(env, new Page(look, env.path));
  });

  md.renderer.rules.fence = (tokens, at, given, env, self) => {
    const token = tokens[at];
    const [language, ...meta] = token.info.trim().split(/\s+/);
    if (!isMap(language, meta.join(" "))) return others(tokens, at, given, env, self);
    const page = pages.get(env) ?? new Page(look);
    const { svg, diagnostics, errors } = page.draw(token.content);
    const name = env?.relativePath ?? env?.path;
    const first = (token.map?.[0] ?? 0) + 2;
    const warnings = explained(diagnostics.filter(({ severity }) => severity !== "error"), first);
    for (const warning of warnings) console.warn(`${name ? `${name}:` : ""}${warning}`);
    if (errors.length > 0) {
      throw new Error(`a map${name ? ` in ${name}` : ""} has mistakes\n${explained(errors, first).join("\n")}`);
    }
    if (svg === null) return others(tokens, at, given, env, self);
    const figure = (attributes, content) => `<figure class="wayline-map" style="${AROUND}"${attributes}>${content}</figure>\n`;
    return vue ? figure(` v-html="${attribute(JSON.stringify(svg))}"`, "") : figure("", svg);
  };
}

/** Vue drops styles in templates, and reads braces as code; a string has neither. */
function attribute(text) {
  return text.replaceAll("&", "&amp;").replaceAll('"', "&quot;").replaceAll("<", "&lt;").replaceAll(">", "&gt;");
}
