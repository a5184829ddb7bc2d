// Compiled and never run: the types say what the functions take and give.
import { check, complete, draw, language, load, page, type Diagnostic, type MapOptions } from "wayline";
import markdownIt from "wayline/markdown-it";
import rehype from "wayline/rehype";
import remark from "wayline/remark";

const options: MapOptions = { theme: { base: "dark", colours: { ink: "#000000" } }, view: "overview", files: () => new Uint8Array() };
const svg: string | null = draw("journey: X", options).svg;
const html: string | null = page("journey: X").html;
const found: Diagnostic[] = check("journey: X").diagnostics;
const offset: number | undefined = found[0]?.fix?.edits[0]?.start.offset;
const words: string[] = language().keywords;
const from: number = complete("jour", 4).from;
await load(new Uint8Array());
remark({ theme: "dark", root: "." });
rehype({ idPrefix: "map" });
markdownIt({}, { vue: true });
// @ts-expect-error There is no such view.
draw("journey: X", { view: "poster" });
export { from, html, offset, svg, words };
