// What is shown: personas, channels, what is known how well, lanes.
features.push(({ kept, listen, svg, ends }) => {
  const show = one('#show .filters'), lanes = one('[data-filter=lane]', show);
  const before = all('label', lanes), labels = [];
  for (const lane of all('.w-lane, .w-experience', svg)) {
    const name = one('.w-lane-name, .w-title', lane), text = name && all('[font-weight]', name).map((line) => line.textContent).join(' ');
    const value = lane.dataset.name;
    if (!text || !value) continue;
    let label = before.find((old) => one('input', old).value === value);
    if (!label) {
      const check = make('input', '', { type: 'checkbox', checked: 'checked', value });
      check.checked = !kept?.lanes.has(value);
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
  const off = (filter) => new Set(all(`[data-filter=${filter}] input:not(:checked)`, show).map((box) => box.value));
  const none = (names, hidden) => names.length > 0 && names.every((name) => hidden.has(name));
  const list = (text) => (text || '').split(' ').filter(Boolean);
  const apply = () => {
    const [personas, channels, unsure, hidden] = ['persona', 'channel', 'confidence', 'lane'].map(off);
    const cards = all('[data-channels]', svg).filter((card) => none(list(card.dataset.channels), channels));
    const columns = new Set(cards.map((card) => card.dataset.name));
    for (const group of all('[data-persona], [data-column], [data-confidence], g.w-persona, .w-lane, .w-experience', svg)) {
      const { name, persona, column, confidence } = group.dataset;
      const named = group.matches('g.w-persona') ? personas : group.matches('.w-lane, .w-experience') ? hidden : new Set();
      group.classList.toggle('is-faded', none(list(persona), personas) || columns.has(column) || unsure.has(confidence) || named.has(name));
    }
    const leaveOut = (element, by) => element.classList.toggle('is-off', by);
    all('tr[data-lane]').forEach((row) => leaveOut(row, hidden.has(row.dataset.lane)));
    all('tbody[id]').forEach((body) => leaveOut(body, body.id.startsWith('touchpoint-') && columns.has(body.id.slice(11))));
    all('.tables li, .wide tbody tr').forEach((line) => {
      const known = one('[data-confidence]', line)?.dataset.confidence;
      leaveOut(line, none(all('.who', line).map((who) => who.dataset.persona), personas) || unsure.has(known));
    });
    one('#show summary').classList.toggle('is-active', personas.size + channels.size + unsure.size + hidden.size > 0);
  };
  listen(show, 'change', apply);
  listen(one('button', show), 'click', () => {
    all('input', show).forEach((box) => { box.checked = true; });
    apply();
  });
  ends.push((keep) => {
    keep.lanes = off('lane');
    all('.is-off, .is-faded').forEach((element) => element.classList.remove('is-off', 'is-faded'));
  });
  if (kept && one('input:not(:checked)', show)) apply();
});
