// Bundles scripts, styles and fonts into riwaya/serve/static; nothing there comes from elsewhere.
import { cpSync, mkdirSync, rmSync } from "node:fs";
import { build } from "esbuild";

const target = new URL("../riwaya/serve/static/", import.meta.url).pathname;
rmSync(target, { recursive: true, force: true });
mkdirSync(target, { recursive: true });

await build({
  entryPoints: {
    workspace: "src/workspace.ts",
    reader: "src/reader.ts",
    review: "src/review.ts",
    map: "src/map.ts",
    timeline: "src/timeline.ts",
    "workspace-style": "src/styles/workspace.css",
    "map-style": "src/styles/map.css",
  },
  outdir: target,
  entryNames: "[name]",
  chunkNames: "chunks/[name]-[hash]",
  assetNames: "assets/[name]-[hash]",
  bundle: true,
  splitting: true,
  format: "esm",
  target: "es2023",
  minify: true,
  legalComments: "linked",
  logLevel: "warning",
  // Every browser that paints ranges reads woff2.
  loader: { ".woff2": "file", ".woff": "empty", ".png": "file" },
});
cpSync("node_modules/world-atlas/countries-50m.json", `${target}countries.json`);
cpSync("src/icon.svg", `${target}icon.svg`);
