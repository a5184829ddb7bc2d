// The page begins again each time its drawing has changed, from what was kept.
const begin = (kept) => {
  const ending = new AbortController();
  const scroll = one('#scroll'), sheet = one('.sheet', scroll), view = kept?.view || address.asked || usualView();
  swap(view);
  address.view = view;
  root.dataset.mode = view === 'telling' ? 'telling' : 'drawing';
  const svg = one(':scope > svg', sheet), { width, height } = svg.viewBox.baseVal;
  const listen = (target, type, act, options) => target.addEventListener(type, act, { ...options, signal: ending.signal });
  const page = { kept, listen, scroll, sheet, svg, view, width, height, whole: height, rtl: root.dir === 'rtl', words: one('main').dataset, ends: [] };
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
root.classList.add('is-ready');
