// What is shown: personas, channels, what is known how well, lanes. Lanes that aren't shown leave no gap.
features.push((page) => {
  const { kept, listen, svg, ends } = page;
  const show = one('#show .filters'), lanes = one('[data-filter=lane]', show);
  const before = all('label', lanes), labels = [];
  const refused = (filter) => new Set((address.choices.get('off') || '').split(',').filter((of) => of.startsWith(`${filter}.`))
    .map((of) => of.slice(filter.length + 1)));
  const unwanted = refused('lane');
  for (const lane of all('.w-lane, .w-experience', svg)) {
    const name = one('.w-lane-name, .w-title', lane), text = name && all('[font-weight]', name).map((line) => line.textContent).join(' ');
    const value = lane.dataset.name;
    if (!text || !value) continue;
    let label = before.find((old) => one('input', old).value === value);
    if (!label) {
      const check = make('input', '', { type: 'checkbox', checked: 'checked', value });
      check.checked = !unwanted.has(value);
      label = make('label', '');
      label.append(check, ' ', make('span', '', { dir: 'auto' }));
    }
    one('span', label).textContent = text;
    labels.push(label);
  }
  // What has the focus loses it where it is moved.
  if (labels.length !== before.length || labels.some((label, at) => label !== before[at])) {
    before.forEach((label) => label.remove());
    lanes.append(...labels);
  }
  lanes.hidden = labels.length < 2;
  const off = (filter) => new Set(all(`[data-filter=${filter}] input:not(:checked)`, show).map((box) => box.value));
  const none = (names, hidden) => names.length > 0 && names.every((name) => hidden.has(name));
  const list = (text) => (text || '').split(' ').filter(Boolean);
  // The rows of the drawing below its header, each with where it begins. Moving them leaves their own attributes alone.
  const top = (row) => row.transform.baseVal.consolidate()?.matrix.f ?? 0;
  const closeUp = (hidden) => {
    const map = one('.w-map', svg), rows = [...map.children].filter((row) => row.matches('g[transform]'));
    const first = rows.findIndex((row) => row.matches('.w-lane, .w-experience'));
    if (first < 0 || page.view === 'overview') return;
    const starts = rows.map(top), gaps = [];
    const isGone = (row) => row.matches('.w-lane, .w-experience') && hidden.has(row.dataset.name);
    // Of the lines above lanes behind the line of visibility, that one is always the first.
    const borders = rows.filter((row) => row.matches('.w-border')), bordered = borders.filter((line) => !isGone(rows[rows.indexOf(line) + 1]));
    rows.forEach((row, at) => {
      if (at < first || at === rows.length - 1) return;
      const goes = row.matches('.w-border') ? borders.indexOf(row) >= bordered.length : isGone(row);
      row.classList.toggle('is-gone', goes);
      if (goes) gaps.push([starts[at], starts[at + 1]]);
    });
    const up = (y) => gaps.reduce((sum, [from, to]) => sum + Math.max(0, Math.min(y, to) - from), 0);
    rows.forEach((row, at) => { row.style.translate = up(starts[at]) ? `0 ${-up(starts[at])}px` : ''; });
    all('.w-grounds > rect', map).forEach((rect) => {
      const y = rect.y.baseVal.value, end = y + rect.height.baseVal.value, lost = up(end) - up(y);
      Object.assign(rect.style, up(end) ? { y: `${y - up(y)}px`, height: `${end - y - lost}px` } : { y: '', height: '' });
    });
    page.height = page.whole - up(page.whole);
    page.heads();
    page.resize();
    page.redraw();
  };
  const apply = () => {
    const [personas, channels, unsure, hidden] = ['persona', 'channel', 'confidence', 'lane'].map(off);
    const cards = all('[data-channels]', svg).filter((card) => none(list(card.dataset.channels), channels));
    const columns = new Set(cards.map((card) => card.dataset.name));
    for (const group of all('[data-persona], [data-column], [data-confidence], g.w-persona', svg)) {
      const { name, persona, column, confidence } = group.dataset;
      const named = group.matches('g.w-persona') ? personas : new Set();
      group.classList.toggle('is-faded', none(list(persona), personas) || columns.has(column) || unsure.has(confidence) || named.has(name));
    }
    closeUp(hidden);
    const leaveOut = (element, by) => element.classList.toggle('is-off', by);
    all('tr[data-lane]').forEach((row) => leaveOut(row, hidden.has(row.dataset.lane)));
    all('tbody[id]').forEach((body) => leaveOut(body, body.id.startsWith('touchpoint-') && columns.has(body.id.slice(11))));
    all('.tables li, .wide tbody tr').forEach((line) => {
      const known = one('[data-confidence]', line)?.dataset.confidence;
      leaveOut(line, none(all('.who', line).map((who) => who.dataset.persona), personas) || unsure.has(known));
    });
    one('#show summary').classList.toggle('is-active', personas.size + channels.size + unsure.size + hidden.size > 0);
  };
  const changed = () => {
    const filters = all('fieldset', show).map((set) => set.dataset.filter), here = labels.map((label) => one('input', label).value);
    // Another view may have more lanes.
    const elsewhere = [...refused('lane')].filter((value) => !here.includes(value)).map((value) => `lane.${value}`);
    inAddress({ off: [...elsewhere, ...filters.flatMap((filter) => [...off(filter)].map((value) => `${filter}.${value}`))].join() });
    apply();
  };
  listen(show, 'change', changed);
  listen(one('button', show), 'click', () => {
    all('input', show).forEach((box) => { box.checked = true; });
    changed();
  });
  ends.push(() => {
    all('.is-off, .is-faded, .is-gone').forEach((element) => element.classList.remove('is-off', 'is-faded', 'is-gone'));
    all('[style]', svg).forEach((moved) => moved.removeAttribute('style'));
  });
  if (!kept) {
    all('fieldset', show).forEach((set) => {
      const unwanted = refused(set.dataset.filter);
      all('input', set).forEach((box) => { box.checked = !unwanted.has(box.value); });
    });
  }
  if (one('input:not(:checked)', show)) apply();
});
