// What the speaker says, in a window of its own. It is empty and from the same page, so it needs no address and no permission. Where the
// browser opens none, notes are below what everybody sees.
const STYLE = 'body{font:22px/1.5 system-ui,sans-serif;margin:32px;color-scheme:light dark}h1{font-size:28px;line-height:1.3}p{white-space:pre-line}.next{margin-top:40px;font-size:18px;opacity:.75}';
let speaker = null, alone = false;
features.push((page) => {
  const { listen } = page, story = one('#story'), button = one('[data-story=notes]', story);
  const isOpen = () => speaker && !speaker.closed;
  const lines = ({ notes }) => (notes.length ? notes : [button.dataset.none]).map((note) => make('p', note));
  page.notes = (step, count, coming) => {
    one('.notes', story)?.remove();
    if (isOpen()) {
      const next = coming ? [make('p', `${page.words.next}: ${coming.title}`, { class: 'next' })] : [];
      speaker.document.body.replaceChildren(make('p', count), make('h1', step.title), ...lines(step), ...next);
    } else if (alone) {
      const box = make('div', '', { class: 'notes' });
      box.append(...lines(step));
      one('.says', story).after(box);
    }
  };
  listen(button, 'click', () => page.toggleNotes());
  page.toggleNotes = () => {
    if (isOpen()) { speaker.close(); speaker = null; } else if (alone) alone = false; else {
      speaker = window.open('', `wayline-${document.title}`, 'popup,width=720,height=640');
      alone = !speaker;
      if (speaker) {
        const sheet = new speaker.CSSStyleSheet();
        sheet.replaceSync(STYLE);
        speaker.document.adoptedStyleSheets = [sheet];
        speaker.document.title = `${button.textContent}: ${document.title}`;
        speaker.document.documentElement.lang = root.lang;
        speaker.document.documentElement.dir = root.dir;
        speaker.document.addEventListener('keydown', (event) => page.storyKeys?.(event));
      }
    }
    page.refresh();
  };
});
addEventListener('pagehide', () => speaker?.close());
