#!/usr/bin/env bash
# Builds real documentation sites with the package from packages/npm: VitePress, Astro, Docusaurus, and a page by remark alone.
#
# Needs Node 22.12 or later, npm, and packages/npm/wayline.wasm, which crates/wayline-wasm/build.sh makes. The sites are left in target/sites.
set -euo pipefail
cd "$(dirname "$0")/../.."
root=$PWD
sites=$root/target/sites
rm -rf "$sites"
mkdir -p "$sites/astro/src/pages" "$sites/docusaurus/docs"
cp -r packages/sites/{vitepress,astro,docusaurus,remark} "$sites"
cp packages/sites/page.md "$sites/vitepress/index.md"
cp packages/sites/page.md "$sites/remark/page.md"
cp packages/sites/page.md "$sites/astro/src/pages/index.md"
# In MDX, braces are code.
sed "s/{braces}/braces/" packages/sites/page.md | tee "$sites/astro/src/pages/mdx.mdx" >"$sites/docusaurus/docs/index.md"

node packages/npm/assemble.js main "$sites/package"
# The programs of the platforms are not what is tried here.
node -e '
  const file = process.argv[1], manifest = JSON.parse(require("fs").readFileSync(file, "utf8"));
  delete manifest.optionalDependencies;
  require("fs").writeFileSync(file, JSON.stringify(manifest));
' "$sites/package/wayline/package.json"
(cd "$sites" && npm pack --silent ./package/wayline >/dev/null)

step() { printf '\n== %s\n' "$1"; }
add() { npm install --silent --no-audit --no-fund --no-save "$sites"/wayline-*.tgz "$@"; }

# Two maps on the page, each with ids of its own, and a fence in another language as it was.
holds() {
  node - "$1" <<'SCRIPT'
const html = require("fs").readFileSync(process.argv[2], "utf8");
const fail = (why) => { console.error(`${process.argv[2]}: ${why}`); process.exit(1); };
const maps = html.match(/<svg[^>]*class="wayline /g)?.length ?? 0;
if (maps !== 2) fail(`${maps} maps instead of 2`);
const ids = [...html.matchAll(/ id="(journey-\d[^"]*)"/g)].map(([, id]) => id);
if (new Set(ids).size !== ids.length) fail("an id is there twice");
for (const [, id] of html.matchAll(/url\(#(journey-[^)]+)\)/g)) if (!ids.includes(id)) fail(`${id} is missing`);
if (!html.includes("Nowhere to plug in") || !/Welcome (&amp;|&#x26;|&#38;) warm/.test(html)) fail("a text is missing");
if (/<p[^>]*>\s*```/.test(html)) fail("a fence is left");
console.log(`${maps} maps, ${ids.length} ids, ${Math.round(html.length / 1024)} KB`);
SCRIPT
}

step "VitePress"
cd "$sites/vitepress"
add vitepress@1.6.4
npx vitepress build >build.log 2>&1 || { cat build.log; exit 1; }
holds .vitepress/dist/index.html

step "Astro"
cd "$sites/astro"
add astro@7.3.5 @astrojs/mdx@8.0.2 @astrojs/markdown-remark@7.3.1
ASTRO_TELEMETRY_DISABLED=1 npx astro build >build.log 2>&1 || { cat build.log; exit 1; }
holds dist/index.html
holds dist/mdx/index.html

step "Docusaurus"
cd "$sites/docusaurus"
add @docusaurus/core@3.10.2 @docusaurus/preset-classic@3.10.2 react@19.3.1 react-dom@19.3.1
npx docusaurus build >build.log 2>&1 || { cat build.log; exit 1; }
holds build/index.html

step "remark"
cd "$sites/remark"
add unified@11.0.5 remark-parse@11.0.0 remark-rehype@11.1.2 rehype-stringify@10.0.1 vfile@6.0.3
node build.mjs
holds index.html

step "A mistake stops the build"
cd "$sites/vitepress"
sed -i 's/feels 1: Welcome/feeels 1: Welcome/' index.md
if npx vitepress build >build.log 2>&1; then
  echo "the map has a mistake, and the site was built"
  exit 1
fi
grep -m 1 "J[0-9][0-9][0-9]" build.log

printf '\nEvery site draws its maps.\n'
