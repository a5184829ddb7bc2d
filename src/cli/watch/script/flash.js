// What changed, by what it says and not by where it is. A curve changes with each of its feelings, which are marked themselves.
const signed = () => {
  const signs = new Map();
  for (const group of drawing()?.querySelectorAll('g[data-line]:not(.w-map, .w-curve)') ?? []) {
    const { line, file, anchor, ...facts } = group.dataset;
    const sign = `${group.classList[0]}\n${group.textContent}\n${Object.values(facts).join('\n')}`;
    signs.has(sign) ? signs.get(sign).push(group) : signs.set(sign, [group]);
  }
  return signs;
};
let signs = null;
const drawn = (name, attributes, ...children) => {
  const element = document.createElementNS(SVG, name);
  Object.entries(attributes).forEach(([key, value]) => element.setAttribute(key, value));
  element.append(...children);
  return element;
};
const ROOM = 8;
// Rings in a layer of their own, so that the drawing isn't painted again and again while they fade.
const layer = (groups) => {
  const svg = drawing(), from = svg.getScreenCTM().inverse(), { width, height } = svg.viewBox.baseVal;
  const boxes = groups.map((group) => {
    const box = group.getBBox(), { a, e, f } = from.multiply(group.getScreenCTM());
    return { x: box.x * a + e - ROOM, y: box.y * a + f - ROOM, width: box.width * a + 2 * ROOM, height: box.height * a + 2 * ROOM };
  });
  const left = Math.min(...boxes.map(({ x }) => x)), top = Math.min(...boxes.map(({ y }) => y));
  const wide = Math.max(...boxes.map((box) => box.x + box.width)) - left, high = Math.max(...boxes.map((box) => box.y + box.height)) - top;
  const rings = boxes.map(({ x, y, width, height }) =>
    drawn('rect', { x: x + ROOM / 2, y: y + ROOM / 2, width: width - ROOM, height: height - ROOM, rx: 5 }));
  const all = drawn('svg', { class: 'live-flash', viewBox: `${left} ${top} ${wide} ${high}`, 'aria-hidden': 'true' }, ...rings);
  const share = (length, whole) => `${100 * length / whole}%`;
  Object.assign(all.style, { left: share(left, width), top: share(top, height), width: share(wide, width), height: share(high, height) });
  return all;
};
const flash = () => {
  const before = signs;
  signs = signed();
  const changed = new Set([...signs].flatMap(([sign, groups]) => groups.slice(before?.get(sign)?.length ?? 0)));
  // The innermost alone: what holds it says the same.
  changed.forEach((group) => { for (let up = group.parentElement; up; up = up.parentElement) changed.delete(up); });
  // What is in a lane that the reader has switched off isn't where it would be.
  changed.forEach((group) => { if (group.closest('.is-gone')) changed.delete(group); });
  const rows = [...touched].filter((row) => row.isConnected), shown = changed.size ? [layer([...changed].slice(0, 60))] : [];
  touched.clear();
  drawing().after(...shown);
  rows.forEach((row) => row.classList.add('is-changed'));
  setTimeout(() => {
    shown.forEach((element) => element.remove());
    rows.forEach((row) => row.classList.remove('is-changed'));
  }, 1600);
};
