// What a part of the drawing or a sign on a button means, at once, by pointer and by keyboard. The browser's own tips come late, and never
// for the keyboard.
features.push((page) => {
  const { listen, scroll, svg, parts, ends } = page, tip = one('#tip');
  let shown = null, quiet = [];
  const hide = () => {
    tip.hidden = true;
    // What was taken away so that the browser shows nothing of its own comes back.
    quiet.forEach(([of, title]) => of.prepend(title));
    quiet = [];
    shown = null;
  };
  const show = (of, text, point) => {
    if (shown === of) return;
    hide();
    shown = of;
    if (!text) return;
    tip.textContent = text;
    tip.hidden = false;
    const box = of.getBoundingClientRect(), { width, height } = tip.getBoundingClientRect();
    const x = point ? point.clientX : box.left + box.width / 2, y = point ? point.clientY + 20 : box.bottom + 8;
    const above = (point ? point.clientY : box.top) - height - 8;
    tip.style.left = `${Math.max(8, Math.min(x - width / 2, innerWidth - width - 8))}px`;
    tip.style.top = `${y + height + 8 < innerHeight || above < 8 ? Math.min(y, innerHeight - height - 8) : above}px`;
  };
  const titleOf = (of) => [...of.children].find((child) => child.localName === 'title');
  const titled = (target) => {
    let of = target;
    while (of && of !== svg && !titleOf(of)) of = of.parentElement;
    return of;
  };
  listen(document, 'pointerover', (event) => {
    if (event.pointerType === 'touch' || page.story || event.buttons) return;
    const sign = event.target.closest?.('[data-tip]');
    if (sign) { show(sign, sign.dataset.tip); return; }
    if (!svg.contains(event.target)) { if (!event.target.closest?.('#tip')) hide(); return; }
    const of = titled(event.target);
    show(of, of === svg ? '' : titleOf(of).textContent, event);
    const silenced = [of, svg].map((named) => [named, titleOf(named)]).filter(([, title]) => title);
    silenced.forEach(([, title]) => title.remove());
    quiet = [...quiet, ...silenced];
  });
  listen(document, 'focusin', ({ target }) => {
    if (!target.matches(':focus-visible')) return;
    if (target.dataset.tip) show(target, target.dataset.tip);
    else if (svg.contains(target) && titleOf(target)) show(target, titleOf(target).textContent);
    else hide();
  });
  ['pointerdown', 'wheel', 'blur'].forEach((kind) => listen(window, kind, hide, { passive: true }));
  listen(document, 'keydown', (event) => {
    if (event.key === 'Escape') hide();
  });
  // One part of the drawing can be reached by Tab, the others from there by arrows.
  const list = [...parts.values()];
  if (list.length && page.view !== 'telling') svg.setAttribute('role', 'group');
  list.forEach((part, at) => set(part, { tabindex: at ? -1 : 0, role: 'group', 'aria-label': page.titleOf(part.dataset.anchor) }));
  listen(scroll, 'keydown', (event) => {
    const at = list.indexOf(event.target), by = { ArrowRight: 1, ArrowDown: 1, ArrowLeft: -1, ArrowUp: -1 }[event.key];
    if (at < 0 || event.ctrlKey || event.metaKey || event.altKey || page.story) return;
    if (event.key === 'Enter') page.visit(event.target.dataset.anchor, null);
    else if (by && list[at + by]) {
      event.target.setAttribute('tabindex', -1);
      list[at + by].setAttribute('tabindex', 0);
      list[at + by].focus({ preventScroll: true });
      page.bring(list[at + by]);
    } else return;
    event.preventDefault();
    event.stopPropagation();
  });
  ends.push(() => {
    hide();
    all('[tabindex]', svg).forEach((part) => ['tabindex', 'role', 'aria-label'].forEach((name) => part.removeAttribute(name)));
  });
});
