// Tables: sorted by any column, and as CSV.
features.push(({ kept, listen, copies, words, ends }) => {
  const shown = (element) => !element.closest('.is-off');
  const textOf = (cell) => {
    const lines = all('li', cell), tidy = (element) => {
      const copy = element.cloneNode(true);
      all('.spot', copy).forEach((button) => button.remove());
      return copy.textContent.replace(/\s+/g, ' ').trim();
    };
    return lines.length ? lines.filter(shown).map(tidy).join(';\u0020') : tidy(cell);
  };
  const keyOf = (row, index) => row.cells[index].dataset.value ?? textOf(row.cells[index]);
  const compare = new Intl.Collator(undefined, { numeric: true }).compare;
  const order = (a, b) => {
    if (!a || !b) return a ? -1 : b ? 1 : 0;
    const [x, y] = [Number(a), Number(b)];
    return Number.isNaN(x) || Number.isNaN(y) ? compare(a, b) : x - y;
  };
  // A spreadsheet takes a cell that begins like this for a formula.
  const isFormula = (text) => /^'*[=+\-@\t\r\n＝＋－＠]/.test(text) && !/^[+-]?[\d.,]+( ?%)?$/.test(text);
  const csvCell = (text) => `"${(isFormula(text) ? `'${text}` : text).replaceAll('"', '""')}"`;
  const offer = (frame, file, rows) => {
    const csv = () => rows().map((row) => `${row.map(csvCell)}\r\n`).join('');
    if (!frame.nextElementSibling?.matches('.save')) {
      frame.after(...[words.save, words.copy].map((text) => make('button', text, { type: 'button', class: 'save' })));
    }
    const saver = frame.nextElementSibling;
    // The mark at the beginning tells spreadsheets that it is UTF-8.
    listen(saver, 'click', () => download(new Blob(['\ufeff', csv()], { type: 'text/csv' }), `${file}.csv`));
    copies(saver.nextElementSibling, words.copy, csv);
  };
  const sorted = new Map();
  ends.push((keep) => { keep.sorted = sorted; });
  for (const table of all('table.sortable')) {
    const heads = all('thead th', table), body = table.tBodies[0], frame = table.parentNode, { file } = table.dataset;
    heads.forEach((head, index) => {
      let button = one('button', head);
      if (!button) {
        button = make('button', head.textContent, { type: 'button' });
        head.replaceChildren(button);
      }
      const sort = (down) => {
        heads.forEach((other) => other.removeAttribute('aria-sort'));
        head.setAttribute('aria-sort', down ? 'descending' : 'ascending');
        const rows = [...body.rows].map((row) => [keyOf(row, index), row]);
        rows.sort(([a], [b]) => (down && a && b ? -order(a, b) : order(a, b)));
        body.append(...rows.map(([, row]) => row));
        sorted.set(file, [index, down]);
      };
      listen(button, 'click', () => sort(head.getAttribute('aria-sort') === 'ascending'));
      const [column, down] = kept?.sorted.get(file) ?? [];
      if (column === index) sort(down);
    });
    offer(frame, file, () => [...table.rows].filter(shown).map((row) => [...row.cells].map(textOf)));
  }
  // The journey has no heads of its own: what a stage and a column are called is in front of each line.
  const story = one('#journey .stages');
  offer(story, 'journey', () => [story.dataset.head.split('|'), ...all('tr[data-lane]', story).filter(shown).map((row) =>
    [one('strong', row.closest('table')), one('span, small', row.parentNode), ...row.cells].map(textOf))]);
});
