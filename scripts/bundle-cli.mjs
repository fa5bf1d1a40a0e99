// Bundles the command into dist/cli.cjs, and its threads' entry into dist/worker.cjs. One file starts faster than fifty, and CommonJS faster than a module (5 ms of 23).
import { chmodSync, readFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { build } from "esbuild";

const root = dirname(dirname(fileURLToPath(import.meta.url)));
const { version } = JSON.parse(readFileSync(join(root, "package.json"), "utf8"));
const bundles = { "src/cli/main.ts": "dist/cli.cjs", "src/cli/worker.ts": "dist/worker.cjs" };

for (const [entry, outfile] of Object.entries(bundles)) {
  await build({
    entryPoints: [join(root, entry)],
    outfile: join(root, outfile),
    bundle: true,
    platform: "node",
    format: "cjs",
    target: "node20.18",
    banner: {
      js: '#!/usr/bin/env node\n"use strict"; const moduleUrl = require("node:url").pathToFileURL(__filename).href;',
    },
    define: { EMILUA_VERSION: JSON.stringify(version), "import.meta.url": "moduleUrl" },
    minifySyntax: true,
    minifyWhitespace: true,
    legalComments: "none",
    logLevel: "warning",
  });
}
chmodSync(join(root, "dist/cli.cjs"), 0o755);
