import { Page, explained, isMap } from "./fence.js";
import { figure } from "./hast.js";

/** Draws the maps in `<pre><code class="language-journey">` of an HTML tree. */
export default function rehypeWayline(options) {
  return (tree, file) => {
    const page = new Page(options, file.path);
    walk(tree, (node) => {
      const code = node.tagName === "pre" && node.children.find((child) => child.tagName === "code");
      if (!code || !isMap(language(code), code.data?.meta)) return node;
      const { svg, diagnostics, errors } = page.draw(text(code));
      const first = (node.position?.start.line ?? 0) + 1;
      if (errors.length > 0) file.fail(explained(errors, first).join("\n"), node.position, "wayline:map");
      for (const message of explained(diagnostics, first)) file.message(message, node.position, "wayline:map");
      return svg === null ? node : figure(svg);
    });
  };
}

function language(code) {
  const classes = [code.properties?.className ?? []].flat();
  return classes.map(String).find((name) => name.startsWith("language-"))?.slice("language-".length);
}

function text(node) {
  return node.type === "text" ? node.value : (node.children ?? []).map(text).join("");
}

function walk(node, replace) {
  if (!node.children) return;
  node.children = node.children.map((child) => {
    const next = replace(child);
    if (next === child) walk(child, replace);
    return next;
  });
}
