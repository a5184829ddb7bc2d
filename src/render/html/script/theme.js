'use strict';
// Before anything is painted: the colours that the reader chose. A page may be barred from its storage.
const root = document.documentElement;
const KEY = 'wayline-theme';
const remembered = () => { try { return localStorage.getItem(KEY); } catch { return ''; } };
// Where it can't be kept, it lasts as long as the page.
const remember = (theme) => { try { localStorage.setItem(KEY, theme); } catch {} };
const paint = (theme) => { if (theme) root.dataset.theme = theme; else delete root.dataset.theme; };
root.classList.add('js');
const linked = /[#&]theme=(light|dark)\b/.exec(location.hash)?.[1];
if (linked || ['light', 'dark'].includes(remembered())) paint(linked || remembered());
// For the search, on pages and on a site's index: without accents, and with a keyboard's hyphen for dashes and minus signs.
const plain = (text) => text.toLowerCase().normalize('NFKD').replace(/\p{M}/gu, '').replace(/ß/g, 'ss').replace(/[−–]/g, '-');
