// The document of the preview: a frame in which the map's page is shown, and a strip for what is wrong.
// The page keeps its own policy, so scripts that aren't the program's never run, whatever a map says.
const { createHash } = require('node:crypto');
const { readFileSync } = require('node:fs');
const path = require('node:path');

const escaped = (text) => text.replace(/[&<>"]/g, (sign) => `&#${sign.charCodeAt(0)};`);

const SCRIPTS = /(<meta http-equiv="Content-Security-Policy" content="[^"]*script-src )([^;"]*)/;

/** The sources of scripts that a page of the program allows itself. */
const scriptsOf = (page) => SCRIPTS.exec(page)?.[2] ?? '';

/** The page with the script that keeps where the reader is, which its policy then allows too. */
const keeping = (page, media) => {
  const script = readFileSync(path.join(media, 'keep.js'), 'utf8'), end = page.lastIndexOf('</body>');
  const hash = createHash('sha256').update(script).digest('base64');
  return `${page.slice(0, end)}<script>${script}</script>${page.slice(end)}`.replace(SCRIPTS, (_, before, scripts) => `${before}${scripts} 'sha256-${hash}'`);
};

/**
 * @param {string} nonce for the frame's own script and style, new for each document
 * @param {string} scripts the hashes of the page's scripts, which are the only others that may run
 * @param {string} media the folder with the frame's script and style
 */
const frame = (nonce, scripts, media) => {
  const script = readFileSync(path.join(media, 'preview.js'), 'utf8');
  const style = readFileSync(path.join(media, 'preview.css'), 'utf8');
  const policy = [
    "default-src 'none'",
    `script-src 'nonce-${nonce}' ${scripts}`,
    // Styles can't run anything. What the page may have of them, its own policy says.
    "style-src 'unsafe-inline'",
    'img-src data:', 'font-src data:', 'media-src data:', "base-uri 'none'", "form-action 'none'",
  ].join('; ');
  return `<!DOCTYPE html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="${escaped(policy)}">
<title>Preview</title>
<style>${style}</style>
</head>
<body>
<div id="says" role="status" hidden></div>
<div id="pages"></div>
<script nonce="${nonce}">${script}</script>
</body>
</html>`;
};

module.exports = { frame, keeping, scriptsOf };
