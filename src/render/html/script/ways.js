// Ways: pointing at a column, choosing it or reaching its rows by keyboard leaves only the arcs strong that lead there or away from it, and
// rings the columns before and after it. Choosing a persona leaves only that persona's.
features.push((page) => {
  const { listen, svg, parts, ends } = page;
  const ways = all('.w-way', svg);
  const list = (text) => (text || '').split(' ').filter(Boolean);
  const part = (column) => parts.get(`touchpoint-${column}`) || parts.get(`step-${column}`);
  let rest = '', lit = '';
  const light = (column) => {
    if (column === lit) return;
    lit = column;
    all('.ring.near', svg).forEach((ring) => ring.remove());
    const { from, to } = part(column)?.dataset || {};
    [...list(from), ...list(to)].map(part).filter(Boolean).forEach((card) => page.ring([card], 'near', 3));
    const own = ways.filter(({ dataset }) => column && (dataset.from === column || dataset.to === column));
    ways.forEach((way) => way.classList.toggle('is-pale', own.length > 0 && !own.includes(way)));
  };
  const columnOf = ({ target }) => target.closest?.('[data-column]')?.dataset.column || target.closest?.('[data-from]')?.dataset.name;
  // Chromium lets a drawing that listens for the focus take it.
  ['pointerover', 'focusin'].forEach((kind) => listen(page.scroll, kind, (event) => light(columnOf(event) || rest)));
  listen(svg, 'pointerleave', () => light(rest));
  // In the tables the keyboard goes from row to row.
  const rowIn = ({ target }) => target.closest?.('tbody[id]')?.id.replace(/^(touchpoint|step)-/, '') || '';
  listen(one('#journey'), 'focusin', (event) => light(rowIn(event) || rest));
  listen(one('#journey'), 'focusout', () => light(rest));
  page.chosenWays = (group) => {
    const { name } = group?.dataset || {}, kind = group && kindOf(group);
    rest = kind === 'touchpoint' || kind === 'step' ? name : '';
    lit = null;
    light(rest);
    if (kind !== 'persona') return;
    all('[data-persona]', svg).filter((of) => !list(of.dataset.persona).includes(name)).forEach((of) => of.classList.add('is-pale'));
  };
  ends.push(() => { rest = ''; light(''); });
});
