// What the roles of a drawing look like, for each way in which a page can say which colours it has.

async function run({ source, cases }) {
  return cases.map(([host, own]) => {
    document.body.innerHTML = `<div>${source}</div>`;
    const [div, svg] = [document.body.firstChild, document.body.querySelector("svg")];
    if (host) div.dataset.theme = host;
    if (own) svg.dataset.theme = own;
    const looks = {};
    for (const element of svg.querySelectorAll("[class]")) {
      for (const name of element.classList) {
        if (name.startsWith("f-")) looks[name.slice(2)] = getComputedStyle(element).fill;
        if (name.startsWith("s-")) looks[name.slice(2)] = getComputedStyle(element).stroke;
      }
    }
    return looks;
  });
}
