import { readFileSync, writeFileSync } from "node:fs";
import rehypeStringify from "rehype-stringify";
import remarkParse from "remark-parse";
import remarkRehype from "remark-rehype";
import { unified } from "unified";
import { VFile } from "vfile";
import wayline from "wayline/remark";

const page = new VFile({ path: "page.md", value: readFileSync("page.md") });
const html = await unified().use(remarkParse).use(wayline, { today: "2026-11-21" }).use(remarkRehype).use(rehypeStringify).process(page);
writeFileSync("index.html", String(html));
