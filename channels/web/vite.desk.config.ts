import { createHash } from "node:crypto";
import { readFileSync } from "node:fs";
import type { Plugin } from "vite";
import { defineConfig } from "vite";

/** Files of `src/desk/public`, copied as they are. */
const PUBLIC = ["icon.svg", "icon-maskable.svg"];

/** Writes into the service worker what it has to keep for work without a network, and a version made of all of it. */
function precache(): Plugin {
  return {
    name: "precache",
    generateBundle: {
      order: "post",
      handler(_options, bundle) {
        const worker = bundle["sw.js"];
        if (worker?.type !== "chunk") throw new Error("the service worker was not built");
        const built = Object.keys(bundle).filter((name) => /\.(js|css)$/.test(name) && name !== "sw.js");
        const files = [...built, ...PUBLIC].sort();
        const version = createHash("sha256").update(files.join("\n")).update(worker.code);
        for (const name of PUBLIC) version.update(readFileSync(new URL(`src/desk/public/${name}`, import.meta.url)));
        const kept = { version: version.digest("hex").slice(0, 12), files: files.map((name) => `/quay/app/${name}`) };
        worker.code = worker.code.replace(/["'`]__KEPT__["'`]/, JSON.stringify(JSON.stringify(kept)));
      },
    },
  };
}

// Served by `channels/helpdesk` under /quay/app/, `sw.js` as /quay/sw.js.
export default defineConfig({
  base: "/quay/app/",
  publicDir: "src/desk/public",
  plugins: [precache()],
  build: {
    outDir: "dist/desk",
    emptyOutDir: true,
    // Chrome 109 is the last one on Windows 7, which many a counter still has.
    target: ["es2022", "chrome109", "firefox115", "safari16"],
    manifest: "manifest.json",
    modulePreload: false,
    rolldownOptions: {
      input: { desk: "src/desk/main.tsx", sw: "src/desk/worker/sw.ts" },
      output: {
        entryFileNames: (chunk) => (chunk.name === "sw" ? "sw.js" : "[name]-[hash].js"),
        assetFileNames: "[name]-[hash][extname]",
      },
    },
  },
});
