import { createHash } from "node:crypto";
import { readFileSync } from "node:fs";
import { gzipSync } from "node:zlib";
import type { Plugin } from "vite";
import { defineConfig } from "vite";

/** Tells what a citizen on a slow line has to load, and what a portal writes into its tag. */
function weight(): Plugin {
  return {
    name: "weight",
    writeBundle: {
      order: "post",
      handler({ dir }) {
        const script = readFileSync(`${dir ?? "dist/widget"}/widget.js`);
        const integrity = createHash("sha384").update(script).digest("base64");
        const version = createHash("sha256").update(script).digest("hex").slice(0, 12);
        const packed = gzipSync(script, { level: 9 }).length;
        console.log(`widget.js: ${script.length} bytes, ${packed} gzipped (limit 40960)`);
        console.log(`/widget/${version}/widget.js  integrity="sha384-${integrity}"`);
      },
    },
  };
}

// One classic script: everything in it, also the style sheet. Served by `channels/widget` as /widget.js.
export default defineConfig({
  publicDir: false,
  plugins: [weight()],
  build: {
    outDir: "dist/widget",
    emptyOutDir: true,
    target: "es2022",
    lib: { entry: "src/widget/main.ts", formats: ["iife"], name: "motcua", fileName: () => "widget.js" },
  },
});
