import type { PluginOptions } from "./plugin.js";

export interface MarkdownItOptions extends PluginOptions {
  /** Whether the page is a template of Vue's, as in VitePress. */
  vue?: boolean;
}

/** Draws the maps in ```journey fences of a markdown-it instance. */
export default function markdownItWayline(md: any, options?: MarkdownItOptions): void;
