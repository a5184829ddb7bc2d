'use strict';
// The live preview's part of a page: it is told what changed, changes just that, and leaves the rest to the page's own script.
(() => {
const live = document.getElementById('live'), data = live.dataset;
const isIndex = 'index' in data, isShell = 'shell' in data;
const words = JSON.parse(data.list || '{"maps":[]}');
let { version = '', say = null } = data.news ? JSON.parse(data.news) : {};

const make = (name, attributes = {}, ...children) => {
  const element = document.createElement(name);
  Object.entries(attributes).forEach(([key, value]) => element.setAttribute(key, value));
  element.append(...children);
  return element;
};
const button = (text, act, attributes = {}) => {
  const element = make('button', { type: 'button', ...attributes }, text);
  element.addEventListener('click', act);
  return element;
};
const count = (number, noun) => `${number} ${noun}${number === 1 ? '' : 's'}`;

// ---- What is said above the map ----
const notice = make('p', { class: 'live-notice', role: 'status', hidden: '' });
let quiet;
const tell = (text) => {
  notice.textContent = text;
  notice.hidden = false;
  clearTimeout(quiet);
  quiet = setTimeout(() => { notice.hidden = true; }, 3000);
};

// A place of the source: the editor opens it, or it is copied.
const visit = async ({ file = 0, line, column = 1 }) => {
  const place = `${say?.files[file] ?? ''}:${line}`;
  if (!data.editor) {
    try { await navigator.clipboard.writeText(place); tell(`Copied ${place}`); } catch { tell(place); }
    return;
  }
  try {
    const body = JSON.stringify({ file, line, column });
    const answer = await fetch('open', { method: 'POST', body, headers: { 'content-type': 'application/json' } });
    tell(answer.ok ? `Opened ${place}` : `${place}: ${await answer.text()}`);
  } catch { tell('The preview has ended.'); }
};

const escaped = (text) => text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');
// The report as text, its places as buttons.
const linked = (text, places) => {
  if (!places.length) return [text];
  const labels = places.map(({ label }) => label).sort((a, b) => b.length - a.length).map(escaped);
  const parts = text.split(new RegExp(`(${labels.join('|')})(?!\\d)`));
  const of = (part) => places.find(({ label }) => label === part);
  return parts.map((part, index) => (index % 2 && of(part) ? button(part, () => visit(of(part)), { class: 'live-place' }) : part));
};

const report = make('section', { class: 'live-report', 'aria-label': 'Mistakes', tabindex: '-1', hidden: '' });
const status = button('', () => open(report.hidden), { class: 'live-status', 'aria-expanded': 'false' });
const open = (by) => {
  report.hidden = !by;
  status.setAttribute('aria-expanded', String(by));
};
const summary = ({ state, errors, warnings }) => {
  const found = [errors && count(errors, 'error'), warnings && count(warnings, 'warning')].filter(Boolean).join(', ');
  return { gone: 'The file is gone', shared: 'Only declarations', fine: 'No mistakes' }[state] ?? found;
};
const STATES = { wrong: ' The last good map stays below.', gone: '' };
const talk = (next) => {
  const was = say?.state;
  say = next;
  const wrong = ['wrong', 'gone'].includes(say.state);
  const title = make('p', { class: 'live-title' }, `${summary(say)}.${isShell ? '' : STATES[say.state] ?? ''}`);
  report.replaceChildren(title, make('pre', {}, ...linked(say.report, say.places)));
  report.setAttribute('role', wrong ? 'alert' : 'region');
  status.textContent = summary(say);
  status.disabled = !say.report;
  live.dataset.state = say.state;
  document.documentElement.classList.toggle('live-wrong', wrong && !isShell);
  // A mistake comes by itself, and goes by itself; what only could be better waits until it is asked for.
  if (wrong || was !== say.state || !say.report) open(wrong || (isShell && Boolean(say.report)));
};

// ---- The list of maps ----
const tabs = make('nav', { class: 'live-tabs', 'aria-label': 'Maps', hidden: '' });
const list = ({ maps, trouble }) => {
  const link = (map) => {
    const here = map.slug === data.slug ? { 'aria-current': 'page' } : {};
    const bad = ['wrong', 'gone'].includes(map.state) ? `${map.title}: ${summary(map)}` : map.title;
    return make('a', { href: `/map/${map.slug}/`, 'data-state': map.state, title: `${map.name}: ${summary(map)}`, 'aria-label': bad, ...here }, map.title);
  };
  if (isIndex) {
    const rows = maps.map((map) => make('li', {}, link(map), ' ', make('code', {}, map.name), ' ', make('span', {}, summary(map))));
    const nothing = maps.length || trouble ? [] : [make('p', {}, 'No map is there yet.')];
    document.getElementById('frame').replaceChildren(make('h1', {}, 'Maps'), make('ul', { class: 'live-index' }, ...rows), ...nothing, ...(trouble ? [make('pre', {}, trouble)] : []));
    return;
  }
  tabs.hidden = maps.length < 2;
  tabs.replaceChildren(make('a', { href: '/' }, 'All maps'), ...maps.map(link));
};

// ---- A click that leads to the source ----
const drawing = () => document.querySelector('#scroll .sheet > svg');
const placeOf = (element) => {
  const group = element?.closest('[data-line]');
  return group && { line: Number(group.dataset.line), file: Number(group.dataset.file ?? 0) };
};
const root = document.documentElement;
const toSource = button('Source', () => {
  const on = root.classList.toggle('live-source');
  toSource.setAttribute('aria-pressed', String(on));
  if (on) tell(`A click in the drawing ${data.editor ? 'opens' : 'copies'} its line; so does Alt+click at any time.`);
}, { class: 'live-toggle', 'aria-pressed': 'false', title: 'Click to go to the source (or Alt+click at any time)' });
document.addEventListener('click', (event) => {
  const place = drawing()?.contains(event.target) && placeOf(event.target);
  if (!place || !(event.altKey || root.classList.contains('live-source'))) return;
  event.preventDefault();
  event.stopPropagation();
  visit(place);
}, true);
// The panel of what is chosen gets a way to the source too, which the keyboard reaches.
const chosen = document.getElementById('chosen');
const ofChosen = button('Source', () => {
  const id = chosen.querySelector('.read').getAttribute('href').slice(1);
  const place = placeOf(drawing().querySelector(`[data-anchor="${CSS.escape(id)}"]`));
  if (place) visit(place);
}, { class: 'live-chosen' });
chosen?.querySelector('[data-act=copy]')?.after(' ', ofChosen);

// ---- The page, as the server knows it: without what scripts have added ----
const isOwn = (node) => node.nodeType === 3 || (node.nodeType === 1 && !/^(style|script)$/i.test(node.nodeName));
const mirror = (node) => ({ node, children: [...node.childNodes].filter(isOwn).map(mirror) });
const nodes = [...document.body.childNodes];
const page = isIndex || isShell ? null
  : { node: document.body, children: nodes.slice(0, nodes.indexOf(live)).filter(isOwn).map(mirror) };

const fresh = (markup, parent) => {
  const svg = parent.namespaceURI === 'http://www.w3.org/2000/svg';
  const template = document.createElement('template');
  template.innerHTML = svg ? `<svg>${markup}</svg>` : markup;
  return (svg ? template.content.firstChild : template.content).firstChild;
};
const setAll = (node, attributes) => {
  const before = node === drawing() && node.viewBox.baseVal.width;
  for (const [name, value] of Object.entries(attributes)) {
    // How large the drawing is shown is the reader's choice, and so is what bears a mark.
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
    at.children.forEach((child) => { if (!stay.has(child)) child.node.remove(); });
    let last = null;
    for (const child of next) {
      if (!old.has(child)) {
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
    drawing()?.querySelector(':scope > style')?.remove();
    sheet.replaceSync(style);
    document.adoptedStyleSheets = [sheet];
  }
  steps.forEach((step, index) => acts[step.do](found[index], step));
  document.title = title;
};

// ---- What changed, by what it says and not by where it stands ----
const signed = () => {
  const signs = new Map();
  for (const group of drawing()?.querySelectorAll('g[data-line]:not(.map)') ?? []) {
    const { line, file, anchor, ...facts } = group.dataset;
    const sign = `${group.classList[0]}\n${group.textContent}\n${Object.values(facts).join('\n')}`;
    signs.has(sign) ? signs.get(sign).push(group) : signs.set(sign, [group]);
  }
  return signs;
};
let signs = null;
const flash = () => {
  const before = signs;
  signs = signed();
  const changed = new Set([...signs].flatMap(([sign, groups]) => groups.slice(before?.get(sign)?.length ?? 0)));
  // The innermost alone: what holds it says the same.
  changed.forEach((group) => { for (let up = group.parentElement; up; up = up.parentElement) changed.delete(up); });
  const svg = drawing(), from = svg.getScreenCTM().inverse();
  const boxes = [...changed].slice(0, 60).map((group) => {
    const box = group.getBBox(), { a, e, f } = from.multiply(group.getScreenCTM());
    return [box.x * a + e, box.y * a + f, box.width * a, box.height * a];
  });
  const rings = boxes.map(([x, y, width, height]) => {
    const rect = document.createElementNS('http://www.w3.org/2000/svg', 'rect');
    const place = { class: 'live-flash', x: x - 4, y: y - 4, width: width + 8, height: height + 8, rx: 5 };
    Object.entries(place).forEach(([key, value]) => rect.setAttribute(key, value));
    svg.append(rect);
    return rect;
  });
  const rows = [...touched].filter((row) => row.isConnected);
  touched.clear();
  rows.forEach((row) => row.classList.add('is-changed'));
  setTimeout(() => {
    rings.forEach((rect) => rect.remove());
    rows.forEach((row) => row.classList.remove('is-changed'));
  }, 1600);
};

// ---- The page's own script begins anew, from where it was ----
const ADDED = ['.spot', '.save', '[data-filter=lane] input', 'th button'];
const again = () => {
  const focus = ADDED.map((added) => [added, [...document.querySelectorAll(added)].indexOf(document.activeElement)]).find(([, at]) => at >= 0);
  leavePage = begin(leavePage());
  if (focus) document.querySelectorAll(focus[0])[focus[1]]?.focus({ preventScroll: true });
  flash();
};
let waiting = 0;
const soon = () => {
  if (waiting) return;
  // First the new picture, then everything else.
  waiting = requestAnimationFrame(() => setTimeout(() => { waiting = 0; again(); }));
};

// Where too much is new, the page is loaded anew, and comes back to where the reader was.
const KEY = 'wayline-live';
const boxes = () => [...document.querySelectorAll('#show input')];
const reload = () => {
  if (!isShell && drawing()) {
    const kept = leavePage(), scroll = document.getElementById('scroll');
    const { zoom, fits, current } = kept;
    const kind = { zoom, fits, current, lanes: [...kept.lanes], sorted: [...kept.sorted] };
    const off = boxes().filter((box) => !box.checked).map((box) => box.value);
    try { sessionStorage.setItem(KEY, JSON.stringify({ kind, off, at: [scroll.scrollLeft, scroll.scrollTop, scrollX, scrollY], path: location.pathname })); } catch { /* Then it begins at its top. */ }
  }
  location.reload();
};
const restore = () => {
  let kept = null;
  try { kept = JSON.parse(sessionStorage.getItem(KEY)); sessionStorage.removeItem(KEY); } catch { /* There is none. */ }
  if (kept?.path !== location.pathname) return;
  leavePage();
  boxes().forEach((box) => { box.checked = !kept.off.includes(box.value); });
  leavePage = begin({ ...kept.kind, lanes: new Set(kept.kind.lanes), sorted: new Map(kept.kind.sorted) });
  document.getElementById('scroll').scrollTo(kept.at[0], kept.at[1]);
  scrollTo(kept.at[2], kept.at[3]);
};

// ---- What the server tells ----
const link = make('span', { class: 'live-link', role: 'status' });
let stream = null, program = null, later;
const news = (event) => {
  const next = JSON.parse(event.data);
  version = next.version;
  if (next.drawn && (isShell || !next.page)) { reload(); return; }
  if (next.page) {
    signs ??= signed();
    try { apply(next.page); } catch { reload(); return; }
  }
  talk(next.say);
  if (next.page?.steps.length) soon();
};
const connect = () => {
  stream?.close();
  clearTimeout(later);
  if (document.hidden) return;
  stream = new EventSource(isIndex ? '/events' : `events?have=${version}`);
  stream.addEventListener('hello', (event) => {
    link.textContent = '';
    if (program && program !== event.data) location.reload();
    program = event.data;
  });
  stream.addEventListener('map', news);
  stream.addEventListener('list', (event) => list(JSON.parse(event.data)));
  stream.addEventListener('error', () => {
    link.textContent = 'Not connected';
    if (stream.readyState === EventSource.CLOSED) later = setTimeout(connect, 1000);
  });
};
// A tab that nobody sees keeps no stream: browsers have few for each server. It catches up when it is seen again.
document.addEventListener('visibilitychange', connect);

const strip = make('div', { class: 'live-strip' });
live.append(report, notice, strip);
strip.append(...(isIndex ? [link] : [status, tabs, link]));
if (page) {
  strip.append(toSource);
  document.addEventListener('DOMContentLoaded', () => { restore(); requestIdleCallback(() => { signs ??= signed(); }); });
}
list(words);
if (say) talk(say);
connect();
})();
