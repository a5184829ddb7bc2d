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
  const search = () => {
    const words = input.value.toLowerCase().split(/\s+/).filter(Boolean);
    for (const card of cards) card.hidden = !words.every((word) => card.dataset.text.includes(word));
    none.textContent = cards.every((card) => card.hidden) ? none.dataset.none : '';
  };
  input.addEventListener('input', search);
  document.addEventListener('keydown', (event) => {
    if (event.key === '/' && event.target !== input) { event.preventDefault(); input.focus(); }
  });
  if (input.value) search();
}
