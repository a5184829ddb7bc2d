// A click that leads to the source.
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
