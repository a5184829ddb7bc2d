// The page, as the server knows it: without what scripts have added.
const isOwn = (node) => node.nodeType === 3 || (node.nodeType === 1 && !/^(style|script)$/i.test(node.nodeName));
const mirror = (node) => ({ node, children: [...(node.content ?? node).childNodes].filter(isOwn).map(mirror) });
const nodes = [...document.body.childNodes];
const page = isIndex || isShell ? null
  : { node: document.body, children: nodes.slice(0, nodes.indexOf(live)).filter(isOwn).map(mirror) };

const SVG = 'http://www.w3.org/2000/svg';
const fresh = (markup, parent) => {
  const svg = parent.namespaceURI === SVG;
  const template = document.createElement('template');
  template.innerHTML = svg ? `<svg>${markup}</svg>` : markup;
  return (svg ? template.content.firstChild : template.content).firstChild;
};
const setAll = (node, attributes) => {
  const before = node === drawing() && node.viewBox.baseVal.width;
  for (const [name, value] of Object.entries(attributes)) {
    // How large the drawing is shown is the reader's choice, and so is what has a mark.
    if (before && ['width', 'height'].includes(name)) continue;
    const marks = name === 'class' ? [...node.classList].filter((mark) => mark.startsWith('is-')) : [];
    if (value === null && !marks.length) node.removeAttribute(name);
    else node.setAttribute(name, [value ?? '', ...marks].join(' ').trim());
  }
  if (before && 'viewBox' in attributes) {
    const zoom = node.getAttribute('width') / before, { width, height } = node.viewBox.baseVal;
    node.setAttribute('width', width * zoom);
    node.setAttribute('height', height * zoom);
  }
};
const touched = new Set();
const touch = (node) => {
  const row = (node.nodeType === 1 ? node : node.parentElement)?.closest('.tables li, .tables tr');
  if (row) touched.add(row);
};
const acts = {
  set: ({ node }, { attributes }) => setAll(node, attributes),
  text: ({ node }, { text }) => { node.data = text; touch(node); },
  children: (at, { now }) => {
    const next = now.map((child) => (typeof child === 'number' ? at.children[child] : mirror(fresh(child, at.node))));
    const stay = new Set(next), old = new Set(at.children);
    // A view that is gone while it is shown leaves nothing to show in its place.
    const isShown = ({ node, children }) => node.localName === 'template' && children.some((drawing) => drawing.node.parentNode !== node.content);
    if ([...old].some((child) => !stay.has(child) && isShown(child))) throw new Error('the view is gone');
    at.children.forEach((child) => { if (!stay.has(child)) child.node.remove(); });
    let last = null;
    for (const child of next) {
      if (!old.has(child)) {
        // All styles are in the page's own sheet.
        child.node.content?.querySelector('style')?.remove();
        if (last) last.node.after(child.node); else at.node.prepend(child.node);
        touch(child.node);
      }
      last = child;
    }
    at.children = next;
  },
};
const sheet = new CSSStyleSheet();
const apply = ({ title, style, steps }) => {
  // All ways lead through the page as it was.
  const found = steps.map((step) => step.way.reduce((at, index) => at.children[index], page));
  if (style !== null && style !== undefined) {
    styles.forEach((style) => style.remove());
    sheet.replaceSync(style);
    document.adoptedStyleSheets = [sheet];
  }
  steps.forEach((step, index) => acts[step.do](found[index], step));
  document.title = title;
};
