// Overview, detail, blueprint: one drawing is shown, the others wait in templates. Whatever changes the drawing ends the page and begins
// it again, from what was kept.
const stored = (view) => one(`template[data-view="${CSS.escape(view)}"]`);
const swap = (view) => {
  const sheet = one('.sheet'), from = stored(view);
  if (!from) return;
  const before = one(':scope > svg', sheet), next = from.content.querySelector('svg');
  from.content.append(before);
  sheet.append(next);
  from.dataset.view = sheet.dataset.view;
  sheet.dataset.view = view;
};
// A drawing that waits would take its typeface and its colours with it.
const styles = [one('.sheet > svg'), ...all('template').map(({ content }) => one('svg', content))].map((drawing) => one('style', drawing)).filter(Boolean);
document.head.append(...styles);
const isPhone = matchMedia('(max-width: 600px)');
// A link to a place leads into the detail; a small screen shows the journey from top to bottom.
const usualView = () => {
  if (/^(stage|touchpoint|step|pain|gain|opportunity|persona|source)-/.test(address.place)) return 'detail';
  return isPhone.matches ? 'telling' : one('main').dataset.opens;
};
features.push((page) => {
  const { listen } = page, buttons = all('[data-look]');
  buttons.forEach((button) => {
    button.setAttribute('aria-pressed', button.dataset.look === page.view);
    listen(button, 'click', () => page.look(button.dataset.look));
  });
  // Shows another view; at a place, if one is given.
  page.look = (view, place, more) => {
    if (view === page.view && !place && !more) return;
    const kept = { ...leavePage(), view, zoom: 0, fits: '', ...more };
    if (place !== undefined) kept.current = place;
    // What is chosen is looked for in the other drawing.
    kept.bring = !more && !!kept.current;
    leavePage = begin(kept);
    if (more) showAddress(); else inAddress({ at: '', zoom: '' });
  };
  page.ends.push((keep) => { keep.view = page.view; });
});
