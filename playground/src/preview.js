// The map's page in a sandboxed frame. A new page is loaded behind the one that is shown and takes its place once it is there, scrolled
// to where that one was, so that nothing flickers while one types.

export function createPreview(parent, { line }) {
  let shown = null;
  let next = null;
  let queued = null;
  let scroll = [0, 0];
  let theme = "";

  const post = (frame, message) => frame?.contentWindow?.postMessage({ wayline: message }, "*");

  addEventListener("message", ({ source, data }) => {
    const message = data?.wayline;
    if (!message) return;
    if (next && source === next.contentWindow && message.ready) {
      post(next, { scroll, theme });
      shown?.remove();
      [shown, next] = [next, null];
      shown.removeAttribute("inert");
      shown.classList.add("shown");
      if (queued !== null) load(queued);
    } else if (shown && source === shown.contentWindow) {
      if (Array.isArray(message.scroll)) scroll = message.scroll.map(Number);
      if (Number.isInteger(message.line)) line(message.line);
    }
  });

  function load(html) {
    queued = null;
    next?.remove();
    next = document.createElement("iframe");
    next.title = "The map";
    next.setAttribute("sandbox", "allow-scripts allow-popups");
    next.setAttribute("inert", "");
    next.srcdoc = html;
    parent.append(next);
  }

  return {
    /** Shows a page; one that is being loaded comes first, or whoever types fast would never see any. */
    show(html) {
      if (next) queued = html;
      else load(html);
    },
    top() {
      scroll = [0, 0];
    },
    theme(name) {
      theme = name;
      post(shown, { theme });
    },
  };
}
