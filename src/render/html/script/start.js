// A live page begins again each time its map has changed, from what was kept; any other begins once.
const begin = (kept) => {
  const ending = new AbortController();
  const scroll = one('#scroll'), sheet = one('.sheet', scroll), svg = one(':scope > svg', sheet);
  const { width, height } = svg.viewBox.baseVal;
  const listen = (target, type, act, options) => target.addEventListener(type, act, { ...options, signal: ending.signal });
  const page = { kept, listen, scroll, sheet, svg, width, height, rtl: root.dir === 'rtl', words: one('main').dataset, ends: [] };
  features.forEach((add) => add(page));
  // Ends it, and gives what the next beginning keeps.
  return () => {
    const keep = {};
    ending.abort();
    page.ends.forEach((end) => end(keep));
    return keep;
  };
};
let leavePage = begin();
