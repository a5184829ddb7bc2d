import wayline from "wayline/remark";

export default {
  title: "Journeys",
  url: "https://docs.example",
  baseUrl: "/",
  onBrokenLinks: "throw",
  presets: [
    [
      "classic",
      {
        blog: false,
        docs: { routeBasePath: "/", remarkPlugins: [[wayline, { dark: '[data-theme="dark"]', today: "2026-11-21" }]] },
      },
    ],
  ],
};
