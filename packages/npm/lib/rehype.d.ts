import type { PluginOptions } from "./plugin.js";

/** Draws the maps in `<pre><code class="language-journey">` of an HTML tree. */
export default function rehypeWayline(options?: PluginOptions): (tree: any, file: any) => void;
