'use strict';
// Everything here only adds: without it the page shows the drawing, the tables and the links between them.
const all = (selector, within = document) => [...within.querySelectorAll(selector)];
const one = (selector, within = document) => within.querySelector(selector);
const set = (element, attributes) => {
  Object.entries(attributes).forEach(([key, value]) => element.setAttribute(key, value));
  return element;
};
const make = (name, text, attributes = {}) => {
  const element = set(document.createElement(name), attributes);
  element.textContent = text;
  return element;
};
const draw = (name, attributes) => set(document.createElementNS('http://www.w3.org/2000/svg', name), attributes);

// A live page begins anew each time its map has changed, from what was kept; any other begins once.
const begin = (kept) => {
const ending = new AbortController();
const listen = (target, type, act, options) => target.addEventListener(type, act, { ...options, signal: ending.signal });
const scroll = one('#scroll'), sheet = one('.sheet', scroll), svg = one('svg', sheet);
const words = one('main').dataset;
const { width: W, height: H } = svg.viewBox.baseVal;

// Colours.
const theme = one('#theme');
if (theme) {
  theme.value = root.dataset.theme || '';
  listen(theme, 'change', () => { paint(theme.value); remember(theme.value); });
}
let before;
listen(window, 'beforeprint', () => { before = root.dataset.theme; if (theme) paint('light'); });
listen(window, 'afterprint', () => paint(before));

// A box of the drawing's own units around something in it.
const boxOf = (group) => {
  const box = group.getBBox();
  const matrix = svg.getScreenCTM().inverse().multiply(group.getScreenCTM());
  return { x: box.x + matrix.e, y: box.y + matrix.f, width: box.width, height: box.height };
};

// Headers that stay: copies of the stage band, the columns' titles and the lanes' names, in the drawing's own coordinates.
const stays = [];
const stay = (side, groups, view) => {
  const holder = make('div', '', { class: `stay ${side}`, 'aria-hidden': 'true' });
  const copy = draw('svg', { class: 'wayline', viewBox: view.join(' '), 'font-family': svg.getAttribute('font-family') });
  for (const group of groups) {
    const to = svg.getScreenCTM().inverse().multiply(group.parentNode.getScreenCTM());
    const place = draw('g', { transform: `matrix(${[to.a, to.b, to.c, to.d, to.e, to.f]})` });
    place.append(group.cloneNode(true));
    all('[id]', place).forEach((element) => element.removeAttribute('id'));
    copy.append(place);
  }
  holder.append(copy);
  sheet.prepend(holder);
  stays.push({ copy, width: view[2], height: view[3] });
  return holder;
};
const band = one('.stages', svg), bandBox = band && boxOf(band);
// The lanes' names stand where lines begin.
const rtl = root.dir === 'rtl';
const gutter = !band ? 0 : rtl ? W - bandBox.x - bandBox.width - 4 : bandBox.x - 4;
// Columns have their titles right below the band, unless their lane isn't shown.
const bottom = band && bandBox.y + bandBox.height + 8;
const titled = all('.touchpoint > [font-weight], .step > [font-weight]', svg);
const lowest = Math.max(bottom, ...titled.map(boxOf).map((box) => box.y + box.height + 6));
const near = lowest < bottom + 120;
const stageStrip = band && stay('top', near ? [band, ...titled] : [band], [0, bandBox.y - 8, W, (near ? lowest : bottom) - bandBox.y + 8]);
const names = all('.grounds, .experience > rect, .lane-name, .experience > .title, .scale, .severities, .border', svg);
const laneStrip = band && stay('side', names, [rtl ? W - gutter : 0, 0, gutter, H]);

// Zoom.
const scale = one('#scale');
let zoom = 1, fits = '';
const offset = () => {
  const outer = scroll.getBoundingClientRect(), inner = svg.getBoundingClientRect();
  return { x: inner.left - outer.left, y: inner.top - outer.top };
};
const resize = () => {
  set(svg, { width: W * zoom, height: H * zoom });
  for (const { copy, width, height } of stays) set(copy, { width: width * zoom, height: height * zoom });
  scale.textContent = `${Math.round(zoom * 100)} %`;
  follow();
};
const zoomTo = (next, mode = '') => {
  const x = scroll.clientWidth / 2, y = scroll.clientHeight / 2;
  const from = offset(), at = { x: (x - from.x) / zoom, y: (y - from.y) / zoom };
  zoom = Math.min(Math.max(next, .1), 4);
  fits = mode;
  resize();
  const to = offset();
  scroll.scrollLeft += to.x + at.x * zoom - x;
  scroll.scrollTop += to.y + at.y * zoom - y;
};
const fit = {
  width: () => scroll.clientWidth / W,
  all: () => Math.min(scroll.clientWidth / W, (innerHeight - bar.offsetHeight) / H),
};
const step = (by) => zoomTo(Math.round(zoom * by * 20) / 20 || .1);
const zooms = {
  in: () => step(1.25),
  out: () => step(.8),
  one: () => zoomTo(1),
  width: () => zoomTo(fit.width(), 'width'),
  all: () => zoomTo(fit.all(), 'all'),
};
all('[data-zoom]').forEach((button) => listen(button, 'click', zooms[button.dataset.zoom]));
listen(scroll, 'keydown', (event) => {
  const name = { '+': 'in', '=': 'in', '-': 'out', 0: 'one', 1: 'width', 2: 'all' }[event.key];
  if (!name || event.ctrlKey || event.metaKey || event.altKey) return;
  event.preventDefault();
  zooms[name]();
});
const follow = () => {
  const { x, y } = offset(), hidden = rtl ? x + W * zoom - scroll.clientWidth : -x;
  stageStrip?.classList.toggle('is-on', -y > bandBox.y * zoom && -y < (H - 100) * zoom);
  laneStrip?.classList.toggle('is-on', hidden > 8 && gutter * zoom < scroll.clientWidth * .4);
};
listen(scroll, 'scroll', follow, { passive: true });
const bar = one('.bar');
const refit = () => {
  root.style.setProperty('--bar', `${bar.offsetHeight}px`);
  if (fits) zoomTo(fit[fits](), fits); else follow();
};
const watcher = new ResizeObserver(refit);
watcher.observe(bar);
listen(window, 'resize', refit);
refit();
if (kept) {
  ({ zoom, fits } = kept);
  if (fits) zoom = fit[fits]();
  resize();
} else {
  // The whole width where that can be read; else a size that can, to scroll through.
  zoom = fit.width() < .4 ? scroll.clientWidth < 720 ? .75 : 1 : Math.min(fit.width(), 1.5);
  if (zoom === fit.width()) fits = 'width';
  resize();
  if (rtl) scroll.scrollLeft = W * zoom;
}

// What stands where: parts of the drawing by the ids that links have.
const rowOf = (id) => document.getElementById(id);
const KINDS = ['stage', 'touchpoint', 'step', 'pain', 'gain', 'opportunity', 'persona', 'source'];
const parts = new Map();
for (const group of all('g[id][data-name]', svg)) {
  const kind = group.classList[0];
  let id = `${kind}-${group.dataset.name}`;
  // Where the drawing has the id itself, the table's has a sign more.
  while (rowOf(id)?.closest('svg')) id += '_';
  if (!KINDS.includes(kind) || !rowOf(id)) continue;
  parts.set(id, group);
  group.dataset.anchor = id;
}
const titles = new Map([...parts.keys()].map((id) => [id, one('caption strong, th .prose, th span', rowOf(id)).textContent]));
const ring = (groups, kind, room) => {
  const boxes = groups.map(boxOf);
  const least = (of) => Math.min(...boxes.map(of)), most = (of) => Math.max(...boxes.map(of));
  const x = least((box) => box.x) - room, y = least((box) => box.y) - room;
  const width = most((box) => box.x + box.width) + room - x, height = most((box) => box.y + box.height) + room - y;
  const rect = draw('rect', { class: `ring ${kind}`, x, y, width, height, rx: room + 2 });
  svg.append(rect);
  return rect;
};
const bring = (element) => {
  const outer = scroll.getBoundingClientRect(), inner = element.getBoundingClientRect();
  scroll.scrollLeft += inner.left + inner.width / 2 - outer.left - scroll.clientWidth / 2;
  scroll.scrollTop += inner.top + inner.height / 2 - outer.top - scroll.clientHeight / 2;
};

// What is chosen: a ring around it, a second one around what answers it or is answered by it, and all else pale.
const chosen = one('#chosen');
let current = '';
const related = (group) => {
  const answers = (of) => (of.dataset.answers || '').split(' ');
  const kind = group.classList[0], name = group.dataset.name;
  if (kind === 'pain') return all('.opportunity', svg).filter((other) => answers(other).includes(name));
  if (kind === 'opportunity') return answers(group).map((pain) => parts.get(`pain-${pain}`)).filter(Boolean);
  return [];
};
const clear = () => {
  all('.ring:not(.hit)', svg).forEach((element) => element.remove());
  all('.is-pale').forEach((element) => element.classList.remove('is-pale'));
  all('.is-target').forEach((element) => element.classList.remove('is-target'));
  chosen.hidden = true;
  current = '';
};
const choose = (id, toDrawing) => {
  clear();
  const group = parts.get(id), row = rowOf(id);
  row?.classList.add('is-target');
  if (!group) return;
  current = id;
  const others = related(group);
  const card = (of) => [one('.card', of) || of];
  const around = ring(card(group), '', 5);
  others.forEach((other) => ring(card(other), 'also', 5));
  if (['pain', 'opportunity'].includes(group.classList[0])) {
    const lit = [group, ...others];
    all('.pain, .gain, .opportunity', svg).filter((other) => !lit.includes(other)).forEach((other) => other.classList.add('is-pale'));
  }
  one('strong', chosen).textContent = titles.get(id);
  one('.read', chosen).href = `#${id}`;
  chosen.hidden = false;
  if (toDrawing) {
    scrollTo(0, 0);
    scroll.focus({ preventScroll: true });
  }
  if (toDrawing !== null) bring(around);
};
const visit = (id, toDrawing) => {
  history.pushState(null, '', `#${id}`);
  choose(id, toDrawing);
};
const target = () => { try { return decodeURIComponent(location.hash.slice(1)); } catch { return ''; } };
listen(window, 'hashchange', () => choose(target(), false));
listen(svg, 'click', (event) => {
  const group = event.target.closest('[data-anchor]');
  if (!group || event.target.closest('a') || !getSelection().isCollapsed) return;
  if (group.dataset.anchor === current) leave(); else visit(group.dataset.anchor, null);
});
const leave = () => {
  clear();
  history.replaceState(null, '', location.pathname + location.search);
};
listen(one('[data-act=close]'), 'click', leave);
const copies = (button, text) => {
  const said = button.textContent;
  listen(button, 'click', async () => {
    try { await navigator.clipboard.writeText(text()); button.textContent = words.copied; } catch { /* Some pages may not. */ }
    setTimeout(() => { button.textContent = said; }, 1500);
  });
};
copies(one('[data-act=copy]'), () => location.href);
listen(one('.read', chosen), 'click', (event) => {
  event.preventDefault();
  const row = rowOf(current);
  row.scrollIntoView({ block: 'center' });
  one('a, button', row)?.focus({ preventScroll: true });
});

// Menus close when something else is wanted.
const menus = all('.menu');
const close = (but) => menus.forEach((menu) => { if (menu !== but) menu.open = false; });
listen(document, 'click', (event) => close(event.target.closest('.menu')));
listen(document, 'keydown', (event) => {
  if (event.key === '/' && !event.target.closest('input, select')) { event.preventDefault(); input.focus(); }
  if (event.key !== 'Escape') return;
  const open = menus.find((menu) => menu.open);
  if (open) { close(); one('summary', open).focus(); } else if (current) leave();
});
all('.menu nav a').forEach((link) => listen(link, 'click', (event) => {
  close();
  const id = decodeURIComponent(link.getAttribute('href').slice(1));
  if (!link.dataset.jump || !parts.get(id)) return;
  event.preventDefault();
  visit(id, true);
}));

// The way from a table to the drawing.
for (const row of all('.tables [id]')) {
  if (!parts.has(row.id)) continue;
  const button = make('button', '↑', { type: 'button', class: 'spot', title: words.show, 'aria-label': `${words.show}: ${titles.get(row.id)}` });
  listen(button, 'click', () => visit(row.id, true));
  const title = one('caption strong', row);
  if (title) title.after(button); else one('th', row).append(button);
}

// What is shown.
const show = one('#show form');
const lanes = one('[data-filter=lane]', show);
for (const lane of all('.lane, .experience', svg)) {
  const name = one('.lane-name, .title', lane), label = name && all('[font-weight]', name).map((line) => line.textContent).join(' ');
  if (!label || !lane.dataset.name) continue;
  const box = make('label', '');
  const check = make('input', '', { type: 'checkbox', checked: 'checked', value: lane.dataset.name });
  check.checked = !kept?.lanes.has(lane.dataset.name);
  box.append(check, ' ', make('span', label, { dir: 'auto' }));
  lanes.append(box);
}
const off = (filter) => new Set(all(`[data-filter=${filter}] input:not(:checked)`, show).map((box) => box.value));
const none = (names, hidden) => names.length > 0 && names.every((name) => hidden.has(name));
const list = (text) => (text || '').split(' ').filter(Boolean);
const apply = () => {
  const [personas, channels, unsure, hidden] = ['persona', 'channel', 'confidence', 'lane'].map(off);
  const cards = all('[data-channels]', svg).filter((card) => none(list(card.dataset.channels), channels));
  const columns = new Set(cards.map((card) => card.dataset.name));
  for (const group of all('[data-persona], [data-column], [data-confidence], g.persona, .lane, .experience', svg)) {
    const { name, persona, column, confidence } = group.dataset;
    const named = group.matches('g.persona') ? personas : group.matches('.lane, .experience') ? hidden : new Set();
    group.classList.toggle('is-faded', none(list(persona), personas) || columns.has(column) || unsure.has(confidence) || named.has(name));
  }
  const leaveOut = (element, by) => element.classList.toggle('is-off', by);
  all('tr[data-lane]').forEach((row) => leaveOut(row, hidden.has(row.dataset.lane)));
  all('tbody[id]').forEach((body) => leaveOut(body, body.id.startsWith('touchpoint-') && columns.has(body.id.slice(11))));
  all('.tables li, .wide tbody tr').forEach((line) => {
    const known = one('[data-confidence]', line)?.dataset.confidence;
    leaveOut(line, none(all('.who', line).map((who) => who.dataset.persona), personas) || unsure.has(known));
  });
  one('#show summary').classList.toggle('is-active', personas.size + channels.size + unsure.size + hidden.size > 0);
};
listen(show, 'change', apply);
listen(show, 'reset', () => setTimeout(apply));
if (kept) apply();

// Find: whole texts of the drawing, however they are broken into lines.
const find = one('#find'), input = one('input', find), output = one('output', find);
const texts = all('g', svg).map((group) => all(':scope > text', group)).filter((lines) => lines.length)
  .map((lines) => [lines, lines.map((line) => line.textContent).join(' ').toLowerCase()]);
let hits = [], hit = -1;
const search = (stay) => {
  all('.ring.hit', svg).forEach((element) => element.remove());
  const wanted = input.value.trim().toLowerCase();
  const found = wanted ? texts.filter(([, text]) => text.includes(wanted)).slice(0, 200) : [];
  hits = found.map(([lines]) => ring(lines, 'hit', 3));
  hit = -1;
  next(stay);
};
const next = (stay) => {
  if (hits.length) { hit = (hit + 1) % hits.length; if (!stay) bring(hits[hit]); }
  hits.forEach((rect, index) => rect.classList.toggle('is-current', index === hit));
  output.textContent = input.value.trim() && output.dataset.of.replace('{}', hit + 1).replace('{}', hits.length);
};
let waiting;
listen(input, 'input', () => { clearTimeout(waiting); waiting = setTimeout(() => search(), 120); });
listen(find, 'submit', (event) => { event.preventDefault(); scrollTo(0, 0); next(); });
if (kept && input.value) search(true);

// Tables: sorted by any column, and as CSV.
const textOf = (cell) => {
  const lines = all('li', cell), tidy = (element) => {
    const copy = element.cloneNode(true);
    all('.spot', copy).forEach((button) => button.remove());
    return copy.textContent.replace(/\s+/g, ' ').trim();
  };
  return lines.length ? lines.map(tidy).join('; ') : tidy(cell);
};
const keyOf = (row, index) => row.cells[index].dataset.value ?? textOf(row.cells[index]);
const compare = new Intl.Collator(undefined, { numeric: true }).compare;
const order = (a, b) => {
  if (!a || !b) return a ? -1 : b ? 1 : 0;
  const [x, y] = [Number(a), Number(b)];
  return Number.isNaN(x) || Number.isNaN(y) ? compare(a, b) : x - y;
};
// A spreadsheet takes a cell that begins like this for a formula.
const csvCell = (text) => `"${(/^[=+@\t]|^-(?!\d)/.test(text) ? `'${text}` : text).replaceAll('"', '""')}"`;
const sorted = new Map();
for (const table of all('table.sortable')) {
  const heads = all('thead th', table), body = table.tBodies[0];
  heads.forEach((head, index) => {
    const button = make('button', head.textContent, { type: 'button' });
    head.replaceChildren(button);
    const sort = (down) => {
      heads.forEach((other) => other.removeAttribute('aria-sort'));
      head.setAttribute('aria-sort', down ? 'descending' : 'ascending');
      const rows = [...body.rows].map((row) => [keyOf(row, index), row]);
      rows.sort(([a], [b]) => (down && a && b ? -order(a, b) : order(a, b)));
      body.append(...rows.map(([, row]) => row));
      sorted.set(table.dataset.file, [index, down]);
    };
    listen(button, 'click', () => sort(head.getAttribute('aria-sort') === 'ascending'));
    const [column, down] = kept?.sorted.get(table.dataset.file) ?? [];
    if (column === index) sort(down);
  });
  const csv = () => [...table.rows].filter((row) => !row.classList.contains('is-off'))
    .map((row) => [...row.cells].map((cell) => csvCell(textOf(cell))).join(',')).join('\r\n') + '\r\n';
  const saver = make('button', words.save, { type: 'button', class: 'save' });
  listen(saver, 'click', () => {
    // The mark at the beginning tells spreadsheets that it is UTF-8.
    const url = URL.createObjectURL(new Blob(['\ufeff', csv()], { type: 'text/csv' }));
    make('a', '', { href: url, download: `${table.dataset.file}.csv` }).click();
    setTimeout(() => URL.revokeObjectURL(url), 1e3);
  });
  const copier = make('button', words.copy, { type: 'button', class: 'save' });
  copies(copier, csv);
  table.parentNode.after(saver, ' ', copier);
}

if (kept?.current && parts.has(kept.current)) {
  choose(kept.current, null);
} else if (!kept && parts.has(target())) {
  choose(target(), true);
  // The browser goes to the table's row once everything is there; the drawing comes first.
  listen(window, 'load', () => requestAnimationFrame(() => setTimeout(() => scrollTo(0, 0))));
}

// Takes everything away that was added, and gives what the next beginning keeps.
return () => {
  const keep = { zoom, fits, current, lanes: off('lane'), sorted };
  ending.abort();
  watcher.disconnect();
  clear();
  all('.stay, .ring, .spot, .save, [data-filter=lane] label').forEach((element) => element.remove());
  all('.is-off, .is-faded').forEach((element) => element.classList.remove('is-off', 'is-faded'));
  all('table.sortable thead th').forEach((head) => { head.textContent = head.textContent; head.removeAttribute('aria-sort'); });
  return keep;
};
};
let leavePage = begin();
