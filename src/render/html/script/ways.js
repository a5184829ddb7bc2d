// Ways: pointing at a column or choosing it leaves only the arcs strong that lead there or away from it.
features.push(({ listen, svg, ends }) => {
  const ways = all('.w-way', svg);
  const light = (column) => ways.forEach(({ classList, dataset: { from, to } }) => {
    classList.toggle('is-pale', Boolean(column) && from !== column && to !== column);
  });
  const columnOf = ({ target }) => target.closest?.('[data-column]')?.dataset.column;
  const has = (column) => ways.some(({ dataset: { from, to } }) => from === column || to === column);
  const follow = (event) => {
    const column = columnOf(event);
    light(column && has(column) ? column : '');
  };
  ['pointerover', 'focusin', 'click'].forEach((kind) => listen(svg, kind, follow));
  listen(svg, 'pointerleave', () => light(''));
  ends.push(() => light(''));
});
