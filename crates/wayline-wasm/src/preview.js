(() => {
  "use strict";
  const tell = (message) => parent.postMessage({ wayline: message }, "*");
  addEventListener("message", ({ source, data }) => {
    if (source !== parent || !data?.wayline) return;
    const { scroll, theme } = data.wayline;
    if (theme) document.documentElement.dataset.theme = theme;
    if (scroll) scrollTo(scroll[0], scroll[1]);
  });
  let waiting = false;
  addEventListener("scroll", () => {
    if (waiting) return;
    waiting = true;
    requestAnimationFrame(() => {
      waiting = false;
      tell({ scroll: [scrollX, scrollY] });
    });
  }, { passive: true });
  addEventListener("click", ({ target }) => {
    if (!(target instanceof Element)) return;
    const link = target.closest("a[href]");
    const address = link?.getAttribute("href") ?? "";
    if (/^https?:/.test(address)) {
      // A frame can't show other sites.
      link.setAttribute("target", "_blank");
      link.setAttribute("rel", "noopener");
    }
    const marked = link ? null : target.closest("[data-line]");
    if (marked) tell({ line: Number(marked.dataset.line) });
  });
  addEventListener("DOMContentLoaded", () => tell({ ready: true }));
})();
