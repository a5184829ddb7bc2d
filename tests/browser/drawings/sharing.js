// Draws two maps apart, then both in one page, and tells what differs, which ids stand twice, and which reference
// leads out of its own drawing.

function look(svg) {
  return Array.from(svg.querySelectorAll("*"), (element) => {
    const style = getComputedStyle(element);
    const length = element.tagName === "text" ? element.getComputedTextLength().toFixed(1) : "";
    return [element.tagName, style.fill, style.stroke, style.fontFamily, style.fontWeight, style.opacity, length].join(" ");
  });
}

async function drawn(...sources) {
  document.body.innerHTML = sources.join("");
  do {
    document.body.getBoundingClientRect();
    await document.fonts.ready;
  } while (document.fonts.status !== "loaded");
  return Array.from(document.body.children);
}

function differences(before, after) {
  if (before.length !== after.length) return [`${before.length} elements became ${after.length}`];
  return before.flatMap((was, index) => (was === after[index] ? [] : [`${was} became ${after[index]}`])).slice(0, 10);
}

function astray(svg) {
  const values = Array.from(svg.querySelectorAll("*")).flatMap((element) => Array.from(element.attributes, ({ value }) => value));
  const names = values.map((value) => /^(?:url\()?#([^)]+)\)?$/.exec(value)?.[1]).filter((name) => name && !/^[0-9A-F]{6}$/.test(name));
  return names.filter((name) => !svg.contains(document.getElementById(name)));
}

async function run({ first, second }) {
  const apart = [look((await drawn(first))[0]), look((await drawn(second))[0])];
  const together = await drawn(first, second);
  const ids = Array.from(document.body.querySelectorAll("[id]"), ({ id }) => id);
  return {
    elements: apart[0].length + apart[1].length,
    changed: together.flatMap((svg, index) => differences(apart[index], look(svg))),
    twice: ids.filter((id, index) => ids.indexOf(id) !== index),
    astray: together.flatMap(astray),
  };
}
