import { unified } from "@astrojs/markdown-remark";
import mdx from "@astrojs/mdx";
import { defineConfig } from "astro/config";
import wayline from "wayline/remark";

export default defineConfig({
  integrations: [mdx()],
  markdown: { processor: unified({ remarkPlugins: [[wayline, { theme: "auto", today: "2026-11-21" }]] }) },
});
