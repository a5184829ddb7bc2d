// The journey presented stage by stage: how it feels, then each pain, then what answers it. Every step has an address.
features.push((page) => {
  const { kept, listen, scroll, sheet, svg, parts, words, width: W } = page;
  const story = one('#story'), says = one('.says', story), count = one('output', story), of = one('select', story);
  const still = matchMedia('(prefers-reduced-motion: reduce)');
  const idOf = (link) => decodeURIComponent(link.getAttribute('href').slice(1));
  const copies = (nodes) => nodes.map((node) => {
    const copy = node.cloneNode(true);
    all('.spot, .media', copy).forEach((element) => element.remove());
    all('[id]', copy).forEach((element) => element.removeAttribute('id'));
    // A click goes on; links are in the tables.
    all('a', copy).forEach((link) => link.replaceWith(...link.childNodes));
    return copy;
  });
  const textOf = (node) => copies([node])[0].textContent.replace(/\s+/g, ' ').trim();
  const para = (name, ...nodes) => {
    const line = make('p', '', { class: name });
    line.append(...nodes);
    return line;
  };
  const notesIn = (element) => all('.said', element).map(textOf);

  // The columns on the way, by stage: what is passed over isn't told.
  const stagesOf = (columns) => {
    const runs = [];
    for (const id of columns) {
      const row = rowOf(id), stage = row?.closest('table');
      if (!stage) continue;
      if (runs.at(-1)?.stage !== stage) runs.push({ stage, columns: [] });
      runs.at(-1).columns.push({ id, row });
    }
    return runs;
  };
  const rowsAt = (table, ids) => all(`#${table} tbody tr`).filter((row) => ids.has(idOf(one('td > a[href^="#"]', row) ?? one('td > a', row))));
  const stepsOf = (name) => {
    const chosen = all('option', of).find((option) => option.value === name) ?? of.options[0];
    const title = one('h1').textContent, about = one('meta[name=description]').content;
    const steps = [{ kind: 'start', view: 'overview', title, body: [para('big', title), ...(about === title ? [] : [para('', about)])], notes: notesIn(one('#about')) }];
    for (const { stage, columns } of stagesOf((chosen?.dataset.columns ?? '').split(' ').filter(Boolean))) {
      const name = textOf(one('caption strong', stage)), ids = new Set([stage.id, ...columns.map(({ id }) => id)]);
      const titles = columns.map(({ row }) => one('.column th span', row)).filter(Boolean).map(textOf);
      const mine = (row) => { const who = all('td > .who', row); return !chosen.value || !who.length || who.some(({ dataset }) => dataset.persona === chosen.value); };
      const gains = rowsAt('gains', ids).filter(mine).map((row) => para('small', ...copies([one('.bead', row)]), ' ', textOf(one('th .prose', row))));
      const goal = copies(all('caption .prose', stage)).map((goal) => para('', goal));
      const whole = all(':scope > tbody:not([id])', stage);
      steps.push({ kind: 'curve', stage: stage.id, columns: columns.map(({ id }) => id), title: name, view: 'detail',
        body: [para('big', name), ...goal, ...(titles.length ? [para('small', titles.join(page.rtl ? ' ← ' : ' → '))] : []), ...gains],
        notes: [...whole, ...columns.map(({ row }) => row)].flatMap(notesIn) });
      for (const row of rowsAt('pains', ids).filter(mine)) {
        const bead = row.cells[0], severity = one('.severity', row), text = textOf(one('th .prose', row)), list = all('td li', row);
        const head = (name) => para(name, ...copies([one('.bead', bead)]), ' ', text);
        steps.push({ kind: 'pain', part: row.id, title: text, view: 'detail',
          body: [para('small', `${name} · ${textOf(severity)}`), head('big'), ...(list.length ? [] : [para('bad', `${words.answered}: ${words.nothing}`)])], notes: [] });
        const ids = all('.w-opportunity', svg).filter(({ dataset }) => (dataset.answers || '').split(' ').includes(row.id.replace(/^pain-/, ''))).map(({ dataset }) => dataset.anchor);
        if (list.length) {
          steps.push({ kind: 'answer', part: row.id, answers: ids, title: `${words.answered}: ${textOf(list[0])}`, view: 'detail',
            body: [head('small'), ...list.map((item) => para('big', ...copies([item])[0].childNodes))], notes: [] });
        }
      }
    }
    return steps;
  };

  const boxOf = (groups) => {
    const boxes = groups.filter((group) => group && !group.closest('.is-gone')).map(page.boxOf);
    if (!boxes.length) return null;
    const least = (side) => Math.min(...boxes.map(side)), most = (side) => Math.max(...boxes.map(side));
    const x = least((box) => box.x), y = least((box) => box.y);
    return { x, y, width: most((box) => box.x + box.width) - x, height: most((box) => box.y + box.height) - y };
  };
  const freeRoom = () => ({ width: scroll.clientWidth, height: Math.max(scroll.clientHeight - story.offsetHeight, 160) });
  // A stage whose lanes are too high to be read in one piece is shown without its titles.
  const LEAST = .55, ROOM = 48;
  const roomFor = ({ height }) => (freeRoom().height - 2 * ROOM) / height;
  const nameOf = (id) => id.replace(/^[a-z]+-/, '');
  const subject = (step) => {
    if (step.kind === 'start') return null;
    if (step.kind === 'answer') return boxOf(step.answers.map((id) => parts.get(id))) ?? boxOf([parts.get(step.part)]);
    if (step.kind === 'pain') return boxOf([parts.get(step.part)]);
    // The stage's columns from side to side, from its title to its pains.
    const names = step.columns.map(nameOf), ids = new Set([step.stage, ...step.columns]);
    const stage = parts.get(step.stage), columns = step.columns.map((id) => parts.get(id)), across = boxOf([stage, ...columns]);
    const feelings = all('.w-feeling', svg).filter(({ dataset }) => names.includes(dataset.column));
    const pains = rowsAt('pains', ids).map((row) => parts.get(row.id));
    const curves = feelings.length ? feelings : all('.w-chart', svg);
    const frames = [[stage, ...columns, ...curves, ...pains], [...columns, ...curves, ...pains], [...curves, ...pains], curves].map(boxOf);
    const frame = frames.find((box) => box && roomFor(box) >= LEAST) ?? frames.at(-1);
    return across && frame ? { x: across.x, width: across.width, y: frame.y, height: frame.height } : across ?? frame;
  };
  // The camera: what is told, in the middle of what the words leave free.
  const look = (step, first) => {
    const free = freeRoom();
    const { x, y, width, height } = subject(step) ?? { x: 0, y: 0, width: W, height: page.height };
    const room = step.kind === 'start' ? 0 : ROOM;
    const most = step.kind === 'start' ? 3 : 1.75;
    const scale = Math.min((free.width - 2 * room) / width, (free.height - 2 * room) / height, most);
    const left = free.width / 2 - (x + width / 2) * scale, up = free.height / 2 - (y + height / 2) * scale;
    sheet.classList.toggle('is-still', first || still.matches);
    sheet.style.transform = `translate(${left}px, ${up}px) scale(${scale})`;
  };

  let at = -1, steps = [];
  const persona = () => [...parts.values()].find((group) => kindOf(group) === 'persona' && group.dataset.name === of.value);
  const show = (first) => {
    const step = steps[at], figures = words.found.replace('{}', at + 1).replace('{}', steps.length);
    says.replaceChildren(...step.body);
    // What is longer than its room has to be reached by keyboard.
    if (says.scrollHeight > says.clientHeight) says.tabIndex = 0; else says.removeAttribute('tabindex');
    count.textContent = figures;
    one('[data-story=back]', story).disabled = !at;
    one('[data-story=next]', story).disabled = at === steps.length - 1;
    page.choose(step.part ?? '', null);
    if (!step.part && of.value) page.chosenWays(persona());
    page.notes(step, figures, steps[at + 1]);
    look(step, first);
  };
  page.refresh = () => { if (page.story) show(true); };
  const drawn = (view) => (page.view === view || stored(view) ? view : page.view);
  const go = (to, first) => {
    const next = Math.max(0, Math.min(to, steps.length - 1)), view = drawn(steps[next].view);
    if (next === at && !first) return;
    inAddress({ story: String(next + 1), of: of.value, at: '', zoom: '' });
    if (view === page.view) { at = next; show(first); return; }
    page.look(view, undefined, { story: { at: next, of: of.value, from: page.from } });
  };
  const enter = ({ at: to, of: name, from }) => {
    page.story = true;
    page.from = from;
    of.value = name;
    if (of.selectedIndex < 0) of.selectedIndex = 0;
    steps = stepsOf(of.value);
    root.dataset.mode = 'story';
    story.hidden = false;
    [one('.bar'), ...all('main > section:not(#map), .curves, .foot')].forEach((part) => { if (part) part.inert = true; });
    const { width, height } = svg.viewBox.baseVal;
    set(svg, { width, height });
    page.small();
    scroll.scrollTo(0, 0);
    scroll.focus({ preventScroll: true });
    go(to, true);
  };
  const leave = () => {
    root.dataset.mode = 'drawing';
    story.hidden = true;
    all('[inert]').forEach((part) => { part.inert = false; });
    sheet.style.transform = '';
    page.story = false;
  };
  page.present = () => enter({ at: 0, of: '', from: page.view });
  const finish = () => {
    const { from } = page;
    leave();
    inAddress({ story: '', of: '' });
    if (document.fullscreenElement) document.exitFullscreen();
    page.look(from, '', {});
    one('[data-act=story]').focus({ preventScroll: true });
  };
  const acts = {
    next: () => go(at + 1), back: () => go(at - 1), first: () => go(0), last: () => go(steps.length), end: finish, notes: () => page.toggleNotes(),
  };
  all('button[data-story]', story).forEach((button) => { if (button.dataset.story !== 'notes') listen(button, 'click', acts[button.dataset.story]); });
  listen(one('[data-act=story]'), 'click', page.present);
  listen(of, 'change', () => { steps = stepsOf(of.value); go(Math.min(at, steps.length - 1), true); });
  const KEYS = {
    ArrowRight: 'next', ArrowDown: 'next', PageDown: 'next', ' ': 'next', Enter: 'next', ArrowLeft: 'back', ArrowUp: 'back', PageUp: 'back',
    Home: 'first', End: 'last', Escape: 'end', n: 'notes',
  };
  page.storyKeys = (event) => {
    const key = page.rtl ? { ArrowRight: 'ArrowLeft', ArrowLeft: 'ArrowRight' }[event.key] ?? event.key : event.key;
    const act = KEYS[key], isControl = event.target.closest?.('select, button, .says[tabindex]') && [' ', 'Enter', 'ArrowDown', 'ArrowUp', 'Home', 'End'].includes(event.key);
    if (!page.story || one('#keys').open || event.ctrlKey || event.metaKey || event.altKey || isControl) return;
    if (act) { event.preventDefault(); acts[act](); } else if (event.key === 'f') page.full(); else if (event.key === '?') page.keys['?']();
  };
  listen(document, 'keydown', page.storyKeys);
  listen(scroll, 'click', (event) => { if (page.story && !event.target.closest('a')) acts.next(); });
  listen(window, 'resize', page.refresh);
  page.ends.push((keep) => {
    if (page.story) keep.story = { at, of: of.value, from: page.from };
    leave();
  });
  const wanted = kept ? kept.story : address.choices.has('story') || one('main').dataset.story
    ? { at: Math.trunc(Number(address.choices.get('story')) || 1) - 1, of: address.choices.get('of') || '', from: page.view === 'telling' ? 'telling' : usualView() } : null;
  // The page has to be ready before it can begin again with another drawing.
  if (wanted) queueMicrotask(() => enter(wanted));
});
