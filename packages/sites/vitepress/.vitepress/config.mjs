import wayline from "wayline/markdown-it";

export default {
  title: "Maps",
  markdown: { config: (md) => md.use(wayline, { vue: true, dark: ".dark", today: "2026-11-21" }) },
};
