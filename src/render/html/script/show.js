// What is shown, on paper too: personas, channels, what is known how well, lanes. Lanes that aren't shown leave no gap.
features.push((page) => {
  const { kept, listen, svg, ends } = page;
  const sheets = all('.paper:not(.across) > svg'), drawings = [svg, ...all('.paper > svg')];
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
  // Another view may have more lanes.
  const elsewhere = () => [...refused('lane')].filter((value) => !labels.some((label) => one('input', label).value === value));
  const none = (names, hidden) => names.length > 0 && names.every((name) => hidden.has(name));
  const list = (text) => (text || '').split(' ').filter(Boolean);
  // The rows of the drawing below its header, each with where it begins. Moving them leaves their own attributes alone.
  const top = (row) => row.transform.baseVal.consolidate()?.matrix.f ?? 0;
  // Gives what they lose in height, and whether no lane is left.
  const closeUp = (drawing, hidden) => {
    const map = one('.w-map', drawing), rows = [...map.children].filter((row) => row.matches('g[transform]'));
    const isLane = (row) => row?.matches('.w-lane, .w-experience'), isGone = (row) => isLane(row) && hidden.has(row.dataset.name);
    const first = rows.findIndex(isLane);
    if (first < 0) return [0, false];
    const starts = rows.map(top), gaps = [], begin = -top(map), end = begin + drawing.viewBox.baseVal.height;
    // Of the lines above lanes behind the line of visibility, that one is always the first.
    const borders = rows.filter((row) => row.matches('.w-border')), bordered = borders.filter((line) => !isGone(rows[rows.indexOf(line) + 1]));
    rows.forEach((row, at) => {
      if (at < first) return;
      const goes = row.matches('.w-border') ? borders.indexOf(row) >= bordered.length : isGone(row);
      row.classList.toggle('is-gone', goes);
      // A lane that is higher than a sheet continues on the next one.
      if (goes) gaps.push([Math.max(starts[at], begin), Math.min(starts[at + 1] ?? end, end)]);
    });
    const up = (y) => gaps.reduce((sum, [from, to]) => sum + Math.max(0, Math.min(y, to) - from), 0);
    rows.forEach((row, at) => { row.style.translate = up(starts[at]) ? `0 ${-up(starts[at])}px` : ''; });
    all(':scope > :is(.w-grounds, .w-stripes) > rect', map).forEach((rect) => {
      const y = rect.y.baseVal.value, end = y + rect.height.baseVal.value, lost = up(end) - up(y);
      Object.assign(rect.style, up(end) ? { y: `${y - up(y)}px`, height: `${end - y - lost}px` } : { y: '', height: '' });
    });
    return [up(end), rows.filter((row) => isLane(row) && !['ways', 'touchpoints'].includes(row.dataset.name)).every(isGone)];
  };
  const shorten = (sheet, lost) => set(sheet, { height: sheet.viewBox.baseVal.height - lost, preserveAspectRatio: 'xMinYMin slice' });
  const closeAll = (hidden) => {
    // The overview is one drawing, which can't close up.
    const across = one('.paper.across');
    across?.classList.toggle('is-gone', all('.w-lane, .w-experience', across).some((lane) => hidden.has(lane.dataset.name)));
    sheets.forEach((sheet, at) => {
      const [lost, isBare] = closeUp(sheet, hidden);
      shorten(sheet, lost);
      // The last sheet has the sources and the legend.
      sheet.classList.toggle('is-gone', lost > 0 && isBare && at < sheets.length - 1);
    });
    if (page.view === 'overview') return;
    page.height = page.whole - closeUp(svg, hidden)[0];
    page.heads();
    page.resize();
    page.redraw();
  };
  const apply = () => {
    const [personas, channels, unsure, here] = ['persona', 'channel', 'confidence', 'lane'].map(off), hidden = new Set([...here, ...elsewhere()]);
    const inDrawings = (selector) => drawings.flatMap((drawing) => all(selector, drawing));
    const cards = inDrawings('[data-channels]').filter((card) => none(list(card.dataset.channels), channels));
    const columns = new Set(cards.map((card) => card.dataset.name));
    for (const group of inDrawings('[data-persona], [data-column], [data-confidence], g.w-persona')) {
      const { name, persona, column, confidence } = group.dataset;
      const named = group.matches('g.w-persona') ? personas : new Set();
      group.classList.toggle('is-faded', none(list(persona), personas) || columns.has(column) || unsure.has(confidence) || named.has(name));
    }
    closeAll(hidden);
    const leaveOut = (element, by) => element.classList.toggle('is-off', by);
    all('tr[data-lane]').forEach((row) => leaveOut(row, hidden.has(row.dataset.lane)));
    all('tbody[id]').forEach((body) => leaveOut(body, body.id.startsWith('touchpoint-') && columns.has(body.id.slice(11))));
    all('.tables li, .wide tbody tr').forEach((line) => {
      const known = one('[data-confidence]', line)?.dataset.confidence;
      leaveOut(line, none(all('.who', line).map((who) => who.dataset.persona), personas) || unsure.has(known));
    });
    // A label without a line left says nothing.
    all('tr[data-lane]:has(li.is-off):not(:has(li:not(.is-off)))').forEach((row) => leaveOut(row, true));
    one('#show summary').classList.toggle('is-active', personas.size + channels.size + unsure.size + hidden.size > 0);
  };
  const changed = () => {
    const filters = all('fieldset', show).map((set) => set.dataset.filter);
    inAddress({ off: [...elsewhere().map((value) => `lane.${value}`), ...filters.flatMap((filter) => [...off(filter)].map((value) => `${filter}.${value}`))].join() });
    apply();
  };
  listen(show, 'change', changed);
  listen(one('button', show), 'click', () => {
    all('input', show).forEach((box) => { box.checked = true; });
    inAddress({ off: '' });
    changed();
  });
  ends.push(() => {
    all('.is-off, .is-faded, .is-gone').forEach((element) => element.classList.remove('is-off', 'is-faded', 'is-gone'));
    sheets.forEach((sheet) => shorten(sheet, 0));
    drawings.forEach((drawing) => all('[style]', drawing).forEach((moved) => moved.removeAttribute('style')));
  });
  if (!kept) {
    all('fieldset', show).forEach((set) => {
      const unwanted = refused(set.dataset.filter);
      all('input', set).forEach((box) => { box.checked = !unwanted.has(box.value); });
    });
  }
  if (one('input:not(:checked)', show) || elsewhere().length) apply();
});
