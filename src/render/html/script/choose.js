// What is chosen: a ring around it, a second one around what answers it or is answered by it, and all else pale.
features.push((page) => {
  const { listen, scroll, svg, parts, words } = page;
  const chosen = one('#chosen');
  let current = '';
  const related = (group) => {
    const answers = (of) => (of.dataset.answers || '').split(' ');
    const kind = kindOf(group), name = group.dataset.name;
    if (kind === 'pain') return all('.w-opportunity, .w-unanswered', svg).filter((other) => answers(other).includes(name) || other.dataset.pain === name);
    if (kind === 'opportunity') return answers(group).map((pain) => parts.get(`pain-${pain}`)).filter(Boolean);
    return [];
  };
  const clear = () => {
    all('.ring:not(.hit)', svg).forEach((element) => element.remove());
    all('.is-pale').forEach((element) => element.classList.remove('is-pale'));
    all('.is-target').forEach((element) => element.classList.remove('is-target'));
    chosen.hidden = true;
    current = '';
    page.chosenWays();
  };
  const choose = (id, toDrawing) => {
    clear();
    const group = parts.get(id), row = rowOf(id);
    row?.classList.add('is-target');
    if (!group) return;
    current = id;
    page.chosenWays(group);
    const others = related(group);
    const card = (of) => [one('.w-card', of) || of];
    const around = page.ring(card(group), '', 5);
    others.forEach((other) => page.ring(card(other), 'also', 5));
    if (['pain', 'opportunity'].includes(kindOf(group))) {
      const lit = [group, ...others];
      all('.w-pain, .w-gain, .w-opportunity, .w-unanswered', svg).filter((other) => !lit.includes(other)).forEach((other) => other.classList.add('is-pale'));
    }
    one('strong', chosen).textContent = page.titleOf(id);
    one('.read', chosen).href = `#${id}`;
    chosen.hidden = false;
    if (toDrawing) {
      scrollTo(0, 0);
      scroll.focus({ preventScroll: true });
    }
    if (toDrawing !== null) { page.bring(around); page.settle(); }
  };
  page.choose = choose;
  page.visit = (id, toDrawing) => {
    address.place = id;
    address.choices.delete('at');
    showAddress(true);
    // From the tables the way leads into the drawing, which may have to be another one.
    if (toDrawing && (page.view === 'telling' || !parts.has(id))) page.look('detail', id); else choose(id, toDrawing);
  };
  page.leave = () => {
    if (!current) return false;
    clear();
    address.place = '';
    showAddress();
    return true;
  };
  // A link inside the page says only where to, one that was copied also what was chosen.
  listen(window, 'hashchange', () => {
    // What was told late is so already.
    if (location.hash.slice(1) === hashOf()) return;
    const { choices } = address, plain = !/[=&]/.test(location.hash);
    readAddress();
    if (plain) {
      address.choices = choices;
      showAddress();
      choose(address.place, false);
    } else {
      leavePage();
      leavePage = begin();
    }
  });
  listen(svg, 'click', (event) => {
    const group = event.target.closest('[data-anchor]');
    if (!group || event.target.closest('a') || !getSelection().isCollapsed) return;
    if (group.dataset.anchor === current) page.leave(); else page.visit(group.dataset.anchor, null);
  });
  // The detail begins where the overview was clicked twice.
  listen(svg, 'dblclick', ({ target }) => {
    const group = target.closest('[data-anchor]');
    if (page.view !== 'overview' || !group) return;
    address.place = group.dataset.anchor;
    page.look('detail', address.place);
  });
  listen(one('[data-act=close]'), 'click', page.leave);
  page.copies = (button, said, text) => listen(button, 'click', async () => {
    try { await navigator.clipboard.writeText(text()); } catch {
      // Pages that came over an unsafe connection have no clipboard, but an older way.
      const area = make('textarea', text());
      button.after(area);
      area.select();
      document.execCommand('copy');
      area.remove();
      button.focus();
    }
    button.textContent = words.copied;
    setTimeout(() => { button.textContent = said; }, 1500);
  });
  const copy = one('[data-act=copy]');
  copy.dataset.said ??= copy.textContent;
  page.copies(copy, copy.dataset.said, () => {
    showAddress();
    return location.href;
  });
  listen(one('.read', chosen), 'click', (event) => {
    event.preventDefault();
    const row = rowOf(current);
    row.scrollIntoView({ block: 'center' });
    one('a, button', row)?.focus({ preventScroll: true });
  });
  page.ends.push((keep) => { keep.current = current; clear(); });
  const { kept } = page;
  if (kept?.current) {
    choose(kept.current, kept.bring || null);
  } else if (!kept && parts.has(address.place)) {
    choose(address.place, address.choices.has('at') ? null : true);
    // The browser goes to the table's row once everything is there; the drawing comes first.
    listen(window, 'load', () => requestAnimationFrame(() => setTimeout(() => scrollTo(0, 0))));
  }
});
