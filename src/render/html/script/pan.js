// Panning by drag, zooming by wheel and by two fingers, at the pointer.
features.push((page) => {
  const { listen, scroll } = page;
  const inFrame = (x, y) => {
    const { left, top } = scroll.getBoundingClientRect();
    return [x - left, y - top];
  };
  // A wheel turns many times before the next picture.
  let turned = 0, waiting = 0, at = [0, 0];
  listen(scroll, 'wheel', (event) => {
    if (page.story || !(event.ctrlKey || event.metaKey)) return;
    event.preventDefault();
    // A notch of a wheel is some hundred pixels, a step of a touchpad a few.
    turned += Math.max(-60, Math.min(60, event.deltaY * (event.deltaMode ? 20 : 1)));
    at = inFrame(event.clientX, event.clientY);
    waiting ||= requestAnimationFrame(() => {
      page.zoomTo(page.zoom * Math.exp(-turned / 240), '', at);
      waiting = turned = 0;
    });
  }, { passive: false });

  const gap = ([a, b]) => Math.hypot(a.clientX - b.clientX, a.clientY - b.clientY);
  const between = ([a, b]) => inFrame((a.clientX + b.clientX) / 2, (a.clientY + b.clientY) / 2);
  let pinch = null;
  listen(scroll, 'touchstart', ({ touches }) => { pinch = touches.length === 2 && !page.story ? { gap: gap(touches), zoom: page.zoom, at: between(touches) } : null; }, { passive: true });
  listen(scroll, 'touchmove', (event) => {
    if (!pinch || event.touches.length !== 2) return;
    event.preventDefault();
    // A drawing that is as wide as its frame can be moved only once it is larger.
    const now = between(event.touches);
    page.zoomTo(pinch.zoom * gap(event.touches) / pinch.gap, '', pinch.at);
    scroll.scrollBy(pinch.at[0] - now[0], pinch.at[1] - now[1]);
    pinch.at = now;
  }, { passive: false });
  listen(scroll, 'touchend', () => { pinch = null; });

  // Fingers scroll by themselves. With Shift, text is selected.
  let drag = null;
  listen(scroll, 'pointerdown', (event) => {
    const { clientX: x, clientY: y, button, pointerType, shiftKey, target } = event;
    const onBar = x - scroll.getBoundingClientRect().left > scroll.clientWidth || y - scroll.getBoundingClientRect().top > scroll.clientHeight;
    if (pointerType === 'touch' || button > 1 || shiftKey || onBar || page.story || target.closest('input')) return;
    if (button === 1) event.preventDefault();
    drag = { x, y, left: scroll.scrollLeft, top: scroll.scrollTop, moved: false };
  });
  // A drag ends in a click, in the same turn, that chooses nothing.
  const quiet = (event) => event.stopPropagation();
  const drop = () => {
    if (drag?.moved) {
      addEventListener('click', quiet, true);
      setTimeout(() => removeEventListener('click', quiet, true));
    }
    drag = null;
    root.classList.remove('is-dragging');
  };
  listen(window, 'pointermove', ({ clientX, clientY, buttons }) => {
    if (!drag) return;
    if (!buttons) return drop();
    const x = clientX - drag.x, y = clientY - drag.y;
    if (!drag.moved) {
      if (Math.hypot(x, y) < 5) return;
      drag.moved = true;
      root.classList.add('is-dragging');
      getSelection().removeAllRanges();
    }
    scroll.scrollTo(drag.left - x, drag.top - y);
  });
  listen(window, 'pointerup', drop);
  listen(window, 'pointercancel', drop);
  listen(scroll, 'dragstart', (event) => event.preventDefault());
});
