'use strict';
// Everything here only adds: without it the page shows all maps.
const theme = document.querySelector('#theme');
if (theme) {
  theme.value = root.dataset.theme || '';
  theme.addEventListener('change', () => { paint(theme.value); remember(theme.value); });
}
const find = document.querySelector('#find'), none = document.querySelector('#none');
if (find) {
  const input = find.querySelector('input'), cards = [...document.querySelectorAll('.card')];
  const texts = cards.map((card) => plain(`${card.dataset.text} ${card.textContent}`));
  const pageOf = (of) => of.querySelector('a').getAttribute('href').split('#')[0];
  const search = () => {
    const words = plain(input.value).split(/\s+/).filter(Boolean);
    cards.forEach((card, at) => { card.hidden = !words.every((word) => texts[at].includes(word)); });
    const gone = new Set(cards.filter((card) => card.hidden).map(pageOf));
    document.querySelectorAll('.tables tbody tr').forEach((row) => { row.hidden = gone.has(pageOf(row)); });
    none.textContent = cards.every((card) => card.hidden) ? none.dataset.none : '';
  };
  input.addEventListener('input', search);
  document.addEventListener('keydown', (event) => {
    if (event.key === '/' && event.target !== input) { event.preventDefault(); input.focus(); }
  });
  if (input.value) search();
}
